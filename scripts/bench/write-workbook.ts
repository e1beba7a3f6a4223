import { Writable } from 'node:stream'
import exceljs, { type Workbook } from 'exceljs'
import { type CityInput, cityWorkbook, drawCity } from '../../src/documents/annex2/annex2-workbook.ts'
import { annex2City, annex2Tables } from '../../src/domain/annex2.ts'
import { readSoundLedger } from '../../src/node/check-folder.ts'
import { startMeasuring } from './report-usage.ts'

/** Writes the city's workbook: as `npm run compile` does, or the same cells as a stream. */

const [root = '.', writer] = process.argv.slice(2)
const { cycles, districts } = await readSoundLedger(root)
const cycle = [...cycles.values()].find(({ entries }) => entries.length > 0)!
const city = annex2City(cycle, districts)
const input: CityInput = { city, tables: annex2Tables(cycle, districts), districts, warnings: new Map() }

const write = writer === 'stream' ? streaming(drawCity(input)) : () => cityWorkbook(input)
startMeasuring()
const { length } = await write()
if (length < 10_000) throw new Error('An empty workbook')

/** A function that writes a workbook's cells, with their styles, by exceljs' streaming writer. */
function streaming(workbook: Workbook): () => Promise<Uint8Array> {
  // One style object for each look, as in a hand-written program.
  const looks = new Map<string, exceljs.Cell['style']>()
  const lookOf = (style: exceljs.Cell['style']) => {
    const key = JSON.stringify(style)
    if (!looks.has(key)) looks.set(key, style)
    return looks.get(key)!
  }
  const sheets = workbook.worksheets.map((sheet) => {
    const rows: Pick<exceljs.Cell, 'value' | 'style'>[][] = []
    sheet.eachRow({ includeEmpty: true }, (row) => {
      const cells: (typeof rows)[number] = []
      row.eachCell(
        { includeEmpty: true },
        ({ value, style }) => void cells.push({ value, style: lookOf(style) }),
      )
      rows.push(cells)
    })
    return { name: sheet.name, rows }
  })
  return async () => {
    const chunks: Uint8Array[] = []
    const stream = new Writable({
      write(chunk: Uint8Array, _, done) {
        chunks.push(chunk)
        done()
      },
    })
    const writer = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
    for (const { name, rows } of sheets) {
      const sheet = writer.addWorksheet(name)
      for (const cells of rows) {
        const row = sheet.addRow(cells.map(({ value }) => value))
        for (const [at, { style }] of cells.entries()) row.getCell(at + 1).style = style
        row.commit()
      }
      sheet.commit()
    }
    await writer.commit()
    return Buffer.concat(chunks)
  }
}
