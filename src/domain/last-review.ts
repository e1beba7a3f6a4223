import * as z from 'zod'

/** When `npm run review -- --all` ran last, and what came of it. Public: it names nobody and no pull request. */

export const lastReviewSchema = z.strictObject({
  ranAt: z.iso.datetime(),
  /** `partly`: the host did not answer for some; `failed`: nothing could be reviewed. */
  outcome: z.enum(['done', 'partly', 'failed']),
  /** Of the last run that reviewed all. */
  doneAt: z.optional(z.iso.datetime()),
})
export type LastReview = z.infer<typeof lastReviewSchema>

/** Below the site's root. */
export const LAST_REVIEW = 'data/last-review.json'

export type ReviewState =
  | { code: 'current'; at: string }
  /** Does not run any more. */
  | { code: 'stopped'; at: string }
  /** Runs, and cannot. */
  | { code: 'failing'; at: string; since: string | undefined }

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Hours without a review that are told: fewer in the last three days before a deadline and on the day after. */
export const QUIET_HOURS = { usual: 24, nearDeadline: 2 } as const

/** `deadlines` and `now` in milliseconds. */
export function reviewState(
  { ranAt, outcome, doneAt }: LastReview,
  now: number,
  deadlines: readonly number[],
): ReviewState {
  const isNear = deadlines.some((at) => now > at - 3 * DAY && now < at + DAY)
  const quiet = (isNear ? QUIET_HOURS.nearDeadline : QUIET_HOURS.usual) * HOUR
  if (now - Date.parse(ranAt) > quiet) return { code: 'stopped', at: ranAt }
  // One failure may be the network's: told when it lasts, or nothing ever went well.
  const isLasting = doneAt === undefined || now - Date.parse(doneAt) > quiet
  if (outcome !== 'done' && isLasting) return { code: 'failing', at: ranAt, since: doneAt }
  return { code: 'current', at: ranAt }
}
