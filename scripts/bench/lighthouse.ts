import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { CannotRun } from '../../src/node/cannot-run.ts'
import { findChromium, launchBrowser } from '../../tests/support/browser.ts'
import { serve } from '../../tests/support/site.ts'
import type { Benchmark, BenchResult } from './benchmark.ts'
import { type Lighthouse, loadLighthouse } from './load-lighthouse.ts'
import { median, rounded } from './measure.ts'

const DIST = 'dist'

/** Lighthouse as it comes (mobile, simulated slow 4G) over the built site, served compressed as nginx would. */
export const lighthouse: Benchmark = {
  help: '已构建网站（dist）的各个页面（手机）；先运行 npm run build',
  async run({ runs, log }) {
    if (!existsSync(join(DIST, 'index.html'))) throw new CannotRun('还没有网站，请先运行 npm run build')
    const pages = PAGES.filter((page) => existsSync(join(DIST, page, 'index.html')))
    const runLighthouse = await loadLighthouse(log)
    const port = await freePort()
    const site = await serve(DIST, { compressed: true })
    const browser = await launchBrowser(findChromium(), [`--remote-debugging-port=${port}`])
    try {
      const rows: BenchResult['rows'] = []
      const missed: string[] = []
      for (const page of pages) {
        const reports: Report[] = []
        for (let run = 0; run < runs; run++) {
          log(`${page} ${run + 1}/${runs}`)
          reports.push(await report(runLighthouse, site.url + page, port))
        }
        const scores = CATEGORIES.map((category) => median(reports.map((one) => one.scores[category])))
        const [performance = 0, ...others] = scores
        const goal = page === '/apply/' ? 95 : 98
        if (performance < goal) missed.push(`${page} performance ${performance}，目标 ${goal}`)
        for (const [at, score] of others.entries()) {
          if (score < 100) missed.push(`${page} ${CATEGORIES[at + 1]} ${score}，目标 100`)
        }
        for (const fault of new Set(reports.flatMap(({ faults }) => faults))) log(`  ${fault}`)
        rows.push([
          page,
          ...scores,
          ...METRICS.map(({ id, digits = 0 }) =>
            rounded(median(reports.map(({ metrics }) => metrics[id]!)), digits),
          ),
        ])
      }
      return { columns: ['page', ...CATEGORIES, ...METRICS.map(({ name }) => name)], rows, missed }
    } finally {
      await browser.close()
      await site.close()
    }
  },
}

/** One page of each kind; what is not built is left out. */
const PAGES = [
  '/',
  '/notice/2023/',
  '/demands/',
  '/demands/2023/91420113MAFAKE1856/',
  '/showcase/laser-lens/',
  '/stats/',
  '/apply/',
]

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const METRICS: Metric[] = [
  { id: 'first-contentful-paint', name: 'FCP ms' },
  { id: 'largest-contentful-paint', name: 'LCP ms' },
  { id: 'total-blocking-time', name: 'TBT ms' },
  { id: 'cumulative-layout-shift', name: 'CLS', digits: 3 },
  { id: 'total-byte-weight', name: 'bytes' },
]

interface Metric {
  id: string
  name: string
  digits?: number
}

interface Report {
  scores: Record<(typeof CATEGORIES)[number], number>
  metrics: Record<string, number>
  /** Audits that cost points. */
  faults: string[]
}

async function report(runLighthouse: Lighthouse, url: string, port: number): Promise<Report> {
  const { lhr } = await runLighthouse(url, {
    port,
    logLevel: 'silent',
    onlyCategories: [...CATEGORIES],
    output: 'json',
  })
  if (lhr.runtimeError) throw new CannotRun(`Lighthouse：${url} ${lhr.runtimeError.message}`)
  const weighed = CATEGORIES.flatMap((id) => lhr.categories[id]!.auditRefs.filter(({ weight }) => weight > 0))
  return {
    scores: Object.fromEntries(
      CATEGORIES.map((id) => [id, Math.round((lhr.categories[id]!.score ?? 0) * 100)]),
    ) as Report['scores'],
    metrics: Object.fromEntries(METRICS.map(({ id }) => [id, lhr.audits[id]?.numericValue ?? 0])),
    faults: weighed.flatMap(({ id }) => {
      const { score, title, displayValue = '' } = lhr.audits[id]!
      return score !== null && score < 0.9 ? [`${id}: ${title} ${displayValue}`] : []
    }),
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((done) => server.close(() => done()))
  return port
}
