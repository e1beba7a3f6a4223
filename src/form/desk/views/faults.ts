import type { Fault, ForgeSettings } from '../../../forge/forge.ts'
import type { SealFault } from '../../../sealed/seal-error.ts'
import { type ForgeFaultWords, forgeFaults, forgeSteps, forgeWords } from '../../../text/forge.ts'
import { sealFaults } from '../../../text/sealed.ts'
import { h } from '../../dom.ts'

/**
 * Recognises errors of lazily loaded modules by their names, so that they can be worded without loading
 * anything, even when the network is gone.
 */

/** What cannot be sealed or opened, in words; undefined for any other error. */
export function sealFaultWords(error: unknown): string | undefined {
  const fault = faultOf<SealFault>(error, 'SealError')
  return fault === undefined ? undefined : sealFaults[fault].problem + sealFaults[fault].repair
}

export interface FaultMessage {
  problem: string
  repair: string
  /** The step that failed, and the HTTP status for the administrator. */
  where?: string
}

/** Any failure of a submission: the host's, the seal's, or of this page's own parts. */
export function submissionFault(error: unknown, host: ForgeSettings['kind']): FaultMessage {
  const sealed = faultOf<SealFault>(error, 'SealError')
  if (sealed !== undefined) return sealFaults[sealed]
  return forgeFaultMessage(faultOf<Fault>(error, 'ForgeError') ?? ownFault(error), host)
}

/** The repair in the words of that host's pages, where they differ. */
export function forgeFaultMessage(
  { kind, step, status, retryAfter }: Fault,
  host: ForgeSettings['kind'],
): FaultMessage {
  const { problem, repair: repairs }: ForgeFaultWords = forgeFaults[kind]
  const repair = typeof repairs === 'string' ? repairs : repairs[host]
  const where = [forgeWords.stoppedAt(forgeSteps[step]), ...(status ? [forgeWords.status(status)] : [])]
  const wait = retryAfter === undefined ? '' : forgeWords.waitFor(retryAfter)
  return { problem, repair: repair + wait, where: `${where.join('，')}。` }
}

/** A module that did not load is a network fault; any other error is unexpected. */
function ownFault(error: unknown): Fault {
  const kind =
    error instanceof TypeError && /import|module|fetch/i.test(error.message) ? 'offline' : 'unexpected-answer'
  return { kind, step: 'account' }
}

function faultOf<F>(error: unknown, name: string): F | undefined {
  return error instanceof Error && error.name === name && 'fault' in error ? (error.fault as F) : undefined
}

/** Problem, repair, and the step that failed. */
export function faultLines({ problem, repair, where }: FaultMessage): HTMLElement[] {
  const location = where === undefined ? [] : [h('p', { class: 'quiet' }, where)]
  return [h('h3', {}, problem), h('p', {}, repair), ...location]
}

/** The same for a fault of the host. */
export function forgeFaultView(fault: Fault, host: ForgeSettings['kind']): HTMLElement[] {
  return faultLines(forgeFaultMessage(fault, host))
}
