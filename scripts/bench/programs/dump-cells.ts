import { writeFileSync } from 'node:fs'
import { drawCity } from '../../../src/documents/annex2-workbook.ts'
import { generatedCity } from './city-table.ts'

/** Every cell of the city's workbook with its look, for a peer to write: `[value, index of the look]`. */
export interface Cells {
  looks: object[]
  sheets: { name: string; rows: ([unknown, number] | null)[][] }[]
}

const [entries, file = ''] = process.argv.slice(2)
const looks = new Map<string, number>()
const lookOf = (style: object) => {
  const key = JSON.stringify(style)
  if (!looks.has(key)) looks.set(key, looks.size)
  return looks.get(key)!
}
const workbook = drawCity(await generatedCity(Number(entries)))
const sheets = workbook.worksheets.map((sheet) => {
  const rows: Cells['sheets'][number]['rows'] = []
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const cells: Cells['sheets'][number]['rows'][number] = []
    row.eachCell({ includeEmpty: true }, (cell) => void cells.push([cell.value, lookOf(cell.style)]))
    rows.push(cells)
  })
  return { name: sheet.name, rows }
})
writeFileSync(file, JSON.stringify({ looks: [...looks.keys()].map((key) => JSON.parse(key)), sheets }))
