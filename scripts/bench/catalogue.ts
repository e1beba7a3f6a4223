import { globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { findChromium, launchBrowser } from '../../tests/support/browser.ts'
import { serve } from '../../tests/support/site.ts'
import { measure, median } from './measure.ts'
import type { Benchmark, BenchResult } from './result.ts'
import { circumstances, rounded, SCALE_HELP, scaleOf, withContent } from './scale.ts'
import { ownProject } from './site-project.ts'

const PAGES = ['/demands/', '/demands/page/2/']
/** Counts have more digits, and a list has all the kinds of entries that there are. */
const MOST_GROWTH = 1.2
const MOST_BYTES = 200_000

/** What the first look at the catalogue weighs and takes, however many entries there are; and the largest page. */
export const catalogue: Benchmark = {
  help: `      第一次打开需求目录的字节数和时间，不随份数增长；以及最大的网页
${SCALE_HELP}`,
  async run(argv, say) {
    const { sizes, runs } = scaleOf(argv)
    const own = await ownProject(['src/pages/search-index'])
    const browser = await launchBrowser(findChromium())
    const rows: BenchResult['rows'] = []
    const missed: string[] = []
    const first = new Map<string, number>()
    try {
      for (const size of sizes) {
        await withContent(size, async (root) => {
          await measure([own.build('build', root)], 1, (line) => say(`${size} ${line}`))
          const bytesOf = (page: string) => statSync(join(own.dist, page)).size
          const site = await serve(own.dist, { compressed: true })
          try {
            for (const page of PAGES) {
              const bytes = bytesOf(`${page}index.html`)
              const looks = await look(browser, site.url + page, runs)
              rows.push([size, page, bytes, ...looks.map((time) => rounded(time))])
              const least = first.get(page) ?? bytes
              first.set(page, least)
              if (bytes > least * MOST_GROWTH)
                missed.push(`${page} 从 ${least} 字节增长到 ${bytes} 字节（${size}份）`)
            }
          } finally {
            await site.close()
          }
          const pages = globSync('**/*.html', { cwd: own.dist })
          const largest = pages.reduce((a, b) => (bytesOf(b) > bytesOf(a) ? b : a))
          rows.push([size, `最大的网页 /${largest}`, bytesOf(largest)])
          if (bytesOf(largest) > MOST_BYTES)
            missed.push(`${largest} 有 ${bytesOf(largest)} 字节，目标 ${MOST_BYTES}`)
        })
      }
    } finally {
      await browser.close()
      await own.remove()
    }
    return {
      measuredWith: { ...circumstances(runs), chromium: browser.version() },
      columns: ['份数', '网页', '字节', 'TTFB ms', '显示 ms'],
      rows,
      missed,
    }
  },
}

/** Medians of the first byte and of the first contentful paint, each in a fresh browser. */
async function look(browser: Browser, address: string, runs: number): Promise<[ttfb: number, paint: number]> {
  const times: { ttfb: number; paint: number }[] = []
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext()
    try {
      const tab = await context.newPage()
      await tab.goto(address, { waitUntil: 'load' })
      times.push(
        await tab.evaluate(async () => {
          const paint = await new Promise<number>((done) => {
            new PerformanceObserver((list) => {
              for (const { name, startTime } of list.getEntries()) {
                if (name === 'first-contentful-paint') done(startTime)
              }
            }).observe({ type: 'paint', buffered: true })
          })
          const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
          return { ttfb: page!.responseStart - page!.requestStart, paint }
        }),
      )
    } finally {
      await context.close()
    }
  }
  return [median(times.map(({ ttfb }) => ttfb)), median(times.map(({ paint }) => paint))]
}
