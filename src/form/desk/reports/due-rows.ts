import { dueReports, type Engagement, hasEnded } from '../../../domain/engagement.ts'
import { dueDayOf, type FollowUp, periodsOf } from '../../../domain/follow-up.ts'
import {
  countsOf,
  type PeriodCounts,
  type ReportOfPeriod,
  reportOfPeriod,
} from '../../../domain/follow-up-lists.ts'
import { firstDayOf } from '../../../domain/months.ts'
import type { FollowUpState } from '../follow-up/follow-up-state.ts'

/** One pair in one period. */
export interface DueRow {
  engagement: Engagement
  period: string
  dueOn: string
  /** 不知道: the pair is sealed, so that nobody sees here whether it has ended. */
  state: ReportOfPeriod['state'] | '不知道'
  report: ReportOfPeriod['report']
}

type State = Pick<FollowUpState, 'engagements'>

/** The periods in which reports are due, may be due from sealed pairs, or have come, the newest first. */
export function periodsWithReports(
  { engagements }: State,
  followUp: FollowUp | undefined,
  today: string,
): string[] {
  const due = engagements.flatMap((engagement) => dueReports(engagement, followUp, today))
  const received = engagements.flatMap(({ reports }) => reports)
  const unknown = engagements.flatMap(({ isReadable, placement }) => {
    const { onDutyOn } = placement.partial.public ?? {}
    if (isReadable || !followUp || onDutyOn === undefined) return []
    return periodsOf({ onDutyOn, until: undefined }, followUp, today)
  })
  const known = [...due, ...received].map(({ period }) => period)
  return [...new Set([...known, ...unknown])].sort().reverse()
}

/** The period that a clerk looks at first: the last one of which reports are overdue, else the one that comes. */
export function periodInTurn(
  state: State,
  followUp: FollowUp | undefined,
  today: string,
): string | undefined {
  const periods = periodsWithReports(state, followUp, today)
  const isOverdue = (period: string) =>
    dueRows(state, followUp, period, today).some((row) => isMissing(row) && row.state === '逾期未报')
  return periods.find(isOverdue) ?? periods[0]
}

const ORDER: readonly DueRow['state'][] = ['逾期未报', '未到期', '不知道', '迟报', '按时', '不用报']

/** Who owes a report of this period, and whose has come; those who owe it first. */
export function dueRows(
  { engagements }: State,
  followUp: FollowUp | undefined,
  period: string,
  today: string,
): DueRow[] {
  if (!followUp) return []
  const dueOn = dueDayOf(period, followUp)
  const rows = engagements.flatMap((engagement): DueRow[] => {
    const due = reportOfPeriod(engagement, followUp, period, today)
    if (!engagement.isReadable && isOnDuty(engagement, period)) {
      return [{ engagement, period, dueOn, report: due?.report, state: '不知道' }]
    }
    return due ? [{ engagement, ...due }] : []
  })
  return rows.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
}

function isOnDuty({ placement }: Engagement, period: string): boolean {
  const { onDutyOn } = placement.partial.public ?? {}
  return onDutyOn !== undefined && onDutyOn <= firstDayOf(period)
}

/** Whether it can still be asked for: who has ended is not blamed again. */
export const isMissing = ({ state, report, engagement }: DueRow): boolean =>
  report === undefined && (state === '逾期未报' || state === '未到期') && !hasEnded(engagement)

/** How many of the rows are due, have come, are late or overdue, and of how many nobody knows here. */
export function rowCounts(rows: readonly DueRow[]): PeriodCounts & { unknown: number } {
  const known = rows.flatMap(({ state, report }) => (state === '不知道' ? [] : { state, report }))
  return { ...countsOf(known), unknown: rows.length - known.length }
}
