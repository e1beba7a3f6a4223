import { readdir, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { makeFolder } from '../../src/node/make-folder.ts'
import { caps, type FetchedPull } from '../../src/review/pull-case.ts'

/** What was fetched, for the judge: nothing in it is secret. */
export interface Fetched {
  /**
   * Before the main branch was asked for: an instant in UTC. Of two judgements the one that was fetched later knows
   * more, so this is the time that reports and comments name.
   */
  at: string
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
  /** The run has taken its time with others: the next run has it. */
  | 'later'

/** Files of the folder that the three stages share; absolute, because the judge runs in another folder. */
export const filesIn = (work: string) => ({
  objects: resolve(work, 'objects.git'),
  fetched: resolve(work, 'fetched.json'),
  blobs: resolve(work, 'blobs'),
  reports: resolve(work, 'reports'),
  caseOf: (number: number) => resolve(work, `case-${number}.json`),
})

/** An empty one, for its owner alone. What else lies in a folder that somebody named by mistake stays there. */
export async function emptyFolder(work: string): Promise<void> {
  await makeFolder(work, { mode: 0o700 })
  const { objects, fetched, blobs, reports } = filesIn(work)
  const cases = (await readdir(work)).filter((name) => /^case-\d+\.json$/.test(name))
  const old = [objects, fetched, blobs, reports, ...cases.map((name) => resolve(work, name))]
  for (const path of old) await rm(path, { recursive: true, force: true })
}

/** Whether a stage has taken its time, so that a few pull requests cannot keep the others from being posted. */
export function isOver(start: Date, now: Date): boolean {
  return now.getTime() - start.getTime() > caps.runSeconds * 1000
}
