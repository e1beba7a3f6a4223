import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page, Request } from 'playwright-core'
import { phrases } from '../../tests/fixtures/search-phrases.ts'
import { findChromium, launchBrowser } from '../../tests/support/browser.ts'
import { serve } from '../../tests/support/site.ts'
import { buildOf, copyProject, distOf } from './astro-project.ts'
import type { Benchmark, BenchResult } from './benchmark.ts'
import { generateContent } from './generate.ts'
import { measure, rounded, withTemporaryFolder } from './measure.ts'

/** Milliseconds and bytes that 95 of 100 searches do not exceed. */
const GOAL = { first: 600, firstBytes: 200_000, later: 80 }

/** Forty phrases: each in a fresh browser, then all one after the other in one. */
export const search: Benchmark = {
  help: '在浏览器里查找40个词：每个词各开一个新的浏览器（第一次），再在同一页上依次查找（以后）',
  async run({ sizes, runs, log }) {
    const rows: BenchResult['rows'] = []
    const missed: string[] = []
    const browser = await launchBrowser(findChromium())
    try {
      for (const size of sizes) {
        const { first, later, bytes } = await withTemporaryFolder(async (root) => {
          await generateContent(root, { entries: size, cycles: 10 })
          // The entries that the phrases are taken from.
          await cp('content/cycles/2023/demands', join(root, 'content/cycles/2023/demands'), {
            recursive: true,
          })
          const site = join(root, 'site')
          await copyProject(site)
          await measure([buildOf('build', site, root)], 1, log)
          const server = await serve(distOf(site), { compressed: true })
          try {
            return await searchAll(browser, `${server.url}/demands/`, runs, log)
          } finally {
            await server.close()
          }
        })
        for (const [name, times, goal] of [
          ['第一次', first, GOAL.first] as const,
          ['以后', later, GOAL.later] as const,
        ]) {
          const slow = percentile(times, 95)
          rows.push([size, name, rounded(percentile(times, 50)), rounded(slow)])
          if (slow > goal) missed.push(`${size} 份，${name} p95 ${rounded(slow)} ms，目标 ${goal}`)
        }
        const most = Math.max(...bytes)
        rows.push([size, '第一次最多的字节', most])
        if (most > GOAL.firstBytes) missed.push(`${size} 份，${most} 字节，目标 ${GOAL.firstBytes}`)
      }
    } finally {
      await browser.close()
    }
    return { columns: ['份数', '查找', 'p50 ms', 'p95 ms'], rows, missed }
  },
}

interface Searches {
  first: number[]
  later: number[]
  /** Transferred for each first search, from the question to its answer. */
  bytes: number[]
}

async function searchAll(
  browser: Browser,
  address: string,
  runs: number,
  log: (line: string) => void,
): Promise<Searches> {
  const words = phrases.map(([phrase]) => phrase)
  const searches: Searches = { first: [], later: [], bytes: [] }
  for (let run = 1; run <= runs; run++) {
    for (const phrase of words) {
      await inFreshTab(browser, address, async (tab) => {
        const requests: Request[] = []
        tab.on('requestfinished', (request) => requests.push(request))
        searches.first.push(await ask(tab, phrase))
        const sizes = await Promise.all(requests.map((request) => request.sizes()))
        searches.bytes.push(
          sizes.reduce((sum, size) => sum + size.responseHeadersSize + size.responseBodySize, 0),
        )
      })
    }
    await inFreshTab(browser, address, async (tab) => {
      await ask(tab, '第一个')
      for (const phrase of words) searches.later.push(await ask(tab, phrase))
    })
    log(`${run}/${runs}`)
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
