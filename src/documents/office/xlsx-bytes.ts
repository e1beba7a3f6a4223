import exceljs, { type Workbook } from 'exceljs'
import { repack } from './repack.ts'

/** An empty workbook that says nothing of who made it, and when: only of which year it is. */
export function newWorkbook(year: string): Workbook {
  const workbook = new exceljs.Workbook()
  const written = new Date(Date.UTC(Number(year), 0, 1))
  return Object.assign(workbook, { creator: '', lastModifiedBy: '', created: written, modified: written })
}

/** The workbook as .xlsx bytes; the same for the same cells, whatever clock, zone and machine. */
export async function workbookBytes(workbook: Workbook): Promise<Uint8Array> {
  // Not compressed here: it is taken apart again at once.
  const options = { zip: { compression: 'STORE' } } as object
  const zip = new Uint8Array((await workbook.xlsx.writeBuffer(options)) as ArrayBuffer)
  return repack(zip, { 'xl/sharedStrings.xml': escapeEscapes })
}

/**
 * In a cell `_x0041_` means “A” (ECMA-376 part 1, 22.9.2.19), and exceljs writes it as it stands. The
 * sign before it is escaped instead, so that such a text comes back as a text.
 */
const escapeEscapes = (xml: string) => xml.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
