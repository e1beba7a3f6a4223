import type { TextFile } from '../../../forge/forge.ts'
import type { FolderToRead } from '../../../forge/read-folder.ts'
import type { ChangeSet, ForgeSettings, Progress, Step, Submitted } from '../../../forge/submission.ts'

/** What is handed in, as far as the form with the token must know. */
export interface HostWork {
  /** The ids of its controls begin so. */
  id: string
  forge: ForgeSettings
  intro: string
  /** What to do first for a token. */
  first: readonly string[]
  /** What stands in the way, and whether it can be handed in. */
  obstacles: () => { lines: HTMLElement[]; isReady: boolean }
  /** Whether the site's settings are others than this window's: nothing is handed in by old ones. */
  isOutdated: () => Promise<boolean>
  /** Reads alone; what to say of it. */
  read: (host: HostAccess) => Promise<string>
  /** Reads, and works out what would change. */
  look: (host: HostAccess) => Promise<Prepared>
}

/** What a piece of work may ask of the host, with the token that was typed. */
export interface HostAccess {
  token: string
  connection: { fetch: typeof fetch; signal: AbortSignal; onStep: (step: Step, progress?: Progress) => void }
  /** What is going on. */
  say: (words: string) => void
  readFolder: (where: FolderToRead) => Promise<TextFile[]>
  /** Looks again, once a person has chosen. */
  lookAgain: () => Promise<void>
}

/** What would change, with its input: a later change makes it stale. */
export interface Prepared {
  view: HTMLElement[]
  /** Absent: what is shown stays until somebody looks again. */
  isCurrent?: () => boolean
  /** Absent where nothing is to be handed in. */
  confirm?: {
    change: ChangeSet
    /** Once it is handed in; what to say of what has left the device. */
    done: (submitted: Submitted) => Promise<string>
  }
}
