import type { Step } from './submission.ts'

/** Kinds of failure, by what a person can do about it; worded in `src/text/forge.ts`. */
export const faultKinds = [
  /** No answer: no network, wrong address, blocked, or interrupted. */
  'offline',
  /** The host answers, but not to this page: CORS is off, or something strips its headers. */
  'cross-origin',
  /** The API's address in the settings is not https. */
  'insecure',
  /** The host redirects: the repository was renamed, or the network asks for a login first. */
  'redirected',
  'unauthorized',
  'forbidden',
  'rate-limit',
  'not-found',
  /** The branch moved meanwhile, several times. */
  'conflict',
  'protected-branch',
  'fork-not-ready',
  /** The main branch of the person's fork has diverged. */
  'fork-diverged',
  'too-large',
  /** The host refuses: a 400 or 422 for none of the reasons above. */
  'refused',
  /** No response of this API: a login page, another program. */
  'unexpected-answer',
  'server',
  'cancelled',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** Never holds the token, text of a response, or content of a file. */
export interface Fault {
  kind: FaultKind
  step: Step
  status?: number
  /** Seconds until the host accepts requests again, where it said so. */
  retryAfter?: number
}

export class ForgeError extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(`${fault.kind} at ${fault.step}${fault.status ? ` (${fault.status})` : ''}`)
    this.name = 'ForgeError'
    this.fault = fault
  }
}
