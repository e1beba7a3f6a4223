import { type DueReport, dueReports, type Engagement } from '../../../domain/engagement.ts'
import { dueDayOf, type FollowUp } from '../../../domain/follow-up.ts'
import type { PeriodCounts } from '../../../domain/follow-up-lists.ts'
import { firstDayOf } from '../../../domain/months.ts'
import type { FollowUpState } from '../follow-up/follow-up-state.ts'

/** One pair in one period. */
export interface DueRow {
  engagement: Engagement
  period: string
  dueOn: string
  /** 不知道: the pair is sealed, so that nobody sees here whether it has ended. 不用报: nothing is due, and a report has come. */
  state: DueReport['state'] | '不知道' | '不用报'
  report: DueReport['report']
}

type State = Pick<FollowUpState, 'engagements'>

/** The periods in which reports are due or have come, the newest first. */
export function periodsWithReports(
  { engagements }: State,
  followUp: FollowUp | undefined,
  today: string,
): string[] {
  const due = engagements.flatMap((engagement) => dueReports(engagement, followUp, today))
  const received = engagements.flatMap(({ reports }) => reports)
  return [...new Set([...due, ...received].map(({ period }) => period))].sort().reverse()
}

/** The period that a clerk looks at first: the last one of which reports are overdue, else the one that comes. */
export function periodInTurn(
  state: State,
  followUp: FollowUp | undefined,
  today: string,
): string | undefined {
  const periods = periodsWithReports(state, followUp, today)
  const isOverdue = (period: string) =>
    dueRows(state, followUp, period, today).some((row) => row.state === '逾期未报')
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
    const due = dueReports(engagement, followUp, today).find((each) => each.period === period)
    const report = due?.report ?? engagement.reports.find((each) => each.period === period)
    const row = { engagement, period, dueOn, report }
    if (due) return [{ ...row, state: due.state }]
    if (!engagement.isReadable && isOnDuty(engagement, period)) return [{ ...row, state: '不知道' }]
    return report ? [{ ...row, state: '不用报' }] : []
  })
  return rows.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
}

function isOnDuty({ placement }: Engagement, period: string): boolean {
  const { onDutyOn } = placement.partial.public ?? {}
  return onDutyOn !== undefined && onDutyOn <= firstDayOf(period)
}

export const isMissing = ({ state, report }: DueRow): boolean =>
  report === undefined && (state === '逾期未报' || state === '未到期')

/** How many of the rows are due, have come, are late or overdue, and of how many nobody knows here. */
export function countsOf(rows: readonly DueRow[]): PeriodCounts & { unknown: number } {
  const count = (test: (row: DueRow) => boolean) => rows.filter(test).length
  const unknown = count(({ state }) => state === '不知道')
  return {
    expected: rows.length - unknown - count(({ state }) => state === '不用报'),
    received: count(({ report }) => report !== undefined),
    late: count(({ state }) => state === '迟报'),
    overdue: count(({ state }) => state === '逾期未报'),
    unknown,
  }
}
