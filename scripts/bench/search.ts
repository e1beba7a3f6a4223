import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import type { SearchSettings } from '../../src/catalogue/search-settings.ts'
import type { PublicDemand } from '../../src/domain/public-demand.ts'
import { phrases } from '../../tests/fixtures/search-phrases.ts'
import { findChromium, launchBrowser } from '../../tests/support/browser.ts'
import { serve } from '../../tests/support/site.ts'
import { buildOf, copyProject, distOf } from './astro-project.ts'
import type { Benchmark, BenchResult } from './benchmark.ts'
import { measure, projectFile, rounded, withTemporaryFolder } from './measure.ts'

/** Years with entries in each, with what 95 of 100 searches do not exceed (ms), and the open data of a year (bytes, gzip). */
const CASES: readonly {
  years: number
  entries: number
  goals: { first?: number; later?: number; bytes?: number }
}[] = [
  { years: 1, entries: 300, goals: { first: 400, bytes: 250_000 } },
  { years: 1, entries: 1_000, goals: { later: 50, bytes: 800_000 } },
  { years: 10, entries: 300, goals: { later: 300 } },
]

/**
 * Forty phrases: each in a fresh browser, then all one after the other in one. The entries are the samples again and
 * again, each time with other characters in the place of theirs: what repeats itself compresses better than samples do.
 */
export const search: Benchmark = {
  help: '在浏览器里查找40个词：一年300份、1000份，十年3000份；第一次、以后，数据大小和内存',
  async run({ runs, log }) {
    const rows: BenchResult['rows'] = []
    const missed: string[] = []
    const browser = await launchBrowser(findChromium())
    try {
      await withTemporaryFolder(async (folder) => {
        const site = join(folder, 'site')
        await copyProject(site)
        await measure([buildOf('build', site, projectFile('.'))], 1, log)
        const dist = distOf(site)
        const samples = await readSamples(dist)
        const [sampleBytes, sampleGzip, sampleRatio] = sizesOf(samples)
        rows.push(['样例', samples.demands.length, '数据', sampleBytes, sampleGzip, sampleRatio])
        for (const { years, entries, goals } of CASES) {
          const name = `${years} 年，每年 ${entries} 份`
          const data = await writeYears(dist, samples, years, entries)
          const [bytes, gzip, ratio] = sizesOf(data)
          // A long file compresses a little better than the samples: it counts as if it did not.
          const likeSamples = Math.max(gzip, Math.round(bytes * sampleRatio))
          rows.push([name, entries, '数据', bytes, gzip, ratio])
          rows.push([name, entries, '数据，按样例的 gzip 比', bytes, likeSamples, sampleRatio])
          const server = await serve(dist, { compressed: true })
          const { first, later, heap } = await searchAll(
            browser,
            `${server.url}/demands/${years > 1 ? '?years=all' : ''}`,
            runs,
          ).finally(() => server.close())
          log(name)
          for (const [what, times, goal] of [
            ['第一次 ms', first, goals.first] as const,
            ['以后 ms', later, goals.later] as const,
          ]) {
            const slow = percentile(times, 95)
            rows.push([name, entries, what, rounded(percentile(times, 50)), rounded(slow)])
            if (goal && slow > goal) missed.push(`${name}，${what} p95 ${rounded(slow)}，目标 ${goal}`)
          }
          rows.push([name, entries, '内存 MB', rounded(heap / 1e6)])
          if (goals.bytes && likeSamples > goals.bytes)
            missed.push(`${name}，${likeSamples} 字节，目标 ${goals.bytes}`)
        }
      })
    } finally {
      await browser.close()
    }
    return { columns: ['', '份数', '', 'p50 或字节', 'p95 或 gzip', 'gzip 比'], rows, missed }
  },
}

interface OpenData {
  source: string
  demands: PublicDemand[]
}

/** Bytes, bytes compressed, and their ratio. */
function sizesOf(data: OpenData): [number, number, number] {
  const bytes = Buffer.from(JSON.stringify(data))
  const { length } = gzipSync(bytes)
  return [bytes.length, length, Math.round((1000 * length) / bytes.length) / 1000]
}

async function readSamples(dist: string): Promise<OpenData> {
  const { source, demands }: OpenData = JSON.parse(await readFile(join(dist, 'data/demands.json'), 'utf8'))
  return { source, demands: demands.filter(({ status }) => status !== '已撤回') }
}

/** So many years of the samples in place of the site's own; the newest is returned. */
async function writeYears(
  dist: string,
  { source, demands }: OpenData,
  years: number,
  entries: number,
): Promise<OpenData> {
  const file = join(dist, 'data/search.json')
  const settings: SearchSettings = JSON.parse(await readFile(file, 'utf8'))
  const alphabet = [...new Set(JSON.stringify(demands).match(HAN))]
  const written = Array.from({ length: years }, (_, back) => {
    const year = String(2023 - back)
    const copies = Array.from({ length: entries }, (_, at): PublicDemand => {
      const id = `${at.toString(36)}${back}xxxxxx`.slice(0, 6)
      const round = Math.floor((back * entries + at) / demands.length)
      return { ...rotated(demands[at % demands.length]!, round, alphabet), id, year }
    })
    return { year, data: { source, demands: copies } }
  })
  for (const { year, data } of written)
    await writeFile(join(dist, `data/demands-${year}.json`), JSON.stringify(data))
  const list = written.map(({ year }) => ({ year, count: entries, address: `/data/demands-${year}.json` }))
  await writeFile(file, JSON.stringify({ ...settings, years: list }))
  return written[0]!.data
}

const HAN = /\p{Script=Han}/gu

/** Each Chinese character becomes the one so many places further on: as regular as before, and the same text nowhere else. */
function rotated(demand: PublicDemand, places: number, alphabet: readonly string[]): PublicDemand {
  const place = new Map(alphabet.map((character, at) => [character, at]))
  const text = JSON.stringify(demand.challenges ?? []).replace(HAN, (one) => shifted(one))
  const request = JSON.stringify(demand.expertRequest ?? null).replace(HAN, (one) => shifted(one))
  const expertRequest = JSON.parse(request)
  return { ...demand, challenges: JSON.parse(text), ...(expertRequest && { expertRequest }) }

  function shifted(character: string): string {
    return alphabet[(place.get(character)! + places * 7) % alphabet.length]!
  }
}

interface Searches {
  first: number[]
  later: number[]
  /** Bytes of the page's heap, once all is loaded and searched. */
  heap: number
}

async function searchAll(browser: Browser, address: string, runs: number): Promise<Searches> {
  const words = phrases.map(([phrase]) => phrase)
  const searches: Searches = { first: [], later: [], heap: 0 }
  for (let run = 1; run <= runs; run++) {
    for (const phrase of words) {
      await inFreshTab(browser, address, async (tab) => {
        searches.first.push(await ask(tab, phrase))
      })
    }
    await inFreshTab(browser, address, async (tab) => {
      await ask(tab, '第一个')
      for (const phrase of words) searches.later.push(await ask(tab, phrase))
      searches.heap = Math.max(searches.heap, await heapOf(tab))
    })
  }
  return searches
}

async function inFreshTab(browser: Browser, address: string, use: (tab: Page) => Promise<void>) {
  const context = await browser.newContext()
  try {
    const tab = await context.newPage()
    await tab.goto(address, { waitUntil: 'networkidle' })
    await use(tab)
  } finally {
    await context.close()
  }
}

async function heapOf(tab: Page): Promise<number> {
  const session = await tab.context().newCDPSession(tab)
  await session.send('HeapProfiler.collectGarbage')
  return (await session.send('Runtime.getHeapUsage')).usedSize
}

/** From the key that sends the question to the list that answers it, as the page itself sees both. */
function ask(tab: Page, phrase: string): Promise<number> {
  return tab.evaluate(async (words) => {
    const catalogue = document.querySelector<HTMLElement>('demand-search')!
    const input = document.querySelector<HTMLInputElement>('#q')!
    input.value = words
    const start = performance.now()
    const answered = new Promise<void>((done) => {
      new MutationObserver((_, observer) => {
        if (catalogue.dataset['state'] !== 'answered') return
        observer.disconnect()
        done()
      }).observe(catalogue, { attributeFilter: ['data-state'] })
    })
    input.form!.requestSubmit()
    await answered
    return performance.now() - start
  }, phrase)
}

function percentile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.max(Math.ceil((sorted.length * part) / 100) - 1, 0)] ?? 0
}
