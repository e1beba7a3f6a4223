import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type LastReview, lastReviewSchema } from '../../src/domain/last-review.ts'
import { writeWhole } from '../../src/node/write-file.ts'
import { EXIT } from '../run.ts'

/** Below the folder of `content/`: kept from run to run, published by `npm run publish-site`, shown by desk and status. */
export const LAST_REVIEW_FILE = 'out/last-review.json'

/** Notes a run over all pull requests by its exit code. */
export async function keepLastReview(root: string, at: Date, code: number): Promise<void> {
  const ranAt = at.toISOString()
  const outcome = code === EXIT.ok ? 'done' : code === EXIT.errors ? 'partly' : 'failed'
  const doneAt = outcome === 'done' ? ranAt : (await readLastReview(root))?.doneAt
  const last: LastReview = { ranAt, outcome, ...(doneAt && { doneAt }) }
  await writeWhole(join(root, LAST_REVIEW_FILE), `${JSON.stringify(last)}\n`)
}

/** Undefined where none was noted, or the note is damaged. */
export async function readLastReview(root: string): Promise<LastReview | undefined> {
  try {
    return lastReviewSchema.parse(JSON.parse(await readFile(join(root, LAST_REVIEW_FILE), 'utf8')))
  } catch {
    return undefined
  }
}
