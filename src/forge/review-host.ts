/** The host as the review sees it: pull requests to read, one comment, one label and one status to write. */

/** Name of the commit status; the protection of the main branch requires it. */
export const STATUS_NAME = 'keji-fuzong/review'

/** Times are ISO instants in UTC; every text is somebody else's. */
export interface ReviewPull {
  number: number
  /** Its page, for people. */
  url: string
  author: string
  state: 'open' | 'closed'
  /** Name of the branch that it goes into. */
  target: string
  /** Commit. */
  head: string
  /** `undefined` where it was deleted. */
  headRepository: HeadRepository | undefined
  /** Of the head, in the base repository: `refs/pull/N/head`, `refs/merge-requests/N/head`. */
  ref: string
  /** By the host's clock. */
  openedAt: string
}

export interface HeadRepository {
  id: string
  /** `undefined` where the token may not see it (a private fork at GitLab). */
  owner: string | undefined
  isBase: boolean
}

/**
 * The host had this commit by then, by its own clock, as the head of the pull request or below it; so everything
 * that the commit reaches was received by then. One commit may have several: the earliest counts.
 */
export interface HostReceipt {
  commit: string
  at: string
  /**
   * The pull request was opened then, and the host names no later push of this commit. Gitea leaves entries that the
   * token may not see out of its pages, so a push can be hidden: worth nothing where we saw another head since.
   */
  assumed?: true
}

export interface HostComment {
  id: string
  author: string
  body: string
}

export type StatusState = 'pending' | 'success' | 'failure'

export interface HostStatus {
  state: StatusState | 'other'
  /** Who set it; `undefined` where the host does not tell. */
  author: string | undefined
}

/** refused = a missing right (403), which is no failure; a rate limit throws. */
export type Written = 'done' | 'refused'

/** Every failure is a `ForgeError`. Names of accounts are compared without case (`sameAccount`). */
export interface ReviewHost {
  /** The token's account: its comments are ours, if they carry our marker too. */
  account(): Promise<string>
  defaultBranch(): Promise<string>
  /** Address of the base repository for git, without credentials. */
  cloneUrl(): Promise<string>
  /** `undefined` where there is none of this number. */
  pull(number: number): Promise<ReviewPull | undefined>
  /** All that are open into the default branch. */
  openPulls(): Promise<ReviewPull[]>
  /** Into the base repository; `undefined` where the host does not tell. */
  mayPush(account: string): Promise<boolean | undefined>
  /** `undefined` where the host does not tell. A commit that is the head and not among them: not known when. */
  receipts(pull: ReviewPull): Promise<HostReceipt[] | undefined>
  /** The oldest first. */
  comments(pull: ReviewPull): Promise<HostComment[]>
  /** A new one, or another text for that of this id; where that is gone, a new one. */
  writeComment(pull: ReviewPull, body: string, id?: string): Promise<void>
  /** Nothing happens where it is gone already. */
  deleteComment(pull: ReviewPull, id: string): Promise<void>
  labels(pull: ReviewPull): Promise<string[]>
  /** Labels that the repository lacks are made first; one that is gone already is no failure. */
  setLabels(pull: ReviewPull, add: readonly string[], remove: readonly string[]): Promise<Written>
  /** Of the pull request's head, under `STATUS_NAME`. */
  setStatus(
    pull: ReviewPull,
    state: StatusState,
    text: string,
    url?: string,
  ): Promise<Written | 'unsupported'>
  /** The newest under `STATUS_NAME` on the head; unsupported = there may never be one. */
  status(pull: ReviewPull): Promise<HostStatus | 'unsupported' | undefined>
}

export function sameAccount(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
