import { chinaDay } from '../../domain/china-day.ts'
import type { Code } from '../../domain/finding.ts'
import { pathOf } from '../../domain/kinds.ts'
import { checkReportTree } from '../../domain/rules/check-report.ts'
import { reportSchema } from '../../domain/service-report.ts'
import { labelIn } from '../../text/names.ts'
import { wordForExpert } from '../../text/report-findings.ts'
import { reportForm as text } from '../../text/report-form.ts'
import { type Answers, textAt } from '../entry/answers.ts'
import { type Remark, withHelp } from '../entry/remark.ts'
import { reportOfAnswers } from './report-answers.ts'
import type { KnownPlace } from './report-settings.ts'

/** The page says above the form until when it is asked for. */
const SAID_ABOVE: readonly Code[] = ['report-late']

/** What the kind's rules say of these answers, and months that were left out. */
export function remarksOnReport(answers: Answers, known: KnownPlace, now: number): Remark[] {
  const { place, cycle, months } = known
  const { tree, askedAt } = reportOfAnswers(answers)
  const found = checkReportTree(
    { ...place, file: pathOf('report', { ...place }), tree },
    { site: undefined, cycle, receivedOn: chinaDay(now) },
  )
  const remarks = found
    .filter(({ code }) => !SAID_ABOVE.includes(code))
    .map((each): Remark => {
      const path = askedAt(each.path)
      const month = textAt(answers, [...path.slice(0, 3), 'month'])
      const { problem, repair } = wordForExpert(each, month)
      const { code, severity } = each
      const unit = labelIn(reportSchema, each.path)?.unit
      return withHelp({ path, severity, problem, repair, code }, each, textAt(answers, path), unit)
    })
  return [...remarks, ...emptyMonths(answers, months.own)]
}

/** A month of the period that was passed over, where another one was not. */
function emptyMonths(answers: Answers, months: readonly string[]): Remark[] {
  const pathOfDays = (index: number) => ['private', 'days', index, 'days']
  const isEmpty = (_: string, index: number) => textAt(answers, pathOfDays(index)).trim() === ''
  if (months.every(isEmpty)) return []
  return months.flatMap((month, index): Remark[] =>
    isEmpty(month, index)
      ? [{ path: pathOfDays(index), severity: 'warning', ...text.monthEmpty(month) }]
      : [],
  )
}
