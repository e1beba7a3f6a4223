/** The host as `npm run new-site` sees it: the settings that a token of the bureau can look at and make. */
export interface SetupHost {
  /** Whether the token may change settings of the repository. */
  mayAdminister(): Promise<boolean>
  /** The branch that is reviewed and forked, which the settings have to name. */
  defaultBranch(): Promise<string>
  /** Names that the repository has, of those asked for. */
  labels(names: readonly string[]): Promise<string[]>
  addLabel(name: string): Promise<void>
  /** Whether pull requests are merged by a commit alone, so that a fork's commits are in main. */
  mergesByCommit(): Promise<boolean>
  mergeByCommit(): Promise<void>
  protection(): Promise<Protection>
  /** Protects the main branch; only these accounts merge, where the host takes names. */
  protect(bureau: readonly string[]): Promise<void>
  standing(account: string): Promise<Standing>
  addReader(account: string): Promise<void>
  /** Who has a right of their own; members of teams and groups are not all told. */
  collaborators(): Promise<string[]>
}

export type Protection =
  | 'as-wanted'
  | 'none'
  /** There is another rule: it is a person's to change. */
  | 'other'
  /** Not in this plan of the host. */
  | 'unsupported'

export type Standing =
  /** The host has no account of that name: whoever registers it has the district's rights. */
  | 'nobody'
  /** A private repository's stranger. */
  | 'outside'
  | 'invited'
  | 'reader'
  | 'pusher'
