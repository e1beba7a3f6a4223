import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, inject, test } from 'vitest'
import { fullLabel, type Label } from '../../src/domain/declaration.ts'
import { demandSchema } from '../../src/domain/demand.ts'
import type { NumberedDemand } from '../../src/domain/demand-number.ts'
import { allNodes, formTree } from '../../src/domain/form-tree.ts'
import { statKeys } from '../../src/domain/statistics.ts'
import { type PublishedEntry, publishedEntry } from '../../src/form/desk/state/published.ts'
import { demandLabels } from '../../src/text/labels.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { sharedBrowser } from '../support/browser-tab.ts'
import { parseCsv } from '../support/csv.ts'
import { readRss, readSitemap, readSitemapIndex } from '../support/feeds.ts'
import { jsonLdFaults, jsonLdOf } from '../support/json-ld.ts'

const url = inject('url')
const dist = inject('dist')
const SITE = 'http://localhost:4321'
const read = (file: string) => readFileSync(join(dist, file), 'utf8')
const demands = (JSON.parse(read('data/demands.json')) as { demands: NumberedDemand[] }).demands
const pages = globSync('**/*.html', { cwd: dist }).map((file) => file.split(sep).join('/'))
const fileOf = (address: string) => {
  const { origin, pathname } = new URL(address)
  expect(origin).toBe(SITE)
  return pathname.endsWith('/') ? `${pathname.slice(1)}index.html` : pathname.slice(1)
}

const browser = await sharedBrowser()

describe('the open data', () => {
  test('as CSV holds the same demands in the same order', () => {
    const bytes = readFileSync(join(dist, 'data/demands.csv'))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const [titles, ...rows] = parseCsv(bytes.toString('utf8').slice(1)) as [string[], ...string[][]]
    const numbers = demands.map(({ number }) => number)
    expect(rows.map(([number]) => number)).toEqual(numbers)
    expect(new Set(numbers).size).toBe(demands.length)
    expect(rows.map(([, id]) => id)).toEqual(demands.map(({ id }) => id))
    expect(rows.map((row) => row[titles.indexOf('难题数')])).toEqual(
      demands.map(({ challenges = [] }) => String(challenges.length)),
    )
    expect(rows.every((row) => row.length === titles.length)).toBe(true)
    const labels: Record<string, Label> = demandLabels
    const challenges = parseCsv(read('data/challenges.csv').slice(1))
    expect(challenges[0]).toContain(fullLabel(labels['public.challenges[].cooperation.budget']!))
    expect(challenges).toHaveLength(1 + demands.flatMap(({ challenges = [] }) => challenges).length)
    const last = titles.indexOf('网址')
    for (const row of rows) expect(existsSync(join(dist, fileOf(row[last]!)))).toBe(true)
  })

  test('is described for programs: every table with its columns, in their order, and no other file', () => {
    const { resources } = JSON.parse(read('data/datapackage.json')) as {
      resources: { path: string; schema?: { fields: { name: string }[] } }[]
    }
    const files = globSync('data/**/*.csv', { cwd: dist }).map((file) => file.split(sep).join('/'))
    const tables = resources.filter(({ schema }) => schema)
    expect(tables.map(({ path }) => `data/${path}`).toSorted()).toEqual(files.toSorted())
    for (const { path, schema } of tables) {
      const [head] = parseCsv(read(`data/${path}`).slice(1))
      expect([path, schema!.fields.map(({ name }) => name)]).toEqual([path, head])
    }
  })

  test('is not what the desk loads: of each year only what the rules compare, in a file of its own', () => {
    const years = globSync('desk/published/*.json', { cwd: dist })
    expect(years).toHaveLength(new Set(demands.map(({ year }) => year)).size)
    const entries = years.flatMap((file) => JSON.parse(read(file)) as PublishedEntry[])
    expect(entries).toEqual(demands.map(publishedEntry))
    const bytes = (value: unknown) => JSON.stringify(value).length
    expect(bytes(entries)).toBeLessThan(bytes(demands) * 0.6)
  })

  test('has the schema of the repository, which every sample file satisfies', () => {
    const schema = read('schema/demand.schema.json')
    expect(schema).toBe(readFileSync('content/demand.schema.json', 'utf8'))
    const validate = new Ajv2020({ strict: false }).compile(JSON.parse(schema))
    const files = globSync('content/cycles/2023/demands/*/*.yaml')
    expect(files.length).toBeGreaterThan(30)
    for (const file of files) {
      const { tree } = readYaml(readFileSync(file, 'utf8'), file)
      expect([file, validate(tree), validate.errors]).toEqual([file, true, null])
    }
  })

  test('is explained field by field on its page', () => {
    const html = read('about/data/index.html')
    const labels: Record<string, Label> = demandLabels
    const fields = [...allNodes(formTree(demandSchema))].filter(({ key }) => key !== '' && key !== '[]')
    expect(fields.length).toBeGreaterThan(60)
    const rows = html
      .slice(html.indexOf('id="dictionary"'))
      .match(/<tr[\s\S]*?<\/tr>/g)!
      .slice(1)
    expect(rows).toHaveLength(fields.length)
    for (const [index, { path, spec }] of fields.entries()) {
      const plain = rows[index]!.replace(/<[^>]+>/g, '|')
      expect(plain).toContain(`|${path}|`)
      expect(plain).toContain(`|${fullLabel(labels[path]!)}|`)
      expect(plain).toContain(path.startsWith('public') ? '|公开|' : '|不公开|')
      if (spec.kind === 'option') for (const option of spec.options) expect(plain).toContain(option)
    }
  })
})

describe('feed and sitemap', () => {
  test('the feed is valid, leads to pages, and holds every demand that stands', () => {
    const feed = readRss(read('rss.xml'))
    expect(feed.self).toBe(`${SITE}/rss.xml`)
    for (const { link } of feed.items) expect(existsSync(join(dist, fileOf(link)))).toBe(true)
    const standing = demands.filter(({ status }) => status !== '已撤回')
    const guids = feed.items.map(({ guid }) => guid)
    expect(guids).toEqual(
      expect.arrayContaining(standing.map(({ year, id }) => `keji-fuzong:demand:${year}:${id}`)),
    )
    expect(feed.items).toHaveLength(standing.length + globSync('content/showcase/*.mdx').length + 1)
    for (const { year, id, submittedOn } of standing) {
      const { pubDate = '' } = feed.items.find(({ guid }) => guid === `keji-fuzong:demand:${year}:${id}`)!
      expect(Date.parse(pubDate)).toBe(Date.parse(`${submittedOn}T00:00:00+08:00`))
    }
    const days = feed.items.flatMap(({ pubDate }) => (pubDate ? [Date.parse(pubDate)] : []))
    expect(days).toEqual(days.toSorted((a, b) => b - a))
    for (const page of pages) expect(read(page)).toContain('type="application/rss+xml"')
  })

  test('the sitemap is valid, leads to pages, and leaves out none but those meant', () => {
    expect(readSitemapIndex(read('sitemap-index.xml'))).toEqual([`${SITE}/sitemap-0.xml`])
    const places = readSitemap(read('sitemap-0.xml'))
    const files = places.map(({ address }) => fileOf(address))
    for (const file of files) expect(existsSync(join(dist, file))).toBe(true)
    const dayOf = (page: string) => places.find(({ address }) => fileOf(address) === page)?.changedOn
    for (const { year, id, status, submittedOn } of demands) {
      const page = `demands/${year}/${id}/index.html`
      expect([page, dayOf(page)]).toEqual([page, status === '已撤回' ? undefined : submittedOn])
    }
    expect(files.filter((file) => /^(?:404|desk|report)|\/page\//.test(file))).toEqual([])
    const left = pages.filter((page) => !files.includes(page))
    const meant = (page: string) =>
      ['404.html', 'desk/index.html', 'report/index.html'].includes(page) ||
      read(page).includes('已撤回') ||
      /^demands\/(?:district|industry|page)\//.test(page)
    expect(left.filter((page) => !meant(page))).toEqual([])
    expect(read('robots.txt')).toContain(`Sitemap: ${SITE}/sitemap-index.xml`)
  })
})

describe('statements for search engines', () => {
  test('on every page: known types, nothing missing, addresses of pages that are there', () => {
    const types = new Map<string, number>()
    for (const page of pages) {
      for (const block of jsonLdOf(read(page)) as Record<string, unknown>[]) {
        expect([page, jsonLdFaults(block)]).toEqual([page, []])
        const type = String(block['@type'])
        types.set(type, (types.get(type) ?? 0) + 1)
        for (const [address] of JSON.stringify(block).matchAll(/http:\/\/localhost:4321[^"]*/g)) {
          expect([page, address, existsSync(join(dist, fileOf(address)))]).toEqual([page, address, true])
        }
      }
    }
    expect(types.get('BreadcrumbList')).toBeGreaterThan(40)
    expect(types.get('Article')).toBe(globSync('content/showcase/*.mdx').length + 1)
    expect(types.get('Dataset')).toBe(1)
  })
})

describe('a page that is shared', () => {
  const tag = (html: string, property: string) =>
    new RegExp(`<meta property="${property}" content="([^"]*)"`).exec(html)?.[1]

  test('says its own address, and has a picture of at least 300 px that is there', () => {
    for (const page of pages.filter((page) => page !== '404.html')) {
      const html = read(page)
      const [, canonical = ''] = /<link rel="canonical" href="([^"]*)"/.exec(html) ?? []
      expect(fileOf(canonical)).toBe(page)
      expect(tag(html, 'og:url')).toBe(canonical)
      expect(tag(html, 'og:title')).toBeTruthy()
      const picture = fileOf(tag(html, 'og:image') ?? '')
      expect([page, picture, existsSync(join(dist, picture))]).toEqual([page, picture, true])
      expect(Number(tag(html, 'og:image:width'))).toBeGreaterThanOrEqual(300)
    }
    expect(read('404.html')).not.toMatch(/rel="canonical"|og:image/)
  })

  test('every demand that stands and every story has a picture of its own, PNG or JPEG', () => {
    const own = pages.filter((page) => /^(?:demands\/\d{4}|showcase)\/[^/]+\/index\.html$/.test(page))
    const standing = own.filter((page) => !read(page).includes('需求已撤回'))
    const pictures = standing.map((page) => fileOf(tag(read(page), 'og:image')!))
    expect(new Set(pictures).size).toBe(standing.length)
    expect(standing.length).toBeGreaterThan(38)
    for (const picture of pictures) {
      const start = readFileSync(join(dist, picture)).subarray(0, 4).toString('latin1')
      expect([picture, ['\x89PNG', '\xff\xd8\xff'].some((sign) => start.startsWith(sign))]).toEqual([
        picture,
        true,
      ])
    }
    for (const page of standing.filter((page) => page.startsWith('demands/'))) {
      const png = readFileSync(join(dist, fileOf(tag(read(page), 'og:image')!)))
      const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
      expect([tag(read(page), 'og:image:width'), tag(read(page), 'og:image:height')]).toEqual([
        `${width}`,
        `${height}`,
      ])
      expect(read(page)).toMatch(
        new RegExp(`<img src="/share/\\d{4}/[^"]+\\.png" alt="" width="${width}" height="${height}"`),
      )
    }
  })
})

test('home, catalogue, statistics and their tables say the same numbers', () => {
  const standing = demands.filter(({ status }) => status !== '已撤回')
  const plain = (page: string) =>
    read(page)
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
  const total = standing.length
  for (const page of ['index.html', 'stats/index.html'])
    expect(plain(page)).toContain(`${total} 家企业提出需求`)
  expect(plain('index.html')).toContain(`查看全部${total}项需求`)
  expect(plain('demands/index.html')).toContain(`共${total}项需求`)
  const counted = (table: string) =>
    new Map(parseCsv(read(`data/stats/${table}.csv`).slice(1)).slice(1) as [string, string][])
  for (const table of ['district', 'industry'] as const) {
    const places = [
      ...read('index.html').matchAll(new RegExp(`href="(/demands/${table}/[^"]+)"[\\s\\S]*?</a>`, 'g')),
    ]
    expect(places.length).toBeGreaterThan(10)
    for (const [link, href = ''] of places) {
      const [, name = '', count = ''] = /<span[^>]*>([^<]*)<\/span>\s*<b[^>]*>(\d+)/.exec(link) ?? []
      expect([name, counted(table).get(name)]).toEqual([name, count])
      expect(plain(`${href.slice(1)}index.html`)).toContain(`共${count}项需求`)
    }
  }
})

test('the site says the day of its newest content, whenever it was built', () => {
  const stories = globSync('content/showcase/*.mdx').map((file) => readFileSync(file, 'utf8'))
  const days = [
    ...demands.map(({ submittedOn }) => submittedOn),
    ...stories.map((text) => /^publishedOn: "(.*)"$/m.exec(text)![1]!),
  ]
  const [year, month, day] = days.toSorted().at(-1)!.split('-').map(Number)
  for (const page of pages) expect(read(page)).toContain(`本站内容更新于${year}年${month}月${day}日`)
  // What is so today, a script says: without one no page claims it.
  for (const page of ['index.html', 'notice/2023/index.html'])
    expect(read(page).replace(/data-script="[^"]*"/g, '')).not.toContain('今天')
})

describe('charts', () => {
  test('each has its sentence, its table, and the same table as CSV', async () => {
    const tab = await browser.newPage()
    await tab.goto(`${url}/stats/`)
    for (const key of ['progress', ...statKeys]) {
      const section = tab.locator(`section[aria-labelledby="stat-${key}"]`)
      expect(((await section.locator(`#told-${key}`).textContent()) ?? '').length).toBeGreaterThan(8)
      const rows = await section
        .locator('table')
        .last()
        .locator('tr')
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
      const csv = parseCsv(read(`data/stats/${key}.csv`).slice(1))
      expect(rows.map((row) => row.map((cell) => (cell === '—' ? '' : cell)))).toEqual(csv)
      // Bars, from the longest to the shortest, with the numbers of the table.
      const drawn = await section.locator('svg .number').allTextContents()
      const counted = csv.slice(1).map(([, count]) => count)
      if (key !== 'progress') expect(counted.slice(0, drawn.length)).toEqual(drawn)
      expect(await section.locator('svg').getAttribute('aria-labelledby')).toContain(`told-${key}`)
      await section.locator('summary').last().click()
      expect(await section.locator('table').last().isVisible()).toBe(true)
    }
    await tab.close()
  })

  test.each([390, 1280])('at %i px no name and no number leaves the drawing', async (width) => {
    const tab = await browser.newPage({ viewport: { width, height: 900 } })
    await tab.goto(`${url}/stats/`)
    const outside = await tab.locator('svg.chart').evaluateAll((drawings) =>
      drawings.flatMap((drawing) => {
        const frame = drawing.getBoundingClientRect()
        return [...drawing.querySelectorAll('text, rect')].flatMap((part) => {
          const { left, right, top, bottom } = part.getBoundingClientRect()
          const isInside =
            left >= frame.left - 1 &&
            right <= frame.right + 1 &&
            top >= frame.top - 1 &&
            bottom <= frame.bottom + 4
          return isInside ? [] : [part.textContent || 'bar']
        })
      }),
    )
    expect(outside).toEqual([])
    await tab.close()
  })
})

test.each([
  '/',
  '/stats/',
  '/about/',
  '/rules/',
  '/notice/2023/',
  '/showcase/laser-lens/',
  '/demands/2023/k7m2xq/',
])('%s: the policy finds nothing to complain of, data blocks and charts included', async (page) => {
  const tab = await browser.newPage()
  const told: string[] = []
  tab.on('console', (message) => void told.push(message.text()))
  tab.on('pageerror', (error) => void told.push(error.message))
  await tab.goto(url + page)
  await tab.waitForLoadState('networkidle')
  expect(told).toEqual([])
  await tab.close()
})
