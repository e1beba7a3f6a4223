import type { FileChange } from './changes.ts'
import type { ChangeSet } from './submission.ts'

/** A repository that holds a branch: the main one, or somebody's fork. `id` is what the API calls it. */
export interface RepositoryRef {
  id: string
  owner: string
}

export interface Repository extends RepositoryRef {
  /** Its page, for people. */
  url: string
  canPush: boolean
  /** It can be read, and takes no submission. */
  isArchived: boolean
}

export interface Branch {
  name: string
  commit: string
}

export interface PullRequest {
  number: number
  /** Its page, for people. */
  url: string
  /** Where its branch is. */
  repository: RepositoryRef
  branch: string
  head: string
}

/** A file as a tree names it: `id` is its blob. */
export interface FileInTree {
  path: string
  id: string
}

/** The files directly below a folder, or those in its folders too. */
export type Depth = 'direct' | 'inside'

export interface NewCommit {
  repository: RepositoryRef
  branch: string
  /** Its head, or the start of a new branch. */
  parent: string
  exists: boolean
  /** Of a new branch: the branch of this repository that it starts from; `parent` is its head. */
  start?: string
  message: string
  changes: readonly FileChange[]
}

/**
 * The operations that the three hosts implement for one common procedure. None deletes a
 * or forces a branch. A branch that moved, or a name that was taken meanwhile, is the fault
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
  fork(account: string, main: Repository, head: string): Promise<{ repository: RepositoryRef; base: string }>
  /** The head of a branch. */
  head(repository: RepositoryRef, branch: string): Promise<string | undefined>
  /** The branches whose names begin so. */
  branches(repository: RepositoryRef, prefix: string): Promise<Branch[]>
  /** The pull requests into the main branch: the open ones, or those of one branch that are done. */
  openPulls(): Promise<PullRequest[]>
  closedPulls(repository: RepositoryRef, branch: string): Promise<PullRequest[]>
  /** The commits that the branch `head` has and `base` has not, both as they were seen: one that moved is a conflict. */
  ahead(repository: RepositoryRef, base: Branch, head: Branch): Promise<string[]>
  /**
   * Whether the main branch has every commit of a fork's branch; `undefined` where the host does not tell. Only where
   * a fork may lag behind.
   */
  isInMain?(repository: RepositoryRef, branch: string): Promise<boolean | undefined>
  /** The files below a folder; none where there is no folder. */
  list(repository: RepositoryRef, commit: string, folder: string, depth: Depth): Promise<FileInTree[]>
  read(repository: RepositoryRef, blob: string): Promise<Uint8Array>
  /** The newest commit of the main branch that an open pull request's branch has. */
  mergeBase(pull: PullRequest): Promise<string>
  /**
   * Merges the main branch into an open pull request's branch; false where both changed one file. Absent where
   * the host cannot.
   */
  level?(pull: PullRequest): Promise<boolean>
  commit(commit: NewCommit): Promise<string>
  openPull(repository: RepositoryRef, branch: string, change: ChangeSet): Promise<PullRequest>
}
