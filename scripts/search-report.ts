import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CannotRun } from '../src/node/cannot-run.ts'
import { tableOf } from './bench/text-table.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'
import { allWordsSearch } from './search-report/all-words.ts'
import { type Answered, answerAll, figuresOf } from './search-report/answered.ts'
import { readJudged } from './search-report/judged.ts'
import { ownSearch } from './search-report/own-search.ts'
import { pagefindSearch } from './search-report/pagefind.ts'

const LIST = 'tests/fixtures/search/judged.tsv'

const HELP = `查找的准确程度：逐条查一份判好的清单，和 Pagefind、“每个词都要有”比。

用法：npm run search-report -- [选项]

  --list FILE   清单：查找的话、应找到的需求编号或网页、种类、tune 或 held（默认 ${LIST}）
  --dist DIR    做好的网站，给 Pagefind 用（默认 dist；先运行 npm run build -- --local）
  --no-peers    只查本站，不要做好的网站
  --root DIR    content 所在的目录（默认当前目录）
  --help        显示本说明

held 是调整排序时没有看过的一半。退出码：0 查完了；2 无法运行。
`

/** For each query its place and the first five; MRR, top 1 and top 5 by kind and half, beside two peers. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'search-report',
    help: HELP,
    options: {
      list: { type: 'string', default: LIST },
      dist: { type: 'string', default: 'dist' },
      'no-peers': { type: 'boolean', default: false },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { list, dist, root, 'no-peers': alone } = given.values
  if (!existsSync(list)) throw new CannotRun(`没有找到清单 ${list}。`)
  const judged = readJudged(list)
  const { search, demands } = await ownSearch(root)
  const own = await answerAll(judged, search)
  output.write(`${placesTable(own)}\n\n`)
  const peers = alone ? [] : [{ name: 'Pagefind', answered: await ofPagefind(dist, judged) }]
  const words = { name: '每个词都要有', answered: await answerAll(judged, allWordsSearch(demands)) }
  for (const half of ['held', 'tune'] as const) {
    output.write(`${figuresTable(half, [{ name: '本站', answered: own }, ...peers, words])}\n\n`)
  }
  return EXIT.ok
}

async function ofPagefind(dist: string, judged: Parameters<typeof answerAll>[0]): Promise<Answered[]> {
  if (!existsSync(join(dist, 'index.html'))) {
    throw new CannotRun(`${dist} 里没有做好的网站：请先运行 npm run build -- --local，或加 --no-peers。`)
  }
  const into = await mkdtemp(join(tmpdir(), 'search-report-'))
  try {
    const { search, end } = await pagefindSearch(dist, into)
    try {
      return await answerAll(judged, search)
    } finally {
      await end()
    }
  } finally {
    await rm(into, { recursive: true, force: true })
  }
}

const LONGEST = 24

function placesTable(answered: readonly Answered[]): string {
  return tableOf({
    columns: ['种类', '一半', '查找', '应找到', '名次', '前五项'],
    rows: answered.map(({ kind, half, query, expected, place, found }) => [
      kind,
      half,
      [...query].length > LONGEST ? `${[...query].slice(0, LONGEST).join('')}…` : query,
      expected.join(' '),
      place || '没有',
      found.slice(0, 5).join(' '),
    ]),
  })
}

function figuresTable(
  half: string,
  ways: readonly { name: string; answered: readonly Answered[] }[],
): string {
  const kinds = [...new Set(ways[0]!.answered.map(({ kind }) => kind)), undefined]
  const rows = kinds.flatMap((kind) =>
    ways.flatMap(({ name, answered }) => {
      const own = answered.filter((one) => one.half === half && (kind === undefined || one.kind === kind))
      if (own.length === 0) return []
      const { count, mrr, top1, top5 } = figuresOf(own)
      return [[kind ?? '全部', name, count, mrr.toFixed(2), percent(top1), percent(top5)]]
    }),
  )
  return tableOf({ columns: [half, '怎么查', '条数', 'MRR', '第一', '前五'], rows })
}

const percent = (part: number) => `${(100 * part).toFixed(0)} %`

await runAsScript(import.meta.url, main)
