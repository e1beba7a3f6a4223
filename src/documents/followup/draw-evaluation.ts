import type { Engagement } from '../../domain/engagement.ts'
import type { FollowUp } from '../../domain/follow-up.ts'
import { onDuty } from '../../domain/follow-up-lists.ts'
import { reportCounts } from '../../domain/payments.ts'
import { resultKeys } from '../../domain/service-report.ts'
import { type ServiceSummary, serviceSummaries } from '../../domain/service-summary.ts'
import { evaluationSheets as sheets } from '../../text/evaluation-papers.ts'
import { followUpFooter, followUpWords as words } from '../../text/follow-up-papers.ts'
import { addTable, addTotal, type SheetColumn } from '../office/sheet-table.ts'
import { newWorkbook, type Workbook } from '../office/workbook.ts'
import { addNotes } from './notes-sheet.ts'
import {
  column,
  type Numbered,
  narrow,
  numbered,
  type Pair,
  type PaperUnit,
  pairColumns,
  partsOf,
  termColumn,
} from './pair-columns.ts'
import { resultLabels } from './result-words.ts'
import { resultsOf, resultText, unconfirmedText } from './service-texts.ts'

/** 五（二）考核验收情况汇总表: everybody who has been on duty. */
export interface EvaluationInput extends PaperUnit {
  engagements: readonly Engagement[]
  followUp: FollowUp | undefined
  /** Reports are counted until this day. */
  today: string
}

type Row = Numbered<Pair & ReturnType<typeof serviceSummaries>>

export function drawEvaluation(input: EvaluationInput): Workbook {
  const rows = numbered(
    onDuty(input.engagements).map((engagement) => ({ engagement, ...serviceSummaries(engagement) })),
  )
  const workbook = newWorkbook(input.year)
  addTable(workbook.addWorksheet(sheets.summary), summaryColumns(input), rows, followUpFooter)
  const results = workbook.addWorksheet(sheets.results)
  const columns = resultColumns(input)
  addTable(results, columns, rows, followUpFooter)
  addTotal(results, columns, totalsOf(rows))
  addNotes(workbook, [
    [words.unit, input.unit],
    [words.counted, input.today],
    [words.rows, String(rows.length)],
    [words.item, words.evaluationBasis],
  ])
  return workbook
}

const few = { width: 8, align: 'center' } as const

function summaryColumns({ districtName, followUp, today }: EvaluationInput): SheetColumn<Row>[] {
  const counts = ({ engagement }: Pair) => reportCounts(engagement, followUp, today)
  const evaluation = ({ engagement }: Pair) => partsOf(engagement).closed.evaluation
  const [number, ...pair] = pairColumns(districtName)
  return [
    number!,
    column('alias', { width: 9, align: 'center' }, ({ engagement }) => engagement.alias),
    ...pair,
    column('stage', { width: 9, align: 'center' }, ({ engagement }) => engagement.stage),
    termColumn,
    column('allDays', few, ({ confirmed }) => confirmed.days),
    column('expected', few, (row) => counts(row).expected),
    column('received', few, (row) => counts(row).received),
    column('allResults', { width: 18, align: 'left' }, ({ confirmed }) => resultsText(confirmed)),
    column('unconfirmed', { width: 16, align: 'left' }, ({ unconfirmed }) => unconfirmedText(unconfirmed)),
    column('enterpriseOpinion', narrow, (row) => evaluation(row)?.enterprise?.on),
    column('organizationOpinion', narrow, (row) => evaluation(row)?.organization?.on),
    column('districtOpinion', narrow, (row) => evaluation(row)?.district?.on),
    column('evaluationResult', { width: 8, align: 'center' }, (row) => evaluation(row)?.district?.result),
  ]
}

const resultsText = (summary: ServiceSummary): string | undefined =>
  resultsOf(summary).map(resultText).join('\n') || undefined

/** Numbers of confirmed reports alone, a column each. */
function resultColumns({ districtName }: EvaluationInput): SheetColumn<Row>[] {
  return [
    ...pairColumns(districtName),
    column('allDays', narrow, ({ confirmed }) => confirmed.days),
    ...resultKeys.map(
      (key): SheetColumn<Row> => ({
        id: key,
        title: words.resultColumn(resultLabels[key].label, resultLabels[key].unit),
        width: 10,
        align: 'center',
        value: ({ confirmed }) => confirmed.results.find((one) => one.key === key)?.total,
      }),
    ),
  ]
}

function totalsOf(rows: readonly Row[]): Record<string, string | number> {
  const sum = (values: readonly number[]) =>
    values.reduce((total, value) => total + Math.round(value * 1e6), 0) / 1e6
  const totals = resultKeys.map((key) => {
    const own = rows.flatMap(({ confirmed }) => confirmed.results.filter((one) => one.key === key))
    return [key, sum(own.map(({ total }) => total))] as const
  })
  const days = sum(rows.map(({ confirmed }) => confirmed.days))
  return { enterprise: words.total, allDays: days, ...Object.fromEntries(totals) }
}
