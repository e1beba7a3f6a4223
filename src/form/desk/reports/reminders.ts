import { type FollowUp, monthsOf } from '../../../domain/follow-up.ts'
import { reportFragment } from '../../../domain/report-place.ts'
import { dateInWords, monthInWords } from '../../../text/dates.ts'
import { reminderText } from '../../../text/follow-up-papers.ts'
import { monthsInWords } from '../../../text/report-form.ts'
import { due as text } from '../../../text/reports-desk.ts'
import { type DueRow, isMissing } from './due-rows.ts'

/** The page of a report on the expert's phone; behind the `#` stands where it belongs, and no name. */
export function reportAddress({ engagement, period }: DueRow): string {
  const { district, alias, placement } = engagement
  const fragment = reportFragment({ year: placement.year, district, alias, period })
  return new URL(`../report/#${fragment}`, document.baseURI).href
}

/** 催报文字 for one whose report is missing. */
export function reminderOf(row: DueRow, followUp: FollowUp, address: string): string {
  const { engagement, period, dueOn, state } = row
  return reminderText({
    expert: engagement.expert?.name ?? '',
    enterprise: engagement.enterprise.name ?? text.yourEnterprise,
    period: `${monthInWords(period)}一期`,
    months: monthsInWords(monthsOf(period, followUp)),
    dueOn: dateInWords(dueOn),
    overdue: state === '逾期未报',
    address,
  })
}

/** For all of whom a report of the period is missing, one below the other. */
export const reminders = (rows: readonly DueRow[], followUp: FollowUp): string =>
  rows
    .filter(isMissing)
    .map((row) => reminderOf(row, followUp, reportAddress(row)))
    .join('\n\n')
