import type { Worksheet } from 'exceljs'
import {
  type Annex2Cell,
  type Annex2Column,
  type Annex2Table,
  annex2Columns,
  annex2Number,
} from '../../domain/annex2.ts'
import { dateInWords } from '../../text/dates.ts'
import { annex2Title, filingLine, pageFooter } from '../../text/papers.ts'
import {
  drawBorders,
  fitHeight,
  setPrint,
  styleBody,
  styleHeader,
  TITLE_FONT,
  widthFor,
} from '../office/sheet.ts'
import { addAnnex2Validations } from './annex2-validations.ts'

/** Rows of the sheet: title, filing line, two header rows, then one row an entry. */
const TITLE_ROW = 1
const FILING_ROW = 2
const HEADER_ROWS = [3, 4] as const
const FIRST_ROW = 5
const WIDEST = 62
/** Rows below the last that still have drop-downs, for a clerk who adds to the sheet. */
const SPARE_ROWS = 20

/** What the official form 附件2 is drawn from; `empty` rows with borders for a blank form. */
export type Annex2SheetInput = Pick<Annex2Table, 'cycle' | 'filing' | 'rows'> & { empty?: number }

/** The official form, and nothing besides: sixteen columns under a header of two rows. */
export function addAnnex2Sheet(sheet: Worksheet, table: Annex2SheetInput): void {
  const widths = annex2Columns.map((column) => widthFor(textsOf(column, table), column.width, WIDEST))
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width
  addTitle(sheet, table)
  addFilingLine(sheet, table)
  addHeader(sheet)
  for (const [index, row] of table.rows.entries()) {
    const cells = sheet.getRow(FIRST_ROW + index)
    for (const [at, column] of annex2Columns.entries()) {
      const cell = cells.getCell(at + 1)
      cell.value = column.value(row) ?? null
      styleBody(cell, column.align)
    }
    fitHeight(cells, widths)
  }
  const filled = FIRST_ROW + table.rows.length - 1
  const last = filled + (table.empty ?? 0)
  for (let row = filled + 1; row <= last; row++) addEmptyRow(sheet, row)
  drawBorders(sheet, { from: HEADER_ROWS[0], to: last }, annex2Columns.length)
  setPrint(sheet, `${HEADER_ROWS[0]}:${HEADER_ROWS[1]}`, pageFooter)
  sheet.autoFilter = {
    from: { row: HEADER_ROWS[1], column: 1 },
    to: { row: last, column: annex2Columns.length },
  }
  addAnnex2Validations(sheet, { from: FIRST_ROW, to: last + SPARE_ROWS })
  sheet.views = [{ state: 'frozen', xSplit: annex2Number('name'), ySplit: HEADER_ROWS[1] }]
}

function addEmptyRow(sheet: Worksheet, row: number): void {
  for (const [at, { align }] of annex2Columns.entries()) styleBody(sheet.getCell(row, at + 1), align)
  sheet.getRow(row).height = 30
}

function* textsOf(column: Annex2Column, table: Annex2SheetInput): Generator<string> {
  for (const row of table.rows) {
    const value: Annex2Cell = column.value(row)
    if (typeof value === 'string') yield value
  }
}

function addTitle(sheet: Worksheet, { cycle }: Annex2SheetInput): void {
  sheet.mergeCells(TITLE_ROW, 1, TITLE_ROW, annex2Columns.length)
  const cell = sheet.getCell(TITLE_ROW, 1)
  cell.value = annex2Title(cycle)
  cell.font = TITLE_FONT
  cell.alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.getRow(TITLE_ROW).height = 34
}

/** The line's four parts with the columns that each spans. */
function addFilingLine(sheet: Worksheet, { filing }: Annex2SheetInput): void {
  const reportedOn = filing?.public.reportedOn
  const parts = [
    { from: 'number', to: 'field', text: filingLine.unit + (filing?.public.unit ?? '') },
    { from: 'problem', to: 'problem', text: filingLine.reporter + (filing?.private?.reporter ?? '') },
    { from: 'collaboration', to: 'candidate1', text: filingLine.phone + (filing?.private?.phone ?? '') },
    {
      from: 'agreed1',
      to: 'unspecified',
      text: filingLine.date + (reportedOn ? dateInWords(reportedOn) : ''),
    },
  ] as const
  for (const part of parts) {
    const { text } = part
    const [from, to] = [annex2Number(part.from), annex2Number(part.to)]
    if (to > from) sheet.mergeCells(FILING_ROW, from, FILING_ROW, to)
    const cell = sheet.getCell(FILING_ROW, from)
    cell.value = text
    cell.font = { name: '宋体', size: 11 }
    cell.alignment = { horizontal: 'left', vertical: 'middle' }
  }
  sheet.getRow(FILING_ROW).height = 24
}

/** Two rows: a grouped column has its group above, every other one is merged down. */
function addHeader(sheet: Worksheet): void {
  const [upper, lower] = HEADER_ROWS
  for (const [index, { title, group }] of annex2Columns.entries()) {
    const column = index + 1
    if (!group) {
      sheet.mergeCells(upper, column, lower, column)
      sheet.getCell(upper, column).value = title
    } else {
      sheet.getCell(lower, column).value = title
      if (annex2Columns[index - 1]?.group !== group) {
        const span = annex2Columns.filter((other) => other.group === group).length
        sheet.mergeCells(upper, column, upper, column + span - 1)
        sheet.getCell(upper, column).value = group
      }
    }
    styleHeader(sheet.getCell(upper, column))
    styleHeader(sheet.getCell(lower, column))
  }
  sheet.getRow(upper).height = 20
  sheet.getRow(lower).height = 52
}
