import * as z from 'zod/mini'
import { isMoment } from './moment.ts'

const moment = z.string().check(z.refine(isMoment))

/** When `npm run review -- --all` ran last, and what came of it. Public: it names nobody and no pull request. */
export const lastReviewSchema = z.strictObject({
  ranAt: moment,
  /** `partly`: the host did not answer for some; `failed`: nothing could be reviewed. */
  outcome: z.enum(['done', 'partly', 'failed']),
  /** Of the last run that reviewed all. */
  doneAt: z.optional(moment),
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

/**
 * Hours without a review that are told: fewer from three days before a deadline to the day after. A host's schedule
 * is every three hours, and may be late.
 */
export const QUIET_HOURS = { usual: 24, nearDeadline: 4 } as const
const TOKEN_DAYS = 14

/** Two weeks are time to renew it; `end` is its last day. */
export const tokenEndsSoon = (end: string, now: number) => Date.parse(end) - now < TOKEN_DAYS * DAY

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
