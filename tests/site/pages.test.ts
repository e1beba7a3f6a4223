import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import { fullLabel, type Label } from '../../src/domain/declaration.ts'
import { demandSchema } from '../../src/domain/demand.ts'
import { codes } from '../../src/domain/finding.ts'
import { allNodes, formTree } from '../../src/domain/form-tree.ts'
import type { Measure } from '../../src/domain/measures.ts'
import { demandLabels } from '../../src/text/labels.ts'
import { violationsOf } from '../support/axe.ts'
import { sharedBrowser } from '../support/browser-tab.ts'
import { deadAddresses, pagesOf, readPage } from '../support/pages.ts'

const url = inject('url')
const dist = inject('dist')
const pages = pagesOf(dist)

/** Pages of each template; the rest differ in data alone. */
const templates = [
  ['/'],
  ['/notice/2023/'],
  [
    '/demands/',
    '/demands/page/2/',
    '/demands/district/hongshan/',
    pages.find((page) => page.startsWith('/demands/industry/'))!,
  ],
  [
    '/demands/2023/k7m2xq/',
    '/demands/2023/91420113MAFAKE1856/',
    pages.find((page) => page.startsWith('/demands/2023/') && read(page).includes('已撤回'))!,
  ],
  ['/showcase/'],
  ['/showcase/laser-lens/', '/showcase/beidou-slope/'],
  ['/rules/'],
  ['/fair/2023/'],
  ['/stats/'],
  ['/about/'],
  ['/about/help/'],
  ['/about/privacy/'],
  ['/about/data/'],
  ['/about/admin/'],
  ['/downloads/'],
  ['/apply/'],
  ['/desk/'],
  ['/report/'],
  ['/map/'],
  ['/404.html'],
]

function read(page: string): string {
  return readPage(dist, page)
}

const browser = await sharedBrowser()

async function open(page: string, width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true })
  const tab = await context.newPage()
  const foreign: string[] = []
  const broken: string[] = []
  tab.on('request', (request) => void (request.url().startsWith(url) || foreign.push(request.url())))
  tab.on('response', (response) => void (response.status() < 400 || broken.push(response.url())))
  tab.on('pageerror', (error) => void broken.push(error.message))
  tab.on('console', (message) => void (message.type() === 'error' && broken.push(message.text())))
  await tab.goto(url + page)
  return { tab, context, foreign, broken }
}

/**
 * What axe finds in a page as it stands, with targets of 24 px as well. A dark page differs from a light one
 * in its colours alone, so there the rules about colours are asked.
 */
function violations(tab: Page, { colorScheme, display }: Look): Promise<string[]> {
  return violationsOf(tab, {
    rules: {
      'target-size': { enabled: true },
      'color-contrast-enhanced': { enabled: display === 'large' },
    },
    ...(colorScheme === 'dark' && { runOnly: { type: 'tag', values: ['cat.color'] } }),
  })
}

const overflow = () => document.documentElement.scrollWidth - window.innerWidth

interface Look {
  width: 390 | 1280
  colorScheme: 'light' | 'dark'
  display: '' | 'large'
}

/** As readers choose them, each way of display and each scheme at each width; in 大字版 contrast is held to 7 : 1. */
const looks: readonly Look[] = [
  { width: 1280, colorScheme: 'light', display: '' },
  { width: 390, colorScheme: 'dark', display: '' },
  { width: 390, colorScheme: 'light', display: 'large' },
  { width: 1280, colorScheme: 'dark', display: 'large' },
]

/** Each template in all looks; where several pages share one, each of them in one way of display. */
const shown = templates.flatMap((pages) =>
  pages.map((page, at): [string, readonly Look[]] => [
    page,
    pages.length === 1 ? looks : looks.filter(({ display }) => (display === '') === (at % 2 === 0)),
  ]),
)

test.each(shown)(
  '%s: at 390 and 1280 px, light, dark, large: nothing for axe, nothing foreign, nothing broken, no sideways scrolling',
  async (page, looks) => {
    const { tab, context, foreign, broken } = await open(page, 1280)
    const show = async ({ width, colorScheme, display }: Look) => {
      await tab.setViewportSize({ width, height: 900 })
      await tab.emulateMedia({ colorScheme })
      await tab.evaluate((words) => {
        document.documentElement.dataset['display'] = words
      }, display)
    }
    for (const look of looks) {
      await show(look)
      const found = await violations(tab, look)
      expect({ ...look, found }).toEqual({ ...look, found: [] })
    }
    // At 200 and 400 % zoom a window of 1280 px has 640 and 320 of its pixels left.
    for (const width of [1280, 640, 390, 320]) {
      for (const display of ['', 'large']) {
        await tab.setViewportSize({ width, height: 450 })
        await tab.evaluate((words) => {
          document.documentElement.dataset['display'] = words
        }, display)
        expect([width, display, await tab.evaluate(overflow)]).toEqual([width, display, 0])
      }
    }
    expect({ foreign, broken }).toEqual({ foreign: [], broken: [] })
    await context.close()
  },
)

test('there is a page for every entry and every story', () => {
  const entries = globSync('content/cycles/2023/demands/*/*.yaml').map((file) =>
    file.split(sep).at(-1)!.slice(0, -5),
  )
  for (const id of entries) expect(pages).toContain(`/demands/2023/${id}/`)
  const stories = globSync('content/showcase/*.mdx').map((file) => file.split(sep).at(-1)!.slice(0, -4))
  for (const slug of stories) expect(pages).toContain(`/showcase/${slug}/`)
})

test('a story says the term of the published list, and leads there', () => {
  expect(read('/showcase/laser-lens/')).toMatch(
    /2021-\d\d-\d\d 至 2023-\d\d-\d\d <a href="\/selections\/2021\/"/,
  )
})

test('no internal address is dead, and none leaves the site', () => {
  expect(deadAddresses(dist)).toEqual([])
})

test('every page says that the samples are fictional', () => {
  for (const page of pages) expect(read(page)).toContain('虚构')
})

describe('the notice', () => {
  const bare = (text: string) => text.replace(/\s/g, '')
  const body = readFileSync('tests/fixtures/notice-2023-body.txt', 'utf8')

  test('holds every sentence of the source, in order', async () => {
    const { tab, context } = await open('/notice/2023/', 1280)
    // What the site says beside the notice quotes it.
    await tab.evaluate(() => {
      for (const beside of document.querySelectorAll('[data-apparatus]')) beside.remove()
    })
    const shown = bare((await tab.locator('main').textContent()) ?? '')
    await context.close()
    const [first, second, ...rest] = body.split('\n').map(bare).filter(Boolean)
    const paragraphs = [`${first}${second}`, ...rest]
    const sentences = paragraphs.flatMap((paragraph) => paragraph.match(/[^。；]+[。；]?/g) ?? [])
    expect(sentences.length).toBeGreaterThan(50)
    const inOrder = sentences.reduce(
      ({ from, lost }, sentence) => {
        const at = shown.indexOf(sentence, from)
        return at < 0 ? { from, lost: [...lost, sentence] } : { from: at + sentence.length, lost }
      },
      { from: 0, lost: [] as string[] },
    )
    expect(inOrder.lost).toEqual([])
  })

  test('every clause has its anchor', () => {
    const html = read('/notice/2023/')
    for (const id of ['1', '2', '3', '4', '4.1', '4.6', '5.1', '5.3', '6.1', '6.3', 'report']) {
      expect(html).toContain(`id="clause-${id}"`)
    }
  })

  test('annex 1 lists the fields in the order of the form', async () => {
    const { tab, context } = await open('/notice/2023/', 1280)
    const shown = await tab
      .locator('#annex-1 tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [
          row.querySelector('th')!.textContent!,
          row.querySelector('td:last-child')!.textContent!,
        ]),
      )
    await context.close()
    const labels: Record<string, Label> = demandLabels
    const order = [...allNodes(formTree(demandSchema))].map(({ path }) => path)
    for (const [side, word] of [
      ['public', '公开'],
      ['private', '不公开'],
    ] as const) {
      const paths = order.filter((path) => path.startsWith(side) && labels[path])
      const listed = shown.filter(([, mark]) => mark!.trim() === word).map(([label]) => label!.trim())
      let from = 0
      for (const label of listed) {
        const at = paths.findIndex((path, index) => index >= from && fullLabel(labels[path]!) === label)
        expect([label, at >= from]).toEqual([label, true])
        from = at + 1
      }
      expect(listed.length).toBeGreaterThan(10)
    }
  })
})

test('every check has its place on the page of rules, and each clause of it leads to the notice', () => {
  const html = read('/rules/')
  for (const code of Object.keys(codes)) expect(html).toContain(`id="${code}"`)
  expect(html).toContain('href="/notice/2023/#clause-4.3"')
  expect(read('/notice/2023/')).toContain('href="/rules/#enterprise-served-before"')
})

test('each clause of the notice opens what carries it out, and the page of rules has all of it as a table', async () => {
  const measures: Measure[] = parse(readFileSync('content/cycles/2023/measures.yaml', 'utf8'))
  const { tab, context } = await open('/notice/2023/', 390)
  const clause = tab.locator('#clause-2')
  expect(await clause.locator('.measures ul').isVisible()).toBe(false)
  await clause.locator('.measures summary').press('Enter')
  expect(await clause.locator('.measures q').allTextContents()).toEqual(
    measures.filter((measure) => measure.clause === '2').map(({ text }) => text),
  )
  const rule = clause.locator('.measures').getByRole('link', { name: '专家仍在服务期内' })
  expect(await rule.getAttribute('href')).toBe('/rules/#expert-in-service')
  await tab.goto(`${url}/rules/#sentences`)
  expect(await tab.locator('#sentences td.text').allTextContents()).toEqual(measures.map(({ text }) => text))
  await context.close()
})

test('at 390 px the navigation is one row; the rules that hold all words stay, and a link shows them all again', async () => {
  const { tab, context, broken } = await open('/rules/', 390)
  const tops = await tab
    .locator('header nav li')
    .evaluateAll((items) => items.map((item) => Math.round(item.getBoundingClientRect().top)))
  expect([tops.length, new Set(tops).size]).toEqual([6, 1])
  const shown = () => tab.locator('[data-rule]:visible').count()
  const all = await shown()
  await tab.getByLabel('在规则里查找').fill('截止 逾期')
  const some = await shown()
  expect(some).toBeGreaterThan(0)
  expect(some).toBeLessThan(all / 4)
  expect(await tab.getByRole('status').textContent()).toBe(`找到${some}项`)
  await tab.locator('.skip').press('Enter')
  expect(await shown()).toBe(some)
  await tab.getByText('填附件1').first().click()
  await tab.locator('.tasks details[open] a').first().click()
  expect(await shown()).toBe(all)
  expect(broken).toEqual([])
  await context.close()
})

test('a demand page shows the fields in the order of the form', async () => {
  const { tab, context } = await open('/demands/2023/91420113MAFAKE1856/', 390)
  const shown = (await tab.locator('main').textContent()) ?? ''
  await context.close()
  const order = [
    'public.challenges[].cooperation.modes',
    'public.challenges[].cooperation.requirements',
  ] as const
  const places = order.map((path) => shown.indexOf(demandLabels[path].label)).filter((at) => at >= 0)
  expect(places).toEqual([...places].sort((x, y) => x - y))
})

test('the library of workbooks is shipped once, whoever reads and whoever writes', () => {
  const scripts = globSync('**/*.js', { cwd: dist })
  const withLibrary = scripts.filter((file) =>
    readFileSync(join(dist, file), 'utf8').includes('xl/worksheets/sheet'),
  )
  expect(scripts.length).toBeGreaterThan(10)
  expect(withLibrary).toHaveLength(1)
})
