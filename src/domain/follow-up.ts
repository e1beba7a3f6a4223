import type { Cycle } from './cycle.ts'
import { addMonths, dayIn, firstDayOf, monthsBetween } from './months.ts'

/** 四（六）双月报送: its periods. A period is named by its last month, and its report is due in that month. */

export type FollowUp = NonNullable<Cycle['followUp']>

export interface Service {
  onDutyOn: string
  /** Recorded, or agreed; absent where neither is known. */
  until: string | undefined
}

export function isPeriod(period: string, { first, everyMonths }: FollowUp): boolean {
  return period >= first && monthsBetween(first, period) % everyMonths === 0
}

/** The last day on which the report of a period is in time. */
export const dueDayOf = (period: string, { dueDay }: FollowUp): string => dayIn(period, dueDay)

/** The months of a period, ascending. */
export function monthsOf(period: string, { everyMonths }: FollowUp): string[] {
  return Array.from({ length: everyMonths }, (_, back) => addMonths(period, back + 1 - everyMonths))
}

/** Whether a report of this period may state that month: of the period, or of the one before, restated. */
export function mayState(period: string, month: string, { everyMonths }: FollowUp): boolean {
  return month <= period && monthsBetween(month, period) < 2 * everyMonths
}

/**
 * The periods in which a report is due from somebody: on duty by the 1st of the last month, not ended before the due day. Up to
 * the first one whose due day is not before `today`.
 */
export function periodsOf({ onDutyOn, until }: Service, followUp: FollowUp, today: string): string[] {
  const periods: string[] = []
  const { first, everyMonths } = followUp
  for (let period = first; ; period = addMonths(period, everyMonths)) {
    const dueOn = dueDayOf(period, followUp)
    if (until !== undefined && until < dueOn) return periods
    if (onDutyOn <= firstDayOf(period)) periods.push(period)
    if (dueOn >= today) return periods
  }
}
