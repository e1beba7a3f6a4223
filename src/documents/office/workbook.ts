/**
 * A workbook as plain data: what a library writes, and nothing of the library. It can be handed to another
 * thread. Rows and columns are counted from 1.
 */
export class Workbook {
  readonly year: string
  readonly sheets: Sheet[] = []

  /** `year`: of which it is; it says nothing of who made it, and when. */
  constructor(year: string) {
    this.year = year
  }

  addWorksheet(name: string): Sheet {
    const sheet: Sheet = { name, widths: [], rows: [], merges: [], validations: [] }
    this.sheets.push(sheet)
    return sheet
  }
}

export const newWorkbook = (year: string): Workbook => new Workbook(year)

export interface Sheet {
  name: string
  /** Of each column, in characters of the workbook's normal font. */
  widths: number[]
  rows: SheetRow[]
  merges: CellRange[]
  validations: { range: CellRange; rule: ValidationRule }[]
  print?: PrintSetup
  /** Header and rows that a clerk may filter. */
  filter?: CellRange
  /** Columns and rows that stay on screen. */
  frozen?: { columns: number; rows: number }
}

export interface SheetRow {
  /** Points. */
  height?: number
  /** A column without a cell has a hole. */
  cells: (SheetCell | undefined)[]
}

/** A text or a number, and never a formula or a link. */
export interface SheetCell {
  value: string | number | null
  look: CellLook
}

/** Cells that look alike share one object: so each look is worked out once. */
export interface CellLook {
  font: { name: string; size: number }
  align: 'center' | 'left' | 'right'
  wrap?: boolean
  bordered?: boolean
}

export interface CellRange {
  top: number
  left: number
  bottom: number
  right: number
}

export interface PrintSetup {
  paper: 'A3' | 'A4'
  orientation: 'landscape' | 'portrait'
  /** Rows on top of each page. */
  titleRows?: { from: number; to: number }
  /** All on one page, else one page wide. */
  onePage?: boolean
  /** Of the page, with Excel's codes. */
  header?: string
  /** In the centre of the page's foot, with Excel's codes. */
  footer: string
  /** Inches. */
  margins: { left: number; right: number; top: number; bottom: number; header: number; footer: number }
}

/** Help for who edits the sheet. */
export interface ValidationRule {
  type: 'list' | 'whole' | 'decimal'
  /** Of a list: its options. */
  options?: readonly string[]
  /** Of a number: the least. */
  least?: number
  title: string
  text: string
  /** Another value is taken after a warning. */
  lenient?: boolean
}

/** The letters by which people call a column. */
export function letterOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? letterOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}
