import type { Cycle } from './cycle.ts'
import { type DueReport, dueReports, type Engagement } from './engagement.ts'
import { dueDayOf, type FollowUp } from './follow-up.ts'
import type { Selection } from './selections.ts'

/** Which engagements each paper after the collection lists. All of them have been read: a sealed one is in none. */

/** 四（四）企业与专家匹配名单: confirmed by both, and not come to nothing. */
export const matched = (engagements: readonly Engagement[]): Engagement[] =>
  engagements.filter(
    ({ placement, stage }) => placement.partial.public?.confirmedOn !== undefined && stage !== '未成',
  )

/** 四（五）签约到岗: signed and on duty, or on duty once. */
export const onDuty = (engagements: readonly Engagement[]): Engagement[] => engagements.filter(isOnDuty)

const isOnDuty = ({ placement }: Engagement): boolean =>
  placement.partial.public?.signedOn !== undefined && placement.partial.public.onDutyOn !== undefined

/**
 * Somebody who is in the list or has confirmed, and has not signed or is not on duty: the pair, or the list's line where there is no
 * file.
 */
export type NotOnDuty = { engagement: Engagement } | { selection: Selection }

/** 四（五）未签约到岗: whoever should have signed and be on duty, and is not in `onDuty`. */
export function notOnDuty(
  engagements: readonly Engagement[],
  selections: readonly Selection[] = [],
): NotOnDuty[] {
  const placed = new Set(engagements.map(({ selection }) => selection))
  return [
    ...engagements
      .filter((engagement) => !isOnDuty(engagement) && isExpected(engagement))
      .map((engagement) => ({ engagement })),
    ...selections.filter((selection) => !placed.has(selection)).map((selection) => ({ selection })),
  ]
}

/** What has come to nothing is told where the list still says otherwise. */
const isExpected = ({ stage, selection }: Engagement): boolean =>
  stage !== '对接中' && (stage !== '未成' || selection !== undefined)

/** 不用报: nothing is due, and a report has come. */
export type ReportOfPeriod = Omit<DueReport, 'state'> & { state: DueReport['state'] | '不用报' }

/** The report of one period that is due from an engagement, or has come; undefined where neither is. */
export function reportOfPeriod(
  engagement: Engagement,
  followUp: FollowUp | undefined,
  period: string,
  today: string,
): ReportOfPeriod | undefined {
  if (!followUp) return undefined
  const dueOn = dueDayOf(period, followUp)
  // A period further ahead than the next one is looked at as well.
  const until = today > dueOn ? today : dueOn
  const due = dueReports(engagement, followUp, until).find((one) => one.period === period)
  if (due) return due
  const report = engagement.reports.find((one) => one.period === period)
  return report && { period, dueOn, report, state: '不用报' }
}

export interface PeriodReport {
  engagement: Engagement
  due: ReportOfPeriod
}

/** 四（六）双月调度: whose report of this period is due, or has come. */
export function reportsOfPeriod(
  engagements: readonly Engagement[],
  cycle: Cycle | undefined,
  period: string,
  today: string,
): PeriodReport[] {
  return engagements.flatMap((engagement) => {
    const due = reportOfPeriod(engagement, cycle?.followUp, period, today)
    return due ? [{ engagement, due }] : []
  })
}

export interface PeriodCounts {
  expected: number
  /** Of those that are due. */
  received: number
  late: number
  overdue: number
  /** Came, though nothing was due: of who has ended, or has just begun. */
  unasked: number
}

type Counted = Pick<ReportOfPeriod, 'report' | 'state'>

export function countsOf(reports: readonly Counted[]): PeriodCounts {
  const count = (test: (one: Counted) => boolean) => reports.filter(test).length
  const unasked = count(({ state }) => state === '不用报')
  return {
    expected: reports.length - unasked,
    received: count(({ report, state }) => report !== undefined && state !== '不用报'),
    late: count(({ state }) => state === '迟报'),
    overdue: count(({ state }) => state === '逾期未报'),
    unasked,
  }
}
