import { resolve } from 'node:path'
import type { FetchedPull } from '../../src/review/pull-case.ts'

/** What was fetched, for the judge: nothing in it is secret. */
export interface Fetched {
  tip: string
  pulls: FetchedPull[]
  /** Pull requests that are left as they are, and why. */
  skipped: { number: number; reason: Skipped }[]
}

export type Skipped =
  /** Judged already, as it is. */
  | 'done'
  | 'closed'
  /** Into another branch than the main one. */
  | 'other-branch'
  /** Its branch moved while it was fetched: the next run has it. */
  | 'moved'
  /** The host did not answer. */
  | 'unanswered'

/** Files of the folder that the three stages share; absolute, because the judge runs in another folder. */
export const filesIn = (work: string) => ({
  objects: resolve(work, 'objects.git'),
  fetched: resolve(work, 'fetched.json'),
  blobs: resolve(work, 'blobs'),
  reports: resolve(work, 'reports'),
  caseOf: (number: number) => resolve(work, `case-${number}.json`),
})
