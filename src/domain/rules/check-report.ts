import { type Finding, finding } from '../finding.ts'
import type { FiledReport } from '../ledger.ts'
import type { ReportPlace } from '../report-place.ts'
import { reportSchema } from '../service-report.ts'
import type { Tree } from '../tree.ts'
import { validateAgainst } from '../validate-tree.ts'
import { datesIn, doubts } from './plausible-dates.ts'
import * as report from './report-rules.ts'
import type { ReportContext, ReportRule } from './rule.ts'

/** Separate from the rules that compare files: the expert's page needs only these, and must load fast. */
export const rulesOfReport: readonly ReportRule[] = Object.values(report)

/** Findings of one report on its own, with its placement where that is at hand. */
export function* checkReport(each: FiledReport, context: ReportContext): Generator<Finding> {
  for (const { check } of rulesOfReport) yield* check(each, context) as Iterable<Finding>
}

/** A report's tree, and where it belongs. */
export interface ReportTreeAt extends ReportPlace {
  file: string
  tree: Tree
}

/** Every finding of one report's tree: schema, the rules over it alone, and its dates. */
export function checkReportTree({ tree, ...place }: ReportTreeAt, context: ReportContext): Finding[] {
  const { file } = place
  const { value, partial, findings } = validateAgainst(reportSchema, 'report', tree, file)
  if (!partial) return findings
  const dates = doubts(datesIn(reportSchema, partial), context.cycle, context.receivedOn)
  return [
    ...findings,
    ...checkReport({ ...place, value, partial, decrypted: false }, context),
    ...[...dates].map(({ path, args }) => finding('implausible-date', { file, path }, args)),
  ]
}
