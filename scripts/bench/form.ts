import { readFileSync } from 'node:fs'
import { pathOf } from '../../src/domain/kinds.ts'
import { buildLedger, type Source } from '../../src/domain/ledger.ts'
import { judgeOneEntry } from '../../src/form/entry/judge-entry.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { optionsOf } from '../options.ts'
import { sampleTexts } from './generate.ts'
import { generateEntry } from './generated-entry.ts'
import { Texts } from './generated-text.ts'
import { median } from './measure.ts'
import { Random } from './random.ts'
import type { Benchmark } from './result.ts'
import { circumstances, rounded } from './scale.ts'

const GOAL = 5
const ENTRIES = 500

/** The check of a whole entry that the form makes after each change, without drawing. */
export const form: Benchmark = {
  help: '      填报页面每次改动后核对整份需求（不含显示）',
  async run(argv) {
    optionsOf(argv, { name: 'bench', options: {} })
    const texts = new Texts(await sampleTexts())
    const random = new Random(1)
    const read = ['site', 'cycle'] as const
    const files = read.map((kind) => pathOf(kind, { year: '2023' }))
    const ledger = buildLedger(files.map((file) => readContentFile(file, readFileSync(file)) as Source))
    const context = { site: ledger.site, cycle: ledger.cycles.get('2023')?.cycle }
    const times = Array.from({ length: ENTRIES }, (_, number) => {
      const { id, tree } = generateEntry({ number, year: 2023, texts, random })
      const start = performance.now()
      judgeOneEntry({ year: '2023', district: 'hongshan', id, tree }, context)
      return performance.now() - start
    })
    const [first = 0] = times
    const sorted = times.toSorted((a, b) => a - b)
    const rare = sorted[Math.floor(sorted.length * 0.99)]!
    const shown = [first, median(times), rare].map((time) => rounded(time, 2))
    return {
      measuredWith: circumstances(ENTRIES),
      columns: ['首次 ms', '中位 ms', '99% ms'],
      rows: [shown],
      missed: rare < GOAL ? [] : [`百次里最慢的一次 ${rare.toFixed(1)} ms，目标 ${GOAL} ms`],
    }
  },
}
