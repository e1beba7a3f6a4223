import exceljs from 'exceljs'
import { repack } from './repack.ts'
import {
  type CellLook,
  type CellRange,
  letterOf,
  type PrintSetup,
  type Sheet,
  type ValidationRule,
  type Workbook,
} from './workbook.ts'

/**
 * The one place where a library writes .xlsx: what it must be able to do stands in workbook.ts. The bytes are
 * the same for the same workbook, whatever clock, zone and machine.
 */
export async function workbookBytes({
  year,
  sheets,
}: Pick<Workbook, 'year' | 'sheets'>): Promise<Uint8Array> {
  const workbook = new exceljs.Workbook()
  const written = new Date(Date.UTC(Number(year), 0, 1))
  Object.assign(workbook, { creator: '', lastModifiedBy: '', created: written, modified: written })
  for (const sheet of sheets) draw(workbook.addWorksheet(sheet.name), sheet)
  // Not compressed here: it is taken apart again at once.
  const options = { zip: { compression: 'STORE' } } as object
  const zip = new Uint8Array((await workbook.xlsx.writeBuffer(options)) as ArrayBuffer)
  return repack(zip, {
    'docProps/core.xml': withoutNames,
    'xl/sharedStrings.xml': escapeEscapes,
    'xl/styles.xml': withNormalFont,
  })
}

/** Who is not named is “Unknown” to exceljs. */
const withoutNames = (xml: string) => xml.replaceAll('>Unknown<', '><')

/**
 * In a cell `_x0041_` means “A” (ECMA-376 part 1, 22.9.2.19), and exceljs writes it as it stands. The
 * sign before it is escaped instead, so that such a text comes back as a text.
 */
const escapeEscapes = (xml: string) => xml.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/**
 * Widths of columns are counted in digits of the first font. That of exceljs follows the theme, so it is wider in
 * a Chinese Excel than in another; a digit of this one has 7 pixels in both.
 */
function withNormalFont(xml: string): string {
  const from = xml.indexOf('<font>')
  const end = xml.indexOf(FONT_END, from)
  return from < 0 || end < 0 ? xml : xml.slice(0, from) + NORMAL_FONT + xml.slice(end + FONT_END.length)
}
const FONT_END = '</font>'
const NORMAL_FONT = '<font><sz val="10"/><name val="宋体"/><charset val="134"/></font>'

/** Leaves no width to the default, which another font changes: 9 is what exceljs does not write. */
const written = (width: number) => (width === 9 ? 9.01 : width)

function draw(target: exceljs.Worksheet, sheet: Sheet): void {
  for (const [at, width] of sheet.widths.entries()) target.getColumn(at + 1).width = written(width)
  for (const [at, { height, cells }] of sheet.rows.entries()) {
    const row = target.getRow(at + 1)
    if (height !== undefined) row.height = height
    for (const [column, cell] of cells.entries()) {
      if (!cell) continue
      const drawn = row.getCell(column + 1)
      drawn.value = cell.value
      drawn.style = styleOf(cell.look, typeof cell.value === 'number')
    }
  }
  for (const { top, left, bottom, right } of sheet.merges) {
    target.mergeCellsWithoutStyle(top, left, bottom, right)
  }
  for (const { range, rule } of sheet.validations)
    target.dataValidations.add(addressOf(range), validation(rule))
  if (sheet.filter) target.autoFilter = addressOf(sheet.filter)
  if (sheet.frozen) {
    const { columns, rows } = sheet.frozen
    target.views = [{ state: 'frozen', ...(columns > 0 && { xSplit: columns }), ySplit: rows }]
  }
  if (sheet.print) setPrint(target, sheet.print)
}

// exceljs keeps them by range, and its types leave these out.
declare module 'exceljs' {
  interface Worksheet {
    dataValidations: { add: (range: string, validation: exceljs.DataValidation) => void }
  }
}

type Style = Partial<exceljs.Style>

/** Of each look, as a text and as a number: of each style object exceljs finds out anew which it is. */
const styles = new WeakMap<CellLook, [text: Style, number: Style]>()

/** How the library names a look. */
export function styleOf(look: CellLook, isNumber: boolean): Style {
  let known = styles.get(look)
  if (!known) {
    known = [styleFor(look, '@'), styleFor(look, 'General')]
    styles.set(look, known)
  }
  return known[isNumber ? 1 : 0]
}

const THIN = { style: 'thin' } as const
const BORDER = { top: THIN, bottom: THIN, left: THIN, right: THIN }

function styleFor({ font, align, wrap, bordered }: CellLook, numFmt: string): Style {
  const alignment = { horizontal: align, vertical: 'middle', ...(wrap && { wrapText: true }) } as const
  return Object.freeze({ font, alignment, numFmt, ...(bordered && { border: BORDER }) })
}

function validation({ type, options, least, title, text, lenient }: ValidationRule): exceljs.DataValidation {
  return {
    ...(type === 'list'
      ? { type, formulae: [`"${options?.join(',')}"`] }
      : { type, operator: 'greaterThanOrEqual', formulae: [least] }),
    ...(lenient && { errorStyle: 'warning' }),
    allowBlank: true,
    showInputMessage: true,
    promptTitle: title,
    prompt: text,
    showErrorMessage: true,
    errorTitle: title,
    error: text,
  }
}

/** Numbers of papers in the format. */
const PAPERS = { A3: 8, A4: 9 } as const

function setPrint(target: exceljs.Worksheet, print: PrintSetup): void {
  const { paper, orientation, titleRows, onePage, header, footer, margins } = print
  target.pageSetup = {
    ...target.pageSetup,
    paperSize: PAPERS[paper] as exceljs.PaperSize,
    orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: onePage ? 1 : 0,
    horizontalCentered: true,
    ...(titleRows && { printTitlesRow: `${titleRows.from}:${titleRows.to}` }),
    margins,
  }
  target.headerFooter = { ...(header && { oddHeader: header }), oddFooter: `&C${footer}` }
}

const addressOf = ({ top, left, bottom, right }: CellRange): string =>
  `${letterOf(left)}${top}:${letterOf(right)}${bottom}`
