import {
  type Annex2ColumnId,
  type Annex2Row,
  type Annex2Table,
  annex2Columns,
  annex2Number,
} from '../../domain/annex2.ts'
import { dateInWords } from '../../text/dates.ts'
import { ANNEX2_MARK, annex2Title, filingLine, NO_ROWS, pageFooter } from '../../text/papers.ts'
import { fittedWidths } from '../office/column-widths.ts'
import { addFittedRow, looks, printOnA3 } from '../office/sheet.ts'
import type { Sheet, SheetCell, SheetRow } from '../office/workbook.ts'
import { annex2Validations } from './annex2-validations.ts'

/** Rows of the sheet: mark, title, filing line, two header rows, then an entry a row. */
const [MARK_ROW, TITLE_ROW, FILING_ROW] = [1, 2, 3]
const HEADER_ROWS = { from: 4, to: 5 }
const FIRST_ROW = 6
/** Rows below the last that still have drop-downs, for a clerk who adds to the sheet. */
const SPARE_ROWS = 20
const COLUMNS = annex2Columns.length

/** What the official form 附件2 is drawn from; `empty`: rows with borders alone, for a blank form. */
export type Annex2SheetInput = Pick<Annex2Table, 'cycle' | 'headLine' | 'rows'> & { empty?: number }

/** The official form, and nothing besides: sixteen columns under a header of two rows. */
export function addAnnex2Sheet(sheet: Sheet, table: Annex2SheetInput): void {
  const { rows, empty = 0 } = table
  sheet.widths = fittedWidths(
    annex2Columns.map(({ width, value }) => ({ width, values: rows.map((row) => value(row) ?? null) })),
  )
  addHead(sheet, table)
  for (const row of rows) addFittedRow(sheet, cellsOf(row))
  for (let row = 0; row < empty; row++) sheet.rows.push({ height: 30, cells: cellsOf() })
  // A header with nothing below leaves open whether something is missing.
  if (rows.length + empty === 0) sheet.rows.push({ height: 30, cells: cellsOf(undefined, { name: NO_ROWS }) })
  const last = sheet.rows.length
  sheet.print = printOnA3(HEADER_ROWS, pageFooter)
  sheet.filter = { top: HEADER_ROWS.to, left: 1, bottom: last, right: COLUMNS }
  sheet.validations = annex2Validations({ from: FIRST_ROW, to: last + SPARE_ROWS })
  sheet.frozen = { columns: annex2Number('name'), rows: HEADER_ROWS.to }
}

function cellsOf(row?: Annex2Row, texts: Partial<Record<Annex2ColumnId, string>> = {}): SheetCell[] {
  return annex2Columns.map(({ id, value, align }) => ({
    value: (row ? value(row) : texts[id]) ?? null,
    look: looks[align],
  }))
}

function addHead(sheet: Sheet, { cycle, headLine }: Annex2SheetInput): void {
  sheet.rows.push(
    { height: 20, cells: [{ value: ANNEX2_MARK, look: looks.mark }] },
    { height: 34, cells: [{ value: annex2Title(cycle), look: looks.title }] },
    filingRow(headLine),
    ...headerRows(),
  )
  merge(sheet, MARK_ROW, 'number', 'district')
  merge(sheet, TITLE_ROW, 'number', 'unspecified')
  for (const { from, to } of FILING_PARTS) merge(sheet, FILING_ROW, from, to)
  mergeHeader(sheet)
}

function merge(sheet: Sheet, row: number, from: Annex2ColumnId, to: Annex2ColumnId): void {
  if (from !== to) {
    sheet.merges.push({ top: row, left: annex2Number(from), bottom: row, right: annex2Number(to) })
  }
}

/** The line's four parts, in the order of `filingLine`, with the columns that each spans. */
const FILING_PARTS = [
  { part: 'unit', from: 'number', to: 'field' },
  { part: 'reporter', from: 'problem', to: 'problem' },
  { part: 'phone', from: 'collaboration', to: 'candidate1' },
  { part: 'date', from: 'agreed1', to: 'unspecified' },
] as const

function filingRow(headLine: Annex2Table['headLine']): SheetRow {
  const { date } = headLine
  const given = { ...headLine, date: date && dateInWords(date) }
  const cells: SheetRow['cells'] = annex2Columns.map(() => undefined)
  for (const { part, from } of FILING_PARTS) {
    cells[annex2Number(from) - 1] = { value: filingLine[part] + (given[part] ?? ''), look: looks.line }
  }
  return { height: 24, cells }
}

/** A grouped column has its group above, every other title stands above and is merged down. */
function headerRows(): SheetRow[] {
  const isFirst = (at: number) => annex2Columns[at - 1]?.group !== annex2Columns[at]?.group
  const row = (height: number, texts: (string | undefined)[]): SheetRow => ({
    height,
    cells: texts.map((text) => ({ value: text ?? null, look: looks.header })),
  })
  return [
    row(
      20,
      annex2Columns.map(({ title, group }, at) => (group ? (isFirst(at) ? group : undefined) : title)),
    ),
    row(
      52,
      annex2Columns.map(({ title, group }) => (group ? title : undefined)),
    ),
  ]
}

function mergeHeader(sheet: Sheet): void {
  for (const [at, { id, group }] of annex2Columns.entries()) {
    if (!group) {
      sheet.merges.push({ top: HEADER_ROWS.from, left: at + 1, bottom: HEADER_ROWS.to, right: at + 1 })
    } else if (annex2Columns[at - 1]?.group !== group) {
      const last = annex2Columns.findLast((other) => other.group === group)!
      merge(sheet, HEADER_ROWS.from, id, last.id)
    }
  }
}
