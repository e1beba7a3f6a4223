import { cp } from 'node:fs/promises'
import type { Browser, Page, Request } from 'playwright-core'
import { phrases } from '../../tests/fixtures/search-phrases.ts'
import { findChromium, launchBrowser } from '../../tests/support/browser.ts'
import { serve } from '../../tests/support/site.ts'
import { measure } from './measure.ts'
import type { Benchmark, BenchResult } from './result.ts'
import { circumstances, rounded, SCALE_HELP, scaleOf, withContent } from './scale.ts'
import { PROVINCE } from './scaled.ts'
import { ownProject } from './site-project.ts'

const GOAL = { cold: 600, bytes: 200_000, later: 80 }
/** A word that very many entries have. */
const COMMON = '技术'

/** Forty phrases in a browser: each alone in a fresh one, then all one after the other in one. */
export const search: Benchmark = {
  help: `      在浏览器里查找40个词：每个词各开一个新的浏览器（第一次），再在同一页上依次查找（以后）
${SCALE_HELP}`,
  async run(argv, say) {
    const { sizes, runs } = scaleOf(argv, [String(PROVINCE)])
    const own = await ownProject()
    const browser = await launchBrowser(findChromium())
    const rows: BenchResult['rows'] = []
    const missed: string[] = []
    try {
      for (const size of sizes) {
        await withContent(size, async (root) => {
          // The entries that the phrases are taken from.
          await cp('content/cycles/2023/demands', `${root}/content/cycles/2023/demands`, { recursive: true })
          await measure([own.build('build', root)], 1, (line) => say(`${size} ${line}`))
          const site = await serve(own.dist, { compressed: true })
          try {
            const searched = await searchAll(browser, `${site.url}/demands/`, runs, say)
            for (const [at, { name, times, bytes = [] }] of searched.entries()) {
              const [time, most] = [percentile(times, 95), Math.max(0, ...bytes)]
              rows.push([
                size,
                name,
                rounded(percentile(times, 50)),
                rounded(time),
                bytes.length > 0 ? most : '',
              ])
              const goal = at === 0 ? GOAL.cold : GOAL.later
              if (size !== PROVINCE) continue
              if (time > goal) missed.push(`${name} p95 ${time.toFixed(0)} ms，目标 ${goal} ms`)
              if (most > GOAL.bytes) missed.push(`${name} ${most} 字节，目标 ${GOAL.bytes}`)
            }
          } finally {
            await site.close()
          }
        })
      }
    } finally {
      await browser.close()
      await own.remove()
    }
    return {
      measuredWith: { ...circumstances(runs), chromium: browser.version() },
      columns: ['份数', '查找', 'p50 ms', 'p95 ms', '最多字节'],
      rows,
      missed,
    }
  },
}

interface Searched {
  name: string
  times: number[]
  /** Transferred from the question to its answer. */
  bytes?: number[]
}

async function searchAll(
  browser: Browser,
  address: string,
  runs: number,
  say: (line: string) => void,
): Promise<Searched[]> {
  const words = phrases.map(([phrase]) => phrase)
  const cold: Required<Searched> = { name: '第一次', times: [], bytes: [] }
  const later: Searched = { name: '以后', times: [] }
  const long: Searched = { name: `以后，“${COMMON}”`, times: [] }
  for (let run = 1; run <= runs; run++) {
    for (const phrase of words) {
      await inFreshTab(browser, address, async (tab, transferred) => {
        cold.times.push(await ask(tab, phrase))
        cold.bytes.push(await transferred())
      })
    }
    await inFreshTab(browser, address, async (tab) => {
      await ask(tab, '第一个')
      for (const phrase of words) later.times.push(await ask(tab, phrase))
      long.times.push(await ask(tab, COMMON))
    })
    say(`${run}/${runs}`)
  }
  return [cold, later, long]
}

async function inFreshTab(
  browser: Browser,
  address: string,
  use: (tab: Page, transferred: () => Promise<number>) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext()
  try {
    const tab = await context.newPage()
    await tab.goto(address, { waitUntil: 'networkidle' })
    const requests: Request[] = []
    tab.on('requestfinished', (request) => requests.push(request))
    await use(tab, async () => {
      const sizes = await Promise.all(requests.map((request) => request.sizes()))
      return sizes.reduce((sum, size) => sum + size.responseHeadersSize + size.responseBodySize, 0)
    })
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
