import { Writable } from 'node:stream'
import exceljs from 'exceljs'
import { cityWorkbook } from '../../src/documents/annex2/annex2-workbook.ts'
import { type CityInput, drawCity } from '../../src/documents/annex2/draw-annex2.ts'
import type { Workbook } from '../../src/documents/office/workbook.ts'
import { styleOf } from '../../src/documents/office/xlsx-bytes.ts'
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
function streaming({ sheets }: Workbook): () => Promise<Uint8Array> {
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
      for (const { cells } of rows) {
        const row = sheet.addRow(cells.map((cell) => cell?.value))
        for (const [at, cell] of cells.entries()) {
          if (cell) row.getCell(at + 1).style = styleOf(cell.look, typeof cell.value === 'number')
        }
        row.commit()
      }
      sheet.commit()
    }
    await writer.commit()
    return Buffer.concat(chunks)
  }
}
