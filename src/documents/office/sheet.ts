import { HIGHEST_ROW, heightFor } from './row-height.ts'
import type { CellLook, PrintSetup, Sheet, SheetCell } from './workbook.ts'

/** The look that all sheets share, and their rows. */

const BODY_FONT = { name: '宋体', size: 9 }
const HEADER_FONT = { name: '黑体', size: 9 }
const TITLE_FONT = { name: '方正小标宋简体', size: 16 }
const SECTION_FONT = { name: '黑体', size: 12 }

const body = (align: CellLook['align']): CellLook => ({ font: BODY_FONT, align, wrap: true, bordered: true })

/** One object for all cells that look alike. */
export const looks = {
  title: { font: TITLE_FONT, align: 'center' },
  /** Above the title, at the left edge; and above a table of several on one sheet. */
  mark: { font: SECTION_FONT, align: 'left' },
  line: { font: { name: '宋体', size: 11 }, align: 'left' },
  header: { font: HEADER_FONT, align: 'center', wrap: true, bordered: true },
  center: body('center'),
  left: body('left'),
  right: body('right'),
  totalLeft: { ...body('left'), font: HEADER_FONT },
  totalCenter: { ...body('center'), font: HEADER_FONT },
} as const satisfies Record<string, CellLook>

/**
 * Adds a row as high as its texts. What is higher than Excel draws goes over several rows, merged in each column, so that
 * no text is cut.
 */
export function addFittedRow(sheet: Sheet, cells: readonly SheetCell[]): void {
  const height = heightFor(
    cells.map(({ value }) => value),
    sheet.widths,
  )
  const count = Math.ceil(height / HIGHEST_ROW)
  const top = sheet.rows.length + 1
  sheet.rows.push({ height: height / count, cells: [...cells] })
  if (count === 1) return
  for (let more = 1; more < count; more++) {
    const rest = cells.map(({ look }): SheetCell => ({ value: null, look }))
    sheet.rows.push({ height: height / count, cells: rest })
  }
  for (const at of cells.keys()) {
    sheet.merges.push({ top, left: at + 1, bottom: top + count - 1, right: at + 1 })
  }
}

/** Inches. */
const MARGINS = { left: 0.3, right: 0.3, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 }

/** A3 landscape, one page wide: on A4 the tables that go to the city would be printed at 5 points. */
export function printOnA3(titleRows: NonNullable<PrintSetup['titleRows']>, footer: string): PrintSetup {
  return { paper: 'A3', orientation: 'landscape', titleRows, footer, margins: MARGINS }
}

export function printOnePage(footer: string): PrintSetup {
  return { paper: 'A4', orientation: 'portrait', onePage: true, footer, margins: MARGINS }
}
