import type { Step } from './submission.ts'

/** What can go wrong, by what a person can do about it. The wording of each is in `src/text/forge.ts`. */
export const faultKinds = [
  /** No answer: no network, wrong address, blocked, or interrupted. */
  'offline',
  /** The host answers, but not to this page: it does not allow other sites, or something strips that. */
  'cross-origin',
  /** The API's address in the settings is not https. */
  'insecure',
  /** The host sends us elsewhere: the repository was renamed, or a network wants a login first. */
  'redirected',
  'unauthorized',
  'forbidden',
  'rate-limit',
  'not-found',
  /** The branch moved meanwhile, again and again. */
  'conflict',
  'protected-branch',
  'fork-not-ready',
  /** The main branch of the person's fork has gone its own way. */
  'fork-diverged',
  'too-large',
  /** The host understood, and will not: a 400 or 422 with none of the reasons above. */
  'refused',
  /** Not the shape that the API has: a login page, another program. */
  'unexpected-answer',
  'server',
  'cancelled',
] as const
export type FaultKind = (typeof faultKinds)[number]

/** Never holds the token, an answer's text, or anything of a file. */
export interface Fault {
  kind: FaultKind
  step: Step
  status?: number
  /** Seconds until the host will listen again, where it said so. */
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
