import type { Borders, Cell, Row, Style, Worksheet } from 'exceljs'

/** The look that all sheets share, and how wide and high text becomes in them. */

const BODY_FONT = { name: '宋体', size: 9 }
export const HEADER_FONT = { name: '黑体', size: 9 }
export const TITLE_FONT = { name: '方正小标宋简体', size: 16 }

const THIN: Partial<Borders> = {
  top: { style: 'thin' },
  bottom: { style: 'thin' },
  left: { style: 'thin' },
  right: { style: 'thin' },
}

export function drawBorders(sheet: Worksheet, rows: { from: number; to: number }, columns: number): void {
  for (let at = rows.from; at <= rows.to; at++) {
    const row = sheet.getRow(at)
    for (let column = 1; column <= columns; column++) {
      const cell = row.getCell(column)
      cell.style = bordered(cell.style)
    }
  }
}

export function styleHeader(cell: Cell): void {
  cell.style = headerLook
}

type Align = 'center' | 'left' | 'right'
type Look = Partial<Style>

/** A cell that says a text or a number, and never a formula or a link. */
export function styleBody(cell: Cell, align: Align): void {
  cell.style = bodyLooks[align][typeof cell.value === 'number' ? 'General' : '@']
}

// One object for all cells that look alike: of each object exceljs finds out anew which look it is.
const headerLook: Look = Object.freeze({
  font: HEADER_FONT,
  alignment: { horizontal: 'center', vertical: 'middle', wrapText: true } as const,
})
const bodyLooks = { center: bodyLook('center'), left: bodyLook('left'), right: bodyLook('right') }

function bodyLook(horizontal: Align) {
  const look = { font: BODY_FONT, alignment: { horizontal, vertical: 'middle', wrapText: true } } as const
  return {
    General: Object.freeze({ ...look, numFmt: 'General' }) as Look,
    '@': Object.freeze({ ...look, numFmt: '@' }) as Look,
  }
}

const withBorders = new WeakMap<Look, Look>()

function bordered(look: Look): Look {
  const known = withBorders.get(look)
  if (known) return known
  const made = Object.freeze({ ...look, border: THIN })
  withBorders.set(look, made)
  return made
}

/** A4 landscape, one page wide, page numbers, these rows on top of each page. */
export function setPrint(sheet: Worksheet, headerRows: string, footer: string): void {
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: 9,
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    printTitlesRow: headerRows,
    margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
  }
  sheet.headerFooter = { oddFooter: `&C${footer}` }
}

/** Pixels of a column of width 1 and of a half-width character of 9 pt, as Excel draws them. */
const PIXELS_PER_WIDTH = 7
const PIXELS_PER_HALF = 6
const PADDING = 8
/** Points of a line of 9 pt text. */
const LINE_HEIGHT = 12.5
/** Excel draws no row higher than 409 points. */
const HIGHEST_ROW = 409

/** Lines that a text takes in a column of this width. */
export function linesOf(text: string, width: number): number {
  const perLine = Math.max(1, Math.floor((width * PIXELS_PER_WIDTH - PADDING) / PIXELS_PER_HALF))
  const linesFor = (halves: number) => Math.max(1, Math.ceil(halves / (perLine - 1)))
  let [lines, halves] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === LINE_FEED) {
      lines += linesFor(halves)
      halves = 0
    } else if (unit < 0x2000) halves += 1
    // The second unit of a character beyond 16 bits was counted with the first.
    else if (unit < 0xdc00 || unit > 0xdfff) halves += 2
  }
  return lines + linesFor(halves)
}

const LINE_FEED = 10

/** Wide enough that the longest text stays below Excel's highest row; between `width` and `most`. */
export function widthFor(texts: Iterable<string>, width: number, most: number): number {
  let needed = width
  for (const text of texts) {
    while (needed < most && linesOf(text, needed) * LINE_HEIGHT > HIGHEST_ROW - 10) needed += 2
  }
  return needed
}

export function fitHeight(row: Row, widths: readonly number[], least = 24): void {
  let lines = 1
  row.eachCell((cell, column) => {
    const text = cell.value === null || cell.value === undefined ? '' : String(cell.value)
    lines = Math.max(lines, linesOf(text, widths[column - 1] ?? 10))
  })
  row.height = Math.min(HIGHEST_ROW, Math.max(least, lines * LINE_HEIGHT + 6))
}
