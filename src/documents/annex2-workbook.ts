import exceljs, { type Worksheet } from 'exceljs'
import { type Annex2Cell, type Annex2Column, type Annex2Table, annex2Columns } from '../domain/annex2.ts'
import { dateInWords } from '../text/dates.ts'
import { annex2Title, filingLine, pageFooter, sheetNames } from '../text/papers.ts'
import { addChallengeSheet, addReviewSheet } from './annex2-extra-sheets.ts'
import { drawBorders, fitHeight, setPrint, styleBody, styleHeader, TITLE_FONT, widthFor } from './sheet.ts'

/** Warnings of an entry by its file, worded; for the review sheet. */
export type WarningsByFile = ReadonlyMap<string, readonly string[]>

/** Rows of the sheet: title, filing line, two header rows, then one row an entry. */
const TITLE_ROW = 1
const FILING_ROW = 2
const HEADER_ROWS = [3, 4] as const
const FIRST_ROW = 5
const WIDEST = 62

/** The 附件2 workbook of one table as .xlsx bytes; says the same for the same table. */
export async function annex2Workbook(table: Annex2Table, warnings: WarningsByFile): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  const written = new Date(Date.UTC(Number(table.cycle), 0, 1))
  Object.assign(workbook, { creator: '', lastModifiedBy: '', created: written, modified: written })
  addAnnex2Sheet(workbook.addWorksheet(sheetNames.annex2), table)
  addChallengeSheet(workbook.addWorksheet(sheetNames.challenges), table)
  addReviewSheet(workbook.addWorksheet(sheetNames.review), table, warnings)
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer)
}

function addAnnex2Sheet(sheet: Worksheet, table: Annex2Table): void {
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
  const last = Math.max(HEADER_ROWS[1], FIRST_ROW + table.rows.length - 1)
  drawBorders(sheet, { from: HEADER_ROWS[0], to: last }, annex2Columns.length)
  setPrint(sheet, `${HEADER_ROWS[0]}:${HEADER_ROWS[1]}`, pageFooter)
  sheet.views = [{ state: 'frozen', xSplit: 3, ySplit: HEADER_ROWS[1] }]
}

function* textsOf(column: Annex2Column, table: Annex2Table): Generator<string> {
  for (const row of table.rows) {
    const value: Annex2Cell = column.value(row)
    if (typeof value === 'string') yield value
  }
}

function addTitle(sheet: Worksheet, { cycle }: Annex2Table): void {
  sheet.mergeCells(TITLE_ROW, 1, TITLE_ROW, annex2Columns.length)
  const cell = sheet.getCell(TITLE_ROW, 1)
  cell.value = annex2Title(cycle)
  cell.font = TITLE_FONT
  cell.alignment = { horizontal: 'center', vertical: 'middle' }
  sheet.getRow(TITLE_ROW).height = 34
}

/** The line's four parts with the columns that each spans. */
function addFilingLine(sheet: Worksheet, { filing }: Annex2Table): void {
  const reportedOn = filing?.public.reportedOn
  const parts = [
    { from: 1, to: 7, text: filingLine.unit + (filing?.public.unit ?? '') },
    { from: 8, to: 8, text: filingLine.reporter + (filing?.private?.reporter ?? '') },
    { from: 9, to: 11, text: filingLine.phone + (filing?.private?.phone ?? '') },
    { from: 12, to: 16, text: filingLine.date + (reportedOn ? dateInWords(reportedOn) : '') },
  ]
  for (const { from, to, text } of parts) {
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
