import { fittedWidths } from './column-widths.ts'
import { addFittedRow, looks, printOnA3 } from './sheet.ts'
import type { Sheet } from './workbook.ts'

/** A plain table with one header row: the same look for every sheet that is no official form. */
export interface SheetColumn<Row> {
  /** What the column is found by. */
  id: string
  title: string
  /** Characters of the workbook's normal font; 184 of all columns together fill an A3 page at full size. */
  width: number
  align: 'center' | 'left' | 'right'
  value: (row: Row) => string | number | undefined
}

/** Adds the last row of a table, by its columns' ids: below what is filtered and sorted. */
export function addTotal(
  sheet: Sheet,
  columns: readonly Pick<SheetColumn<never>, 'id' | 'align'>[],
  totals: Readonly<Record<string, string | number>>,
): void {
  addFittedRow(
    sheet,
    columns.map(({ id, align }) => ({
      value: totals[id] ?? null,
      look: align === 'left' ? looks.totalLeft : looks.totalCenter,
    })),
  )
}

/** Of the page's head: the names of file and sheet. */
const FILE_AND_SHEET = '&L&F&R&A'

export function addTable<Row>(
  sheet: Sheet,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  footer: string,
): void {
  const valuesOf = ({ value }: SheetColumn<Row>) => rows.map((row) => value(row) ?? null)
  sheet.widths = fittedWidths(columns.map((column) => ({ width: column.width, values: valuesOf(column) })))
  sheet.rows.push({
    height: 32,
    cells: columns.map(({ title }) => ({ value: title, look: looks.header })),
  })
  for (const row of rows) {
    addFittedRow(
      sheet,
      columns.map(({ value, align }) => ({ value: value(row) ?? null, look: looks[align] })),
    )
  }
  // On paper nothing else says what the table is of.
  sheet.print = { ...printOnA3({ from: 1, to: 1 }, footer), header: FILE_AND_SHEET }
  sheet.filter = { top: 1, left: 1, bottom: sheet.rows.length, right: columns.length }
  sheet.frozen = { columns: 0, rows: 1 }
}
