import { writeSync } from 'node:fs'
import { cityWorkbook } from '../../../src/documents/annex2-workbook.ts'
import { generatedCity } from './city-table.ts'

/** Times the city's workbook from the table to the bytes. */
const input = await generatedCity(Number(process.argv[2]))
const start = performance.now()
const { length } = await cityWorkbook(input)
if (length < 10_000) throw new Error('An empty workbook')
writeSync(4, String(performance.now() - start))
