import type { Fault } from '../../forge/forge.ts'
import type { SealFault } from '../../sealed/seal-error.ts'
import { forgeFaults, forgeSteps, forgeWords } from '../../text/forge.ts'
import { sealFaults } from '../../text/sealed.ts'

/**
 * Errors of parts that are loaded when they are used, known by their names: to tell what happened, nothing
 * has to be loaded, so that it can be told without a network.
 */

/** What cannot be sealed or opened, in words; undefined for any other error. */
export function sealFaultWords(error: unknown): string | undefined {
  const fault = faultOf<SealFault>(error, 'SealError')
  return fault === undefined ? undefined : sealFaults[fault].problem + sealFaults[fault].repair
}

export interface Told {
  problem: string
  repair: string
  /** Where it stopped, and the number to tell the administrator. */
  where?: string
}

/** Any failure of a submission: the host's, the seal's, or of this page's own parts. */
export function submissionFault(error: unknown): Told {
  const sealed = faultOf<SealFault>(error, 'SealError')
  if (sealed !== undefined) return sealFaults[sealed]
  return forgeTold(faultOf<Fault>(error, 'ForgeError') ?? ownFault(error))
}

export function forgeTold({ kind, step, status, retryAfter }: Fault): Told {
  const { problem, repair } = forgeFaults[kind]
  const where = [forgeWords.stoppedAt(forgeSteps[step]), ...(status ? [forgeWords.status(status)] : [])]
  const wait = retryAfter === undefined ? '' : forgeWords.waitFor(retryAfter)
  return { problem, repair: repair + wait, where: `${where.join('，')}。` }
}

/** A part of the page that did not load is the network's fault; anything else is nobody's answer. */
function ownFault(error: unknown): Fault {
  const kind =
    error instanceof TypeError && /import|module|fetch/i.test(error.message) ? 'offline' : 'unexpected-answer'
  return { kind, step: 'account' }
}

function faultOf<F>(error: unknown, name: string): F | undefined {
  return error instanceof Error && error.name === name && 'fault' in error ? (error.fault as F) : undefined
}
