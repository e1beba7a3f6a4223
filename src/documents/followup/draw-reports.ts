import type { District } from '../../domain/district.ts'
import { type Engagement, serviceMonths } from '../../domain/engagement.ts'
import type { FollowUp } from '../../domain/follow-up.ts'
import { monthsOf } from '../../domain/follow-up.ts'
import { countsOf, type PeriodCounts, type PeriodReport } from '../../domain/follow-up-lists.ts'
import { resultKeys } from '../../domain/service-report.ts'
import { monthInWords } from '../../text/dates.ts'
import {
  followUpFooter,
  followUpSheets,
  periodCounts,
  followUpWords as words,
} from '../../text/follow-up-papers.ts'
import { isNone } from '../import/import-habits.ts'
import { addTable, type SheetColumn } from '../office/sheet-table.ts'
import { newWorkbook, type Workbook } from '../office/workbook.ts'
import { addNotes } from './notes-sheet.ts'
import {
  broad,
  column,
  confirmation,
  type Numbered,
  narrow,
  numbered,
  type PaperUnit,
  pairColumns,
  wide,
} from './pair-columns.ts'
import { resultLabels } from './result-words.ts'

/** 四（六）双月调度表 of one period. */
export interface ReportsInput extends PaperUnit {
  period: string
  followUp: FollowUp
  /** The day up to which it counts. */
  today: string
  reports: readonly PeriodReport[]
  /** The city's workbook counts by district; a district's has none. */
  districts?: readonly District[] | undefined
}

type Row = Numbered<PeriodReport>

const privateOf = ({ due }: PeriodReport) => due.report?.partial.private ?? {}

/** 无, 暂无困难: many write it where nothing is to be written. */
const isNoProblem = (problems: string | undefined): boolean =>
  problems === undefined || isNone(problems.replace(/(?:困难|问题)(?=[。.]?\s*$)/, ''))

export function drawReports(input: ReportsInput): Workbook {
  const { reports, districts } = input
  const workbook = newWorkbook(input.year)
  const add = <R>(name: string, columns: readonly SheetColumn<R>[], rows: readonly R[]) =>
    addTable(workbook.addWorksheet(name), columns, rows, followUpFooter)
  add(followUpSheets.reports, columnsOf(input), numbered(reports))
  const overdue = reports.filter(({ due }) => due.state === '逾期未报')
  add(followUpSheets.overdue, overdueColumns(input), numbered(overdue))
  const troubled = reports.filter((row) => !isNoProblem(privateOf(row).problems))
  add(followUpSheets.problems, problemColumns(input), numbered(troubled))
  if (districts) add(followUpSheets.byDistrict, countColumns, byDistrict(reports, districts))
  addNotes(workbook, [
    [words.unit, `${input.unit}，${monthInWords(input.period)}一期`],
    [words.counted, input.today],
    [followUpSheets.reports, periodCounts(countsIn(reports))],
  ])
  return workbook
}

function columnsOf({ districtName, period, followUp }: ReportsInput): SheetColumn<Row>[] {
  const months = monthsOf(period, followUp)
  return [
    ...pairColumns(districtName),
    column('onDutyOn', narrow, ({ engagement }) => engagement.placement.partial.public?.onDutyOn),
    column('reportState', narrow, ({ due }) => due.state),
    column('submittedOn', narrow, ({ due }) => due.report?.partial.public?.submittedOn),
    column('days', { width: 16, align: 'left' }, ({ engagement }) => daysIn(engagement, months)),
    column('work', broad, (row) => privateOf(row).work),
    column('results', wide, resultsOf),
    column('problems', wide, (row) => privateOf(row).problems),
    column('next', wide, (row) => privateOf(row).next),
    column('reportConfirmed', narrow, (row) => confirmation(privateOf(row).confirmed)),
  ]
}

/** As they count now: a later report may have restated them. */
function daysIn(engagement: Engagement, months: readonly string[]): string | undefined {
  const stated = serviceMonths(engagement).filter(({ month }) => months.includes(month))
  return stated.map(({ month, days }) => words.days(monthInWords(month), days)).join('\n') || undefined
}

function resultsOf(row: PeriodReport): string | undefined {
  const given = privateOf(row).results ?? {}
  const texts = resultKeys.flatMap((key) => {
    const value = given[key]
    const { label, unit } = resultLabels[key]
    return value ? words.result(label, value, unit) : []
  })
  return texts.join('，') || undefined
}

function overdueColumns({ districtName }: ReportsInput): SheetColumn<Row>[] {
  return [
    ...pairColumns(districtName),
    column('phone', { width: 13, align: 'center' }, ({ engagement }) => engagement.expert?.phone),
    column('dueOn', narrow, ({ due }) => due.dueOn),
  ]
}

function problemColumns({ districtName }: ReportsInput): SheetColumn<Row>[] {
  return [
    ...pairColumns(districtName),
    column('problems', broad, (row) => privateOf(row).problems),
    column('next', broad, (row) => privateOf(row).next),
  ]
}

const countsIn = (reports: readonly PeriodReport[]) => countsOf(reports.map(({ due }) => due))

type CountRow = PeriodCounts & { number?: number; name: string }

const countColumns: SheetColumn<CountRow>[] = [
  column('number', { width: 5, align: 'center' }, ({ number }) => number),
  column('district', wide, ({ name }) => name),
  column('expected', narrow, ({ expected }) => expected),
  column('received', narrow, ({ received }) => received),
  column('late', narrow, ({ late }) => late),
  column('overdue', narrow, ({ overdue }) => overdue),
]

/** Districts with somebody in service, and the total. */
function byDistrict(reports: readonly PeriodReport[], districts: readonly District[]): CountRow[] {
  const rows = districts.flatMap(({ slug, name }) => {
    const own = reports.filter(({ engagement }) => engagement.district === slug)
    return own.length > 0 ? [{ name, ...countsIn(own) }] : []
  })
  return [...numbered(rows), { name: words.total, ...countsIn(reports) }]
}
