import exceljs, { type CellValue } from 'exceljs'
import { zipSync } from 'fflate'
import type { Guarded } from '../guard/guard-document.ts'

/** A worksheet as texts; a merged cell says the same in all its places. */
export interface SheetTexts {
  name: string
  /** Rows and columns from 0; what is beyond the last text of a row is not there. */
  rows: SheetCell[][]
}

export interface SheetCell {
  text: string
  /** An error, or a formula whose result was not saved: there is something, but not what it says. */
  unreadable: boolean
}

/** The sheets that the guard let pass. Made anew from the guarded parts, so that exceljs sees nothing else. */
export async function readSheets({ parts }: Guarded): Promise<SheetTexts[]> {
  const encoder = new TextEncoder()
  const zip = zipSync(
    Object.fromEntries([...parts].map(([name, text]) => [name, encoder.encode(withoutAbsent(name, text))])),
    { level: 0 },
  )
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(zip as never)
  return workbook.worksheets.map((sheet) => {
    const rows: SheetCell[][] = []
    for (let row = 1; row <= sheet.rowCount; row++) {
      const cells: SheetCell[] = []
      for (let column = 1; column <= sheet.columnCount; column++) {
        cells.push(textOf(sheet.getCell(row, column).value))
      }
      rows.push(cells)
    }
    return { name: sheet.name, rows }
  })
}

/** Relations to parts that were left out would send exceljs looking for them. */
function withoutAbsent(name: string, text: string): string {
  if (name !== 'xl/_rels/workbook.xml.rels') return text
  return text.replace(/<(?:\w+:)?Relationship\s[^<>]*>/g, (tag) =>
    /Type\s*=\s*["'][^"']*\/(?:worksheet|sharedStrings|styles)["']/.test(tag) ? tag : '',
  )
}

function textOf(value: CellValue | undefined): SheetCell {
  const plain = (text: string): SheetCell => ({ text, unreadable: false })
  if (value === null || value === undefined) return plain('')
  if (typeof value === 'string') return plain(value)
  if (typeof value === 'number') return plain(decimal(value))
  if (typeof value === 'object' && 'richText' in value) {
    return plain(value.richText.map(({ text }) => text).join(''))
  }
  if (typeof value === 'object' && 'hyperlink' in value) return textOf(value.text as CellValue)
  if (typeof value === 'object' && ('formula' in value || 'sharedFormula' in value)) {
    const { result } = value
    if (typeof result === 'string' || typeof result === 'number') return textOf(result)
  }
  return { text: '', unreadable: true }
}

/** What Excel shows of 8650.499999999999: fifteen digits, and no exponent. */
function decimal(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? '' : text
}
