import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PublicDemand } from '../../../src/domain/public-demand.ts'
import { valueAt } from '../../../src/domain/tree.ts'
import { demandTitle } from '../../../src/text/public.ts'
import { sharedBrowser, sharedSite, watch } from '../../support/browser-tab.ts'
import { parseCsv } from '../../support/csv.ts'
import { readRss } from '../../support/feeds.ts'
import { figure } from '../../support/figure.ts'
import { serve } from '../../support/site.ts'
import { strangeEntries, takenTexts } from '../../support/strange-entries.ts'
import { asTaken, lost, type StrangeEntry } from '../../support/strange-texts.ts'

const browser = await sharedBrowser()
let dist: string
let url: string
let close: () => Promise<void>

beforeAll(async () => {
  ;({ dist } = await sharedSite('secondCity'))
  ;({ url, close } = await serve(dist))
})
afterAll(() => close?.())

/** What of an entry is public, by the keys below `public`. */
const published = ({ written }: StrangeEntry, where = /./) =>
  written.flatMap(({ path, text }) =>
    path[0] === 'public' && where.test(path.join('.')) ? [{ path: path.slice(1), text: asTaken(text) }] : [],
  )

test('every page shows the texts as they are, and none of them runs', async (context) => {
  const tab = await browser.newPage()
  const done = watch(tab, url)
  let shown = 0
  for (const entry of strangeEntries) {
    await tab.goto(`${url}/demands/2023/${entry.id}/`)
    const said = await tab.$$eval('main *', (elements) => elements.map(({ textContent }) => textContent))
    // Lines are paragraphs, each an element of its own.
    const lines = published(entry).flatMap(({ text }) => text.split(/\n+/))
    expect(lost(lines, said, true)).toEqual([])
    shown += lines.length
  }
  for (const page of ['/', '/demands/', '/stats/', '/demands/?q=script', '/demands/?q=%3Cimg%20src%3Dx%3E']) {
    await tab.goto(url + page, { waitUntil: 'networkidle' })
  }
  await tab.close()
  figure(
    context,
    `0 of ${shown} lines altered on ${strangeEntries.length} pages in Chromium, ${done.length} of ${takenTexts.length} texts ran`,
  )
  expect(done).toEqual([])
  expect(shown).toBeGreaterThan(2500)
})

test('a text that runs, and one that is altered, are seen', async () => {
  const context = await browser.newContext({ bypassCSP: true })
  const tab = await context.newPage()
  const done = watch(tab, url)
  const { id } = strangeEntries[0]!
  await tab.route(`${url}/demands/2023/${id}/`, async (route) => {
    const response = await route.fetch()
    const body = (await response.text())
      .replaceAll('下面一行不是', '下面一行不&nbsp;是')
      .replace('</main>', '<img src=x onerror="alert(1)"></main>')
    await route.fulfill({ response, body })
  })
  await tab.goto(`${url}/demands/2023/${id}/`, { waitUntil: 'networkidle' })
  const said = await tab.$$eval('main *', (elements) => elements.map(({ textContent }) => textContent))
  expect(lost(['这是虚构的描述，下面一行不是：'], said, true)).toHaveLength(1)
  expect(done.filter((what) => what.startsWith('dialog'))).toEqual(['dialog 1'])
  await context.close()
})

test('the open data, the feed and the search hold them as they are', async (context) => {
  const read = (file: string) => readFile(join(dist, file), 'utf8')
  const ids = new Set(strangeEntries.map(({ id }) => id))
  const { demands } = JSON.parse(await read('data/demands.json')) as { demands: PublicDemand[] }
  const [head, ...rows] = parseCsv((await read('data/demands.csv')).slice(1))
  const challenges = parseCsv((await read('data/challenges.csv')).slice(1))
  const feed = readRss(await read('rss.xml'))
  const ofYear = JSON.parse(await read('data/demands-2023.json')) as { demands: PublicDemand[] }
  expect(ofYear.demands).toEqual(demands)
  const titles = new Map(demands.map((demand) => [demand.id, demandTitle(demand)]))
  expect(demands.filter(({ id }) => ids.has(id))).toHaveLength(ids.size)
  expect(rows.filter(([, id]) => ids.has(id!))).toHaveLength(ids.size)

  let compared = 0
  for (const entry of strangeEntries) {
    const demand = demands.find(({ id }) => id === entry.id)!
    const row = rows.find(([, id]) => id === entry.id)!
    const cells = [row, ...challenges.filter(([number]) => number === row[0])].flat()
    for (const { path, text } of published(entry)) {
      const [part, key, ...rest] = path
      const at =
        part !== 'enterprise' ? path : key === 'otherIndustry' ? ['identity', 'industry'] : [key!, ...rest]
      expect(valueAt(demand, at)).toBe(text)
      compared++
    }
    const all = published(entry).map(({ text }) => text)
    // An apostrophe before what a spreadsheet would calculate.
    expect(lost(all, cells)).toEqual([])

    const title = published(entry, /challenges\.0\.summary/)[0]?.text
    const inFeed = feed.items.find(({ link }) => link.includes(entry.id))
    if (title && inFeed) expect(inFeed.title).toBe(title)
    if (title) expect(titles.get(entry.id)).toBe(title)
  }
  expect(head).toContain('标题')
  expect(compared).toBeGreaterThan(2500)
  figure(context, `0 of ${compared} fields altered in JSON, CSV, RSS and search records`)
})
