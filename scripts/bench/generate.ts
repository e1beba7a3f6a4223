import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { demandSchema } from '../../src/domain/demand.ts'
import { formTree } from '../../src/domain/form-tree.ts'
import { pathOf } from '../../src/domain/kinds.ts'
import { entryComments } from '../../src/text/entry-comments.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import type { Benchmark } from './benchmark.ts'
import { generateEntry } from './generated-entry.ts'
import { generatePair } from './generated-pair.ts'
import { Texts } from './generated-text.ts'
import { rounded } from './measure.ts'
import { Random } from './random.ts'

export interface Amount {
  /** Number of entries in all cycles together. */
  entries: number
  /** Years, up to and with that of the sample. */
  cycles: number
}

const OUT = 'out/bench/generated'

/** Generated entries to review, with their compressed size beside that of the samples: repetitive texts prove little. */
export const generate: Benchmark = {
  help: `把生成的需求写到 ${OUT}，与样例比大小和压缩率`,
  async run({ sizes }) {
    await rm(OUT, { recursive: true, force: true })
    await generateContent(OUT, { entries: sizes.at(-1)!, cycles: 1 })
    const samples = await entriesBelow(SAMPLE)
    const generated = (await entriesBelow(join(OUT, 'content'))).slice(0, samples.length)
    const rows = [['样例', samples] as const, ['生成', generated] as const].map(([name, entries]) => {
      const bytes = Buffer.from(entries.join(''))
      const perEntry = (length: number) => rounded(length / entries.length)
      return [name, entries.length, perEntry(bytes.length), perEntry(gzipSync(bytes).length)]
    })
    return { columns: ['', '份数', '字节/份', 'gzip 字节/份'], rows, missed: [] }
  },
}

const SAMPLE = join(import.meta.dirname, '../../content')
const NEWEST = 2023

/**
 * Writes `<root>/content`: the sample's settings, districts, stories and 选派名单, its cycle and filings for
 * every year, and fictional entries instead of its own; 12 of 100 have a placement with six reports. The check finds no error in it, and the same
 * amount is the same bytes in every run.
 */
export async function generateContent(root: string, { entries, cycles }: Amount): Promise<void> {
  const texts = new Texts(await sampleTexts())
  await cp(SAMPLE, join(root, 'content'), { recursive: true })
  for (const kind of ['demands', 'experts', 'placements', 'reports']) {
    for (const year of await readdir(join(root, 'content/cycles'))) {
      await rm(join(root, 'content/cycles', year, kind), { recursive: true, force: true })
    }
  }
  // Its enterprises are not generated.
  await rm(join(root, 'content/cycles', String(NEWEST), 'selections.yaml'), { force: true })
  const districts = (await readdir(join(SAMPLE, 'cycles', String(NEWEST), 'filings'))).map((file) =>
    file.replace(/\.yaml$/, ''),
  )
  for (let back = 0; back < cycles; back++) await copyCycle(root, NEWEST - back, districts)

  const random = new Random(entries)
  const form = formTree(demandSchema)
  let earlier: string | undefined
  for (let number = 0; number < entries; number++) {
    const year = NEWEST - (number % cycles)
    // One of two hundred nearly repeats an earlier text.
    const copied = random.chance(0.005) ? earlier : undefined
    const { id, tree, description } = generateEntry({ number, year, texts, random, copied })
    if (copied === undefined) earlier = description
    const file = pathOf('demand', { year: String(year), district: random.pick(districts), id })
    await write(join(root, file), writeYaml(tree, form, entryComments))
    const pair = generatePair({ number, file, id, tree })
    for (const one of pair) await write(join(root, one.file), one.text)
  }
}

/** The sample's cycle, notice and filings as of another year. */
async function copyCycle(root: string, year: number, districts: readonly string[]): Promise<void> {
  const files = ['cycle.yaml', 'notice.mdx', ...districts.map((district) => `filings/${district}.yaml`)]
  for (const file of files) {
    const text = await readFile(join(SAMPLE, 'cycles', String(NEWEST), file), 'utf8')
    const moved = text.replace(/\b202[123]\b/g, (written) => String(Number(written) - NEWEST + year))
    await write(join(root, 'content/cycles', String(year), file), moved)
  }
}

async function entriesBelow(content: string): Promise<string[]> {
  const demands = join(content, 'cycles', String(NEWEST), 'demands')
  const files = (await readdir(demands, { recursive: true })).filter((file) => file.endsWith('.yaml')).sort()
  return Promise.all(files.map((file) => readFile(join(demands, file), 'utf8')))
}

/** The public texts of the samples, as a source of words; without the labels beside the keys. */
async function sampleTexts(): Promise<string> {
  const samples = await entriesBelow(SAMPLE)
  return samples.map((text) => text.split(/^private:/m)[0]!.replace(/ # .*/g, '')).join('\n')
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
