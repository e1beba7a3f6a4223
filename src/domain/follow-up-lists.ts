import type { Cycle } from './cycle.ts'
import { type DueReport, dueReports, type Engagement } from './engagement.ts'
import type { Selection } from './selections.ts'

/** Which engagements each paper after the collection lists. All of them have been read: a sealed one is in none. */

/** 四（四）企业与专家匹配名单: confirmed by both, and not come to nothing. */
export const matched = (engagements: readonly Engagement[]): Engagement[] =>
  engagements.filter(
    ({ placement, stage }) => placement.partial.public?.confirmedOn !== undefined && stage !== '未成',
  )

/** 四（五）签约到岗: signed and on duty, or on duty once. */
export const onDuty = (engagements: readonly Engagement[]): Engagement[] =>
  engagements.filter(
    ({ placement }) =>
      placement.partial.public?.signedOn !== undefined && placement.partial.public.onDutyOn !== undefined,
  )

/** Somebody who is in the list or has confirmed, and is not on duty: the pair, or the list's line where there is no file. */
export type NotOnDuty = { engagement: Engagement } | { selection: Selection }

/** 四（五）未签约到岗: whoever should be on duty and is not. */
export function notOnDuty(
  engagements: readonly Engagement[],
  selections: readonly Selection[] = [],
): NotOnDuty[] {
  const placed = new Set(engagements.map(({ selection }) => selection))
  return [
    ...engagements
      .filter(
        ({ placement, stage }) =>
          placement.partial.public?.onDutyOn === undefined && stage !== '对接中' && stage !== '未成',
      )
      .map((engagement) => ({ engagement })),
    ...selections.filter((selection) => !placed.has(selection)).map((selection) => ({ selection })),
  ]
}

export interface PeriodReport {
  engagement: Engagement
  due: DueReport
}

/** 四（六）双月调度: whose report of this period is due, or has come. */
export function reportsOfPeriod(
  engagements: readonly Engagement[],
  cycle: Cycle | undefined,
  period: string,
  today: string,
): PeriodReport[] {
  return engagements.flatMap((engagement) => {
    const due = dueReports(engagement, cycle?.followUp, today).find((one) => one.period === period)
    return due ? [{ engagement, due }] : []
  })
}

export interface PeriodCounts {
  expected: number
  received: number
  late: number
  overdue: number
}

export function countsOf(reports: readonly PeriodReport[]): PeriodCounts {
  const count = (test: (due: DueReport) => boolean) => reports.filter(({ due }) => test(due)).length
  return {
    expected: reports.length,
    received: count(({ report }) => report !== undefined),
    late: count(({ state }) => state === '迟报'),
    overdue: count(({ state }) => state === '逾期未报'),
  }
}
