import type { Worksheet } from 'exceljs'
import { drawBorders, fitHeight, setPrint, styleBody, styleHeader, widthFor } from './sheet.ts'

/** A plain table with one header row: the same look for every sheet that is no official form. */
export interface SheetColumn<Row> {
  /** What the column is found by. */
  id: string
  title: string
  /** Characters of the workbook's normal font. */
  width: number
  align: 'center' | 'left' | 'right'
  value: (row: Row) => string | number | undefined
}

const WIDEST = 70

export function addTable<Row>(
  sheet: Worksheet,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
  footer: string,
): void {
  const widths = columns.map(({ width, value }) =>
    widthFor(
      rows.map((row) => String(value(row) ?? '')),
      width,
      WIDEST,
    ),
  )
  for (const [index, { title }] of columns.entries()) {
    sheet.getColumn(index + 1).width = widths[index]!
    const cell = sheet.getCell(1, index + 1)
    cell.value = title
    styleHeader(cell)
  }
  sheet.getRow(1).height = 32
  for (const [index, row] of rows.entries()) {
    const cells = sheet.getRow(index + 2)
    for (const [at, { value, align }] of columns.entries()) {
      const cell = cells.getCell(at + 1)
      cell.value = value(row) ?? null
      styleBody(cell, align)
    }
    fitHeight(cells, widths)
  }
  drawBorders(sheet, { from: 1, to: rows.length + 1 }, columns.length)
  setPrint(sheet, '1:1', footer)
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } }
  sheet.views = [{ state: 'frozen', ySplit: 1 }]
}
