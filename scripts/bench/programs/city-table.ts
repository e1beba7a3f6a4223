import type { CityInput } from '../../../src/documents/annex2-workbook.ts'
import { annex2City, annex2Tables } from '../../../src/domain/annex2.ts'
import { generatedLedger } from '../generated-ledger.ts'

/** The city's table of one cycle, as `npm run compile` has it once everything is read. */
export async function generatedCity(entries: number): Promise<CityInput> {
  const { cycles, districts } = await generatedLedger(entries, 1)
  const [cycle] = cycles.values()
  const tables = annex2Tables(cycle!, districts)
  return { city: annex2City(cycle!, districts), tables, districts, warnings: new Map() }
}
