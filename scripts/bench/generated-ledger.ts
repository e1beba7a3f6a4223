import { readFileSync } from 'node:fs'
import { pathOf } from '../../src/domain/kinds.ts'
import { buildLedger, type Ledger, type Source } from '../../src/domain/ledger.ts'
import { validate } from '../../src/domain/validate.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { sampleTexts } from './generate.ts'
import { generateEntry } from './generated-entry.ts'
import { Texts } from './generated-text.ts'
import { Random } from './random.ts'

/** Fictional entries of the newest cycles in memory, for what is measured without reading. */
export async function generatedLedger(entries: number, cycles: number): Promise<Ledger> {
  const texts = new Texts(await sampleTexts())
  const random = new Random(entries)
  const districtsFile = pathOf('districts', {})
  const districts = readContentFile(districtsFile, readFileSync(districtsFile))!
  const slugs = (districts.kind === 'districts' ? (districts.value ?? []) : []).map(({ slug }) => slug)
  const sources: Source[] = [districts as Source]
  for (let number = 0; number < entries; number++) {
    const year = 2023 - (number % cycles)
    const { id, tree } = generateEntry({ number, year, texts, random })
    const params = { year: String(year), district: random.pick(slugs), id }
    const file = pathOf('demand', params)
    const { value, partly, input } = validate('demand', tree, file)
    sources.push({ file, kind: 'demand', params, value, partly, tree: input })
  }
  return buildLedger(sources)
}
