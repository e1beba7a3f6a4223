import * as z from 'zod/mini'
import { isMoment } from '../domain/moment.ts'
import { type KeptReceipts, keptReceiptsSchema } from '../domain/receipt.ts'

/** What the judge hands over, and the only thing that the posting process takes. */

const commit = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/))
const moment = z.string().check(z.refine(isMoment))
const paths = z.array(z.string().check(z.maxLength(400))).check(z.maxLength(10))
const whole = z.int().check(z.nonnegative())

const reason = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('errors'), count: whole }),
  z.strictObject({ code: z.literal('conflict'), paths }),
  z.strictObject({ code: z.literal('merge-bases'), count: whole }),
  z.strictObject({ code: z.literal('broken-objects') }),
  z.strictObject({ code: z.literal('bureau-paths'), paths }),
  z.strictObject({ code: z.literal(['too-many-files', 'too-many-commits']), max: whole }),
  z.strictObject({ code: z.literal(['too-large', 'too-slow']), max: whole }),
  z.strictObject({ code: z.literal('failure') }),
  z.strictObject({ code: z.literal('deadline-not-judged') }),
])

export const reviewReportSchema = z.strictObject({
  number: z.int().check(z.positive()),
  head: commit,
  tip: commit,
  receivedAt: z.optional(moment),
  judgedAt: moment,
  reasons: z.array(reason).check(z.maxLength(12)),
  /** A bureau account's own change. */
  isBureausOwn: z.boolean(),
  /** The author's account has rights, which do not count for this branch. */
  rightsNotCounted: z.boolean(),
  /** Something was not asked or not answered: the next run judges again. */
  unanswered: z.boolean(),
  receipts: keptReceiptsSchema,
  /** Findings and tables in markdown. */
  body: z.string().check(z.maxLength(60_000)),
})
export type ReviewReport = Omit<z.output<typeof reviewReportSchema>, 'receipts'> & { receipts: KeptReceipts }

/** Bytes of a report as text. */
export const MAX_REPORT = 512 * 1024

/** A report from its text; undefined if its size or form is wrong. */
export function parseReport(text: string): ReviewReport | undefined {
  if (text.length > MAX_REPORT) return undefined
  try {
    return reviewReportSchema.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}
