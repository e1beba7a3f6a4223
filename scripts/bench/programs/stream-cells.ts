import { readFileSync, writeSync } from 'node:fs'
import { Writable } from 'node:stream'
import exceljs from 'exceljs'
import type { Cells } from './dump-cells.ts'

/** The peer of `compile`: exceljs' streaming writer, given the same cells with the same look. */
const { looks, sheets } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Cells
const start = performance.now()
const chunks: Uint8Array[] = []
const stream = new Writable({
  write(chunk: Uint8Array, _, done) {
    chunks.push(chunk)
    done()
  },
})
const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true })
for (const { name, rows } of sheets) {
  const sheet = workbook.addWorksheet(name)
  for (const cells of rows) {
    const row = sheet.addRow(cells.map((cell) => cell?.[0]))
    for (const [at, cell] of cells.entries()) {
      if (cell) row.getCell(at + 1).style = looks[cell[1]]!
    }
    row.commit()
  }
  sheet.commit()
}
await workbook.commit()
if (Buffer.concat(chunks).length < 10_000) throw new Error('An empty workbook')
writeSync(4, String(performance.now() - start))
