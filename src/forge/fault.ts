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
  /** The API's address in the settings lacks the part that the host's API has. */
  'api-address',
  'unauthorized',
  'forbidden',
  /** The token may read only. */
  'token-read-only',
  /** The token may not see whose it is. */
  'token-without-user',
  /** GitHub: the main branch's workflows changed, and the token may not bring them into the fork. */
  'token-without-workflow',
  /** The repository is archived. */
  'archived',
  'rate-limit',
  'not-found',
  /** The branch moved meanwhile, several times. */
  'conflict',
  'protected-branch',
  /** A rule or a hook of the host refused the push, and nobody else had moved the branch. */
  'blocked',
  /** A branch `a` stands in the way of `a/b`, or the other way round. */
  'branch-in-the-way',
  'fork-not-ready',
  /** The person has a repository of that name that is no fork of it. */
  'name-taken',
  /** The person's fork is behind, cannot be levelled, and has another state of what is changed. */
  'fork-lags',
  /** The open pull request's branch is behind, cannot be levelled, and has another state of what is changed. */
  'pull-behind',
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
