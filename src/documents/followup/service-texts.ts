import type { Engagement } from '../../domain/engagement.ts'
import type { FollowUp } from '../../domain/follow-up.ts'
import { reportCounts } from '../../domain/payments.ts'
import type { ServiceSummary, SummedResult } from '../../domain/service-summary.ts'
import { serviceWords as words } from '../../text/evaluation-papers.ts'
import { resultLabels } from './result-words.ts'

/** What papers say of a service: sums of its reports, with the period that each number stands in. */

/** `解决难题 3个`. */
export const resultText = ({ key, total }: SummedResult): string =>
  words.sum(resultLabels[key].label, total, resultLabels[key].unit)

/** `2023年8月期 1，10月期 2`; periods that add nothing are left out. */
export const partsText = ({ parts }: SummedResult): string =>
  words.parts(parts.filter(({ value }) => value > 0))

/** Without those of which every report says none. */
export const resultsOf = ({ results }: ServiceSummary): SummedResult[] =>
  results.filter(({ total }) => total > 0)

/** A line for each result. */
export const resultLines = (summary: ServiceSummary): string[] =>
  resultsOf(summary).map((result) => `${resultText(result)}（${partsText(result)}）`)

/** As many as fit beside each other in a form. */
const MONTHS_IN_LINE = 6

/** The sum of days, then the days by month. */
export function daysLines({ months, days }: ServiceSummary): string[] {
  if (months.length === 0) return [words.none]
  const lines = Array.from({ length: Math.ceil(months.length / MONTHS_IN_LINE) }, (_, at) =>
    months.slice(at * MONTHS_IN_LINE, (at + 1) * MONTHS_IN_LINE),
  )
  return [words.allDays(days), ...lines.map(words.months)]
}

/** 应报、已报 until a day, and what came without being due: 经企业确认的 may name it. */
export function reportsText(engagement: Engagement, followUp: FollowUp | undefined, until: string): string {
  if (!followUp) return words.notAsked
  const { expected, received } = reportCounts(engagement, followUp, until)
  const more = engagement.reports.length - received
  return words.reports(expected, received, until) + (more > 0 ? `，${words.more(more)}` : '')
}

/** What unconfirmed reports say, in one text; undefined where all are confirmed. */
export function unconfirmedText(summary: ServiceSummary): string | undefined {
  if (summary.periods.length === 0) return undefined
  return [words.periods(summary.periods), ...daysLines(summary), ...resultLines(summary)].join('\n')
}
