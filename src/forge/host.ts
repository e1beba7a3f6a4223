import type { Operation } from './operations.ts'
import type { ChangeSet } from './types.ts'

/** A repository that holds a branch: the main one, or somebody's fork. `id` is what the API calls it. */
export interface Place {
  id: string
  owner: string
}

export interface Repository extends Place {
  /** Its page, for people. */
  url: string
  canPush: boolean
}

export interface Branch {
  name: string
  commit: string
}

export interface Pull {
  number: number
  /** Its page, for people. */
  url: string
  /** Where its branch is. */
  place: Place
  branch: string
  head: string
}

/** A file as a tree names it: `id` is its blob. */
export interface Entry {
  path: string
  id: string
}

export interface NewCommit {
  place: Place
  branch: string
  /** Its head; or where a new branch starts. */
  parent: string
  exists: boolean
  message: string
  operations: readonly Operation[]
}

/**
 * The few things that the three hosts do, so that there is one procedure for all. None of them deletes a
 * branch or forces one: they only add. A branch that moved, or a name that was taken meanwhile, is the fault
 * `conflict`, and the procedure begins again.
 */
export interface Host {
  /** The name of the token's owner. */
  account(): Promise<string>
  repository(): Promise<Repository>
  /**
   * The person's fork, made where there is none, ready, and as near to the main branch as the host allows;
   * `base` is where a new branch in it starts.
   */
  fork(account: string, main: Repository, head: string): Promise<{ place: Place; base: string }>
  /** The head of a branch. */
  head(place: Place, branch: string): Promise<string | undefined>
  /** The branches whose names begin so. */
  branches(place: Place, prefix: string): Promise<Branch[]>
  /** The pull requests into the main branch: the open ones, or those of one branch that are done. */
  openPulls(): Promise<Pull[]>
  closedPulls(place: Place, branch: string): Promise<Pull[]>
  /** The commits that `head` has and `base` has not. */
  ahead(place: Place, base: string, head: string): Promise<string[]>
  /** The files directly below a folder; none where there is no folder. */
  list(place: Place, commit: string, folder: string): Promise<Entry[]>
  read(place: Place, blob: string): Promise<Uint8Array>
  commit(commit: NewCommit): Promise<string>
  open(place: Place, branch: string, change: ChangeSet): Promise<Pull>
}
