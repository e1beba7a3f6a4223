import { dueDayOf, type FollowUp, monthsOf } from '../../domain/follow-up.ts'
import { addMonths } from '../../domain/months.ts'
import type { AskedMonths } from './report-answers.ts'

export const askedMonths = (period: string, followUp: FollowUp): AskedMonths => ({
  own: monthsOf(period, followUp),
  earlier: monthsOf(addMonths(period, -followUp.everyMonths), followUp),
})

/** As far as people serve, with a year for who begins late. */
export const lastPeriodOf = ({ first }: FollowUp, termYears: number): string =>
  addMonths(first, 12 * (termYears + 1))

/** From the first period to the next one that will be due at `today`, the newest first, as far as people serve. */
export function periodsUntil(today: string, followUp: FollowUp, termYears: number): string[] {
  const periods: string[] = []
  const last = lastPeriodOf(followUp, termYears)
  for (let period = followUp.first; period <= last; period = addMonths(period, followUp.everyMonths)) {
    periods.unshift(period)
    if (dueDayOf(period, followUp) >= today) break
  }
  return periods
}

/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000
