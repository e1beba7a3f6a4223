/** Where the content lives: the keys of `forge` in `site.yaml`; `branch` is the main branch. */
export interface ForgeSettings {
  kind: 'github' | 'gitea' | 'gitlab'
  /** Root of the API, e.g. `https://api.github.com`, `https://git.example.org/api/v1`, `…/api/v4`. */
  api: string
  owner: string
  repository: string
  branch: string
}

/** `null` deletes the file; where it does not exist, nothing happens. */
export interface ChangedFile {
  path: string
  text: string | null
}

/** What one submission changes: it becomes one branch, one commit, one pull request. */
export interface ChangeSet {
  /** The same for every submission of a district and year, e.g. `demands/2023/hongshan`. */
  branch: string
  /** Of a new pull request; one that is open already keeps its own, people may have edited it. */
  title: string
  body: string
  /** Of the commit. */
  message: string
  files: readonly ChangedFile[]
}

export const steps = [
  'account',
  'repository',
  'fork',
  'branch',
  'files',
  'commit',
  'pull-request',
  'receipts',
  'comment',
  'labels',
  'status',
] as const
export type Step = (typeof steps)[number]

export interface Progress {
  done: number
  total: number
}

/** Access to the outside: network and time. */
export interface Connection {
  fetch: typeof fetch
  signal?: AbortSignal
  onStep?: (step: Step, progress?: Progress) => void
  /** Milliseconds; tests do not wait. */
  wait?: (ms: number) => Promise<void>
}

/**
 * opened = a new pull request; continued = a commit on top of the open one; unchanged = the open one holds
 * exactly this already; in-main = the main branch does, so no pull request is needed.
 */
export type Submitted =
  | {
      outcome: 'opened' | 'continued' | 'unchanged'
      url: string
      number: number
      commit: string
      branch: string
    }
  | { outcome: 'in-main'; url: string; commit: string; branch: string }
