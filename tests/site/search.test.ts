import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, inject, onTestFinished, test } from 'vitest'
import type { SearchSettings } from '../../src/catalogue/search-settings.ts'
import { priorityOf, searchable } from '../../src/catalogue/searchable.ts'
import { type PublicDemand, publicDemands } from '../../src/domain/public-demand.ts'
import { readSoundLedger } from '../../src/node/check-folder.ts'
import { phrases } from '../fixtures/search-phrases.ts'
import { faultsAt } from '../support/axe.ts'
import { sharedBrowser, sharedSite } from '../support/browser-tab.ts'
import type { ContextOptions } from '../support/lent-context.ts'
import { BELOW } from '../support/shared-sites.ts'
import { serve } from '../support/site.ts'

const url = inject('url')
const dist = inject('dist')
const PAGE = 20

const browser = await sharedBrowser()
const { cycles } = await readSoundLedger('.')
const demands = [...cycles.values()]
  .flatMap((cycle) => publicDemands(cycle))
  .filter(({ status }) => status !== '已撤回')

/** A tab on an address of the catalogue. */
async function open(address = '', options: ContextOptions = {}, at = `${url}/demands/`): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  onTestFinished(() => context.close())
  const tab = await context.newPage()
  await tab.goto(at + address)
  return tab
}

const part = (tab: Page, name: string) => tab.locator(`[data-part=${name}]`)
const rows = (tab: Page) => tab.locator('[data-part=list] > ol > li')
const titles = (tab: Page) => rows(tab).locator('h2').allTextContents()
const links = (tab: Page) =>
  rows(tab)
    .locator('h2 a')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).pathname))
const facet = (tab: Page, key: string, value: string) =>
  tab.locator(`[data-facet="${key}"][data-value="${value}"]`)
const eventually = <Value>(get: () => Value | Promise<Value>) => expect.poll(get)
const says = (tab: Page, text: string) => eventually(() => part(tab, 'hits').textContent()).toContain(text)
/** Types words and sends them; ends when they are answered. */
async function search(tab: Page, words: string): Promise<void> {
  await tab.locator('#q').fill(words)
  await tab.locator('#q').press('Enter')
  await eventually(() => new URL(tab.url()).searchParams.get('q')).toBe(words)
  await settled(tab)
}
/** The newest question is answered. */
const settled = (tab: Page) =>
  eventually(() => tab.locator('demand-search').getAttribute('data-state')).toBe('answered')

test.each(phrases.slice(0, 3))('“%s” out of a long text is found, with the passage', async (phrase, id) => {
  const tab = await open(`?q=${encodeURIComponent(phrase)}`)
  await settled(tab)
  expect((await links(tab))[0]).toBe(`/demands/2023/${id}/`)
  expect((await rows(tab).first().locator('.excerpt mark').allTextContents()).join('')).toContain(phrase)
})

describe('what is found', () => {
  test.each([
    ['T700/PPS', 'marks part words, and both must be there'],
    ['层间剪切　T700', 'two phrases'],
    ['0.31 dB', 'a number as it is written'],
    ['ＳＬＭ', 'full-width letters'],
    ['slm设备', 'no spaces, small letters'],
  ])('“%s”: %s', async (words) => {
    const tab = await open(`?q=${encodeURIComponent(words)}`)
    await settled(tab)
    expect(await rows(tab).count()).toBeGreaterThan(0)
    expect(await tab.locator('mark').count()).toBeGreaterThan(0)
  })

  test('any word may be missing, and a sentence says which', async () => {
    const tab = await open(`?q=${encodeURIComponent('碳纤维 上浆剂 耐温')}`)
    await settled(tab)
    expect(await part(tab, 'missing').textContent()).toBe('没有同时含有“耐温”的，以下按其余各词排列。')
    expect((await titles(tab))[0]).toContain('碳纤维上浆剂')
  })

  test('traditional characters, by a table that only they load', async () => {
    const tab = await open()
    const tables: string[] = []
    tab.on('request', (request) => request.url().includes('TSCharacters') && tables.push(request.url()))
    await search(tab, '激光')
    expect(tables).toEqual([])
    await search(tab, '鋰離子電池')
    expect((await links(tab))[0]).toContain('91420113MAFAKE171Q')
    expect(tables).toHaveLength(1)
  })

  test.each([
    ['通知', '/notice/2023/'],
    ['怎么填报', '/apply/'],
    ['资格条件', '/notice/2023/'],
  ])('“%s” names its page', async (words, address) => {
    const tab = await open(`?q=${encodeURIComponent(words)}`)
    await settled(tab)
    expect(await part(tab, 'pages').locator('a').first().getAttribute('href')).toBe(address)
  })

  test('an entry about something stands before one that mentions it', async () => {
    const tab = await open(`?q=${encodeURIComponent('激光')}`)
    await settled(tab)
    expect((await titles(tab))[0]).toContain('激光')
    expect(await rows(tab).count()).toBeGreaterThan(1)
  })

  test('nothing of what is only stored beside the text', async () => {
    const tab = await open('?q=submittedOn')
    await says(tab, '0项')
  })

  test('no withdrawn entry, by no word', async () => {
    const tab = await open('?q=%E6%92%A4%E5%9B%9E')
    await settled(tab)
    expect((await titles(tab)).join()).not.toContain('已撤回')
    const withdrawn = globSync('content/cycles/2023/demands/*/*.yaml').filter((file) =>
      readFileSync(file, 'utf8').includes('status: 已撤回'),
    )
    expect(withdrawn.length).toBeGreaterThan(0)
    const listed = (await allPages()).join()
    for (const file of withdrawn) expect(listed).not.toContain(file.split('/').at(-1)!.slice(0, -5))
  })

  test('anonymous entries stand under no district that their label hides', async () => {
    const hidden = demands.filter(({ identity }) => identity && !identity.named && !identity.district)
    expect(hidden.length).toBeGreaterThan(0)
    const tab = await open('?sort=priority')
    const districts = await tab.locator('[data-facet=district]').count()
    expect(districts).toBeGreaterThan(5)
    for (let at = 0; at < districts; at++) {
      const value = await tab.locator('[data-facet=district]').nth(at).getAttribute('data-value')
      await tab.goto(`${url}/demands/?district=${value}`)
      await settled(tab)
      for (const { id } of hidden) expect(await links(tab)).not.toContain(`/demands/2023/${id}/`)
    }
  })
})

/** What a demand can be found by. */
const texts = (demand: PublicDemand) =>
  searchable(demand, (slug) => slug)
    .map(({ text }) => text)
    .join()

/** The entries of every plain page, in order. */
async function allPages(): Promise<string[]> {
  const tab = await open('', { javaScriptEnabled: false })
  const all: string[] = []
  for (;;) {
    all.push(...(await links(tab)))
    const next = tab.locator('[data-to=next]')
    if (!(await next.isVisible())) return all
    await next.click()
  }
}

describe('without scripts', () => {
  test('the pages one after the other hold every entry once, the newest first', async () => {
    const expected = demands.map(({ year, id }) => `/demands/${year}/${id}/`)
    const all = await allPages()
    expect([...all].sort()).toEqual([...expected].sort())
    const dates = all.map((path) => demands.find(({ id }) => path.includes(id))!.submittedOn)
    expect(dates).toEqual([...dates].sort().reverse())
  })

  test('districts lead to pages of their own, with all their entries', async () => {
    const tab = await open('', { javaScriptEnabled: false })
    await facet(tab, 'district', 'hongshan').click()
    expect(new URL(tab.url()).pathname).toBe('/demands/district/hongshan/')
    const own = demands.filter(({ identity }) => identity?.district === 'hongshan')
    expect((await links(tab)).sort()).toEqual(own.map(({ id }) => `/demands/2023/${id}/`).sort())
  })

  test('nothing is offered that needs them', async () => {
    const tab = await open('', { javaScriptEnabled: false })
    expect(await tab.locator('form[role=search]').isVisible()).toBe(false)
    expect(await facet(tab, 'year', '2023').isVisible()).toBe(false)
  })
})

describe('in use', () => {
  test('nothing of the search is loaded before somebody uses it, and the page is small', async () => {
    const tab = await open('about:blank', { fresh: true }, '')
    const loaded: string[] = []
    tab.on('request', (request) => void loaded.push(new URL(request.url()).pathname))
    await tab.goto(`${url}/demands/`, { waitUntil: 'networkidle' })
    const isSearch = (path: string) => path.startsWith('/data/') || path.includes('/results.')
    expect(loaded.filter(isSearch)).toEqual([])
    const scripts = loaded
      .filter((path) => path.endsWith('.js'))
      .map((path) => statSync(join(dist, path)).size)
    expect(scripts.reduce((sum, size) => sum + size, 0)).toBeLessThan(5_000)
    expect(statSync(join(dist, 'demands/index.html')).size).toBeLessThan(60_000)
    expect(await rows(tab).count()).toBe(PAGE)
    await tab.locator('#q').focus()
    await eventually(() => loaded.some(isSearch)).toBe(true)
  })

  test('a demand page loads none of it', () => {
    const html = readFileSync(join(dist, 'demands/2023/k7m2xq/index.html'), 'utf8')
    expect(html).not.toContain('demand-search')
  })

  test('counts follow the words and the other facets', async () => {
    const tab = await open(`?q=${encodeURIComponent('温度')}&industry=1`)
    await settled(tab)
    const having = demands.filter((demand) => texts(demand).includes('温度'))
    const inIndustry = having.filter(({ identity }) => identity?.industry === '光电子信息')
    await says(tab, `${demands.length}项中的${inIndustry.length}项`)
    const count = async (key: string, value: string) =>
      Number(await facet(tab, key, value).locator('b').textContent())
    // Beside its own choice a facet counts what the other choices leave.
    const expected = having.filter(({ identity }) => identity?.industry === '高端装备').length
    expect(await count('industry', '4')).toBe(expected)
    expect(await count('district', 'donghu-gaoxin')).toBe(
      inIndustry.filter(({ identity }) => identity?.district === 'donghu-gaoxin').length,
    )
    expect(await count('expert', '是')).toBe(inIndustry.filter(({ expertRequest }) => expertRequest).length)
  })

  test('two values of one facet: either does', async () => {
    const tab = await open('?district=hongshan')
    await settled(tab)
    const one = await rows(tab).count()
    await facet(tab, 'district', 'wuchang').click()
    await eventually(() => rows(tab).count()).toBeGreaterThan(one)
    expect(new URL(tab.url()).search).toBe('?district=hongshan&district=wuchang')
    expect(await facet(tab, 'district', 'wuchang').getAttribute('aria-current')).toBe('true')
  })

  test('an address says it all: back, forward, and opened by somebody else', async () => {
    const tab = await open()
    await tab.locator('#q').fill('激光')
    await tab.locator('#q').press('Enter')
    await settled(tab)
    await facet(tab, 'district', 'donghu-gaoxin').click()
    await eventually(() => new URL(tab.url()).searchParams.get('district')).toBe('donghu-gaoxin')
    await settled(tab)
    const address = tab.url()
    await eventually(() => rows(tab).count()).toBeLessThan(4)
    const both = await titles(tab)
    await tab.goBack()
    await eventually(() => rows(tab).count()).toBeGreaterThan(both.length)
    expect(new URL(tab.url()).search).toBe(`?q=${encodeURIComponent('激光')}`)
    await tab.goBack()
    await says(tab, `共${demands.length}项需求`)
    expect([await rows(tab).count(), await tab.locator('#q').inputValue()]).toEqual([PAGE, ''])
    await tab.goForward()
    await tab.goForward()
    await eventually(() => titles(tab)).toEqual(both)
    expect(await titles(await openSettled(address))).toEqual(both)
  })

  test('back from a demand, the list is as it was', async () => {
    const tab = await openSettled(`${url}/demands/?q=${encodeURIComponent('激光')}&sort=new`)
    const before = await titles(tab)
    await rows(tab).first().locator('a').click()
    await tab.waitForURL('**/demands/2023/**')
    await tab.goBack()
    await eventually(() => titles(tab)).toEqual(before)
  })

  async function openSettled(address: string): Promise<Page> {
    const tab = await open('', {}, address)
    await settled(tab)
    return tab
  }

  test('while typing, the list follows, in one step of the history; a word still being composed waits', async () => {
    const tab = await open()
    await tab.clock.install()
    await tab.locator('#q').focus()
    const session = await tab.context().newCDPSession(tab)
    await session.send('Input.imeSetComposition', { text: 'jiguang', selectionStart: 7, selectionEnd: 7 })
    await tab.clock.runFor(5_000)
    expect(new URL(tab.url()).search).toBe('')
    await session.send('Input.insertText', { text: '激光' })
    await settled(tab)
    await tab.keyboard.type('器')
    await eventually(() => new URL(tab.url()).searchParams.get('q')).toBe('激光器')
    await tab.goBack()
    await says(tab, `共${demands.length}项需求`)
  })

  test('priority: institutions of research and “专精特新” first; the order holds over all pages', async () => {
    const tab = await open()
    await tab.locator('#sort').selectOption('priority')
    await eventually(() => new URL(tab.url()).search).toBe('?sort=priority')
    await settled(tab)
    expect(await part(tab, 'note').isVisible()).toBe(true)
    const first = await links(tab)
    await part(tab, 'pager').locator('[data-to=next]').click()
    await says(tab, '第2页')
    await eventually(async () => (await links(tab))[0]).not.toBe(first[0])
    const all = [...first, ...(await links(tab))].map((path) => demands.find(({ id }) => path.includes(id))!)
    const ranks = all.map(priorityOf)
    expect(all).toHaveLength(demands.length)
    expect(new Set(ranks).size).toBeGreaterThan(1)
    expect(ranks).toEqual([...ranks].sort().reverse())
    expect(await part(tab, 'hits').evaluate((one) => one === document.activeElement)).toBe(true)
  })

  test('an empty list says which condition to drop, and whom to call', async () => {
    const tab = await open(`?q=${encodeURIComponent('激光')}&district=huangpi&mode=3`)
    await says(tab, `${demands.length}项中的0项`)
    const buttons = part(tab, 'fewer').locator('button')
    const [text] = await buttons.allTextContents()
    const promised = Number(/有(\d+)项/.exec(text!)![1])
    expect(text).toContain('黄陂区')
    expect(promised).toBeGreaterThan(0)
    expect(await part(tab, 'empty').locator('a[href="/notice/2023/#offices"]').isVisible()).toBe(true)
    await buttons.first().click()
    await says(tab, `${demands.length}项中的${promised}项`)
    expect(await part(tab, 'empty').isVisible()).toBe(false)
    expect(await part(tab, 'hits').evaluate((one) => one === document.activeElement)).toBe(true)
  })

  test('nothing found: the word in the way, the question without it, what is nearest, whom to call', async () => {
    const tab = await open(`?q=${encodeURIComponent('无人机 区块链')}&year=2023`)
    await says(tab, '中的0项')
    expect(await part(tab, 'hint').textContent()).toBe('没有一项需求提到“无人机”“区块链”。')
    expect(await tab.locator('.sheet [data-facet]:visible').count()).toBe(1)
    expect(await part(tab, 'empty').locator('a[href="/rss.xml"]').isVisible()).toBe(true)
    await tab.goto(`${url}/demands/?q=${encodeURIComponent('激光 区块链')}&district=huangpi`)
    await says(tab, '中的0项')
    expect(await part(tab, 'nearest').locator('a').count()).toBe(3)
    await part(tab, 'fewer').locator('button').first().click()
    await eventually(() => new URL(tab.url()).searchParams.get('q')).toBe('激光')
  })

  test('a paragraph finds what fits it, with pairs of sentences; nothing of it leaves the browser', async () => {
    const tab = await open()
    const profile = '我们研究水稻遗传育种。近年做高温下结实率和垩白的分子标记。'
    const asked: string[] = []
    tab.on('request', (request) =>
      asked.push(`${request.method()} ${decodeURI(request.url())} ${request.postData()}`),
    )
    await tab.locator('summary').click()
    await tab.locator('#profile').fill(profile)
    await tab.locator('[data-profile] button').click()
    await settled(tab)
    expect((await links(tab))[0]).toContain('91420111MAFAKE1644')
    expect(await rows(tab).first().locator('.pairs dd').count()).toBeGreaterThanOrEqual(2)
    expect(asked.filter((line) => !line.startsWith('GET') || line.includes('水稻'))).toEqual([])
    expect(tab.url()).not.toContain('q=')
    expect(await tab.locator('[data-profile]').textContent()).toContain('不会发送出去')
    const found = await links(tab)
    // A link to elsewhere on the page leaves what was found, and what is being typed.
    await tab.locator('#q').fill('激光')
    await tab.locator('.skip').press('Enter')
    expect([await tab.locator('#q').inputValue(), await links(tab)]).toEqual(['激光', found])
    await tab.locator('#q').fill('')
    await rows(tab).first().locator('h2 a').click()
    await tab.waitForURL('**/demands/2023/**')
    await tab.goBack()
    await eventually(() => links(tab)).toEqual(found)
    await part(tab, 'conditions').locator('button').first().click()
    await says(tab, `共${demands.length}项需求`)
  })

  test('the newest year first; older ones when asked for, or when it has little', async () => {
    const tab = await open()
    const loaded: string[] = []
    await tab.route('**/data/search.json', async (route) => {
      const response = await route.fetch()
      const settings: SearchSettings = await response.json()
      const [newest] = settings.years
      const older = { ...newest!, year: '2022', address: '/data/demands-2022.json' }
      await route.fulfill({ response, json: { ...settings, years: [newest, older] } })
    })
    await tab.route('**/data/demands-2022.json', async (route) => {
      loaded.push('2022')
      const response = await route.fetch({ url: `${url}/data/demands-2023.json` })
      await route.fulfill({ response })
    })
    await search(tab, '温度')
    const { length: all } = demands
    expect(await part(tab, 'hits').textContent()).toMatch(new RegExp(`^2023年${all}项中的`))
    const hits = await rows(tab).count()
    expect(loaded).toEqual([])
    await part(tab, 'older').locator('button').click()
    await says(tab, `${2 * all}项中的`)
    expect(new URL(tab.url()).searchParams.get('years')).toBe('all')
    expect(await rows(tab).count()).toBeGreaterThan(hits)
    expect(await part(tab, 'older').isVisible()).toBe(false)
    await tab.goto(`${url}/demands/`)
    await search(tab, '毛丝量')
    await says(tab, `${2 * all}项中的2项`)
    expect(loaded).toEqual(['2022', '2022'])
  })

  test('the number of hits is announced', async () => {
    const tab = await open()
    expect(await part(tab, 'hits').getAttribute('role')).toBe('status')
    expect(await part(tab, 'hits').isVisible()).toBe(true)
  })

  test('the home page leads to it', async () => {
    const tab = await open('', {}, `${url}/`)
    await tab.locator('form[role=search] input').fill('毛丝量')
    await tab.locator('form[role=search] input').press('Enter')
    await settled(tab)
    expect(await rows(tab).count()).toBe(1)
  })

  test('on a further page of the plain list, a search begins in the catalogue', async () => {
    const tab = await open('', {}, `${url}/demands/page/2/`)
    await tab.locator('#q').fill('毛丝量')
    await tab.locator('#q').press('Enter')
    await settled(tab)
    expect(new URL(tab.url()).pathname).toBe('/demands/')
    expect(await rows(tab).count()).toBe(1)
  })
})

describe('when the search cannot be had', () => {
  test.each([
    ['its code', '**/_astro/results.*.js'],
    ['the open data', '**/data/demands-*.json'],
    ['its settings', '**/data/search.json'],
  ])('%s: the plain list stays, a sentence says so, and it can be tried again', async (_, pattern) => {
    const tab = await open()
    const [first] = await titles(tab)
    await tab.context().route(pattern, (route) => route.abort())
    await tab.locator('#q').fill('毛丝量')
    await tab.locator('#q').press('Enter')
    await eventually(() => part(tab, 'problem').isVisible()).toBe(true)
    expect(await rows(tab).count()).toBe(PAGE)
    expect((await titles(tab))[0]).toBe(first)
    await tab.context().unroute(pattern)
    await tab.locator('[data-goes=retry]').click()
    await says(tab, '项中的1项')
    expect(await part(tab, 'problem').isVisible()).toBe(false)
  })

  test('a district still leads to its page', async () => {
    const tab = await open()
    await tab.context().route('**/_astro/results.*.js', (route) => route.abort())
    await facet(tab, 'district', 'hongshan').click()
    await tab.waitForURL('**/demands/district/hongshan/')
  })
})

describe('by keyboard', () => {
  test('search, facets, results', async () => {
    const tab = await open()
    const focusedText = () => tab.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
    const isOn = (selector: string) =>
      tab.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)
    const tabTo = async (selector: string) => {
      for (let keys = 0; keys < 90 && !(await isOn(selector)); keys++) await tab.keyboard.press('Tab')
      expect(await isOn(selector)).toBe(true)
    }
    await tabTo('[data-facet=mode]')
    const chosen = await focusedText()
    await tab.keyboard.press('Enter')
    await settled(tab)
    // The focus stays where the choice was made, and it can be taken back there.
    expect((await focusedText()).split(/\s/)[0]).toBe(chosen.split(/\s/)[0])
    expect(await isOn('[aria-current=true]')).toBe(true)
    await tabTo('#q')
    await tab.keyboard.type('温度')
    await tab.keyboard.press('Enter')
    await eventually(() => new URL(tab.url()).searchParams.get('q')).toBe('温度')
    await eventually(() => tab.locator('mark').count()).toBeGreaterThan(0)
    await tabTo('#sort')
    await tabTo('[data-part=conditions] button')
    await tabTo('[data-part=list] h2 a')
    await tab.keyboard.press('Enter')
    await tab.waitForURL('**/demands/2023/**')
  })

  test('on a phone the facets are a sheet: opened, used, closed with Escape, the focus back at its button', async () => {
    const tab = await open('', { viewport: { width: 390, height: 800 } })
    const isOn = (selector: string) =>
      tab.evaluate((one) => document.activeElement?.matches(one) ?? false, selector)
    const opens = () => tab.evaluate(() => document.querySelector('#facets')!.matches(':popover-open'))
    await tab.locator('.open').focus()
    await tab.keyboard.press('Enter')
    expect([await opens(), await isOn('[data-part=see]')]).toEqual([true, true])
    await tab.keyboard.press('Tab')
    expect(await isOn('[data-facet=district]')).toBe(true)
    await tab.keyboard.press('Enter')
    await settled(tab)
    expect(await opens()).toBe(true)
    expect(await part(tab, 'see').textContent()).toMatch(/^看\d+项结果$/)
    await tab.keyboard.press('Escape')
    expect([await opens(), await isOn('.open')]).toEqual([false, true])
    // Left with the keyboard, it does not stay over what has the focus.
    await tab.keyboard.press('Enter')
    await tab.keyboard.press('Shift+Tab')
    await eventually(async () => (await opens()) && !(await isOn('#facets *'))).toBe(false)
  })
})

describe('at 1280 px in the dark and at 390 px', () => {
  const words = encodeURIComponent('激光')
  test.each([
    ['hits', `?q=${words}&mode=3`],
    ['words missing', `?q=${encodeURIComponent('激光 水稻 耐温')}&sort=priority`],
    ['a page named', `?q=${encodeURIComponent('通知')}`],
    ['an empty list', `?q=${words}&district=huangpi&mode=3`],
    ['the second page', '?sort=priority&page=2'],
    ['the facets open', `?q=${words}`],
    ['the search missing', ''],
  ])('%s: nothing for axe, no sideways scrolling', async (state, address) => {
    const tab = await open(address, { colorScheme: 'dark', bypassCSP: true })
    if (state === 'the search missing') {
      await tab.context().route('**/data/search.json', (route) => route.abort())
      await facet(tab, 'year', '2023').evaluate((link) => (link as HTMLElement).click())
      await eventually(() => part(tab, 'problem').isVisible()).toBe(true)
    } else await settled(tab)
    expect(await faultsAt(tab, [1280])).toEqual([])
    await tab.emulateMedia({ colorScheme: 'light' })
    await tab.setViewportSize({ width: 390, height: 900 })
    if (state === 'the facets open') await tab.locator('.open').click()
    expect(await faultsAt(tab, [390])).toEqual([])
  })
})

test.each([
  [200, 640],
  [400, 320],
])('at %i %% zoom nothing is lost or scrolls sideways', async (_, width) => {
  const tab = await open(`?q=${encodeURIComponent('激光')}&honor=1&mode=3`, {
    viewport: { width, height: 400 },
    deviceScaleFactor: 1280 / width,
  })
  await settled(tab)
  expect(await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  for (const name of ['hits', 'conditions', 'list']) expect(await part(tab, name).isVisible()).toBe(true)
  await tab.locator('.open').click()
  expect(await facet(tab, 'year', '2023').isVisible()).toBe(true)
})

test('below a sub-path, and with a catalogue three times as long: the same, and no heavier', async () => {
  const built = await sharedSite('below')
  const site = await serve(built.dist, { base: BELOW })
  onTestFinished(() => site.close())
  const bytes = (folder: string) => statSync(join(folder, 'demands/index.html')).size
  expect(bytes(built.dist) - bytes(dist)).toBeLessThan(2_000)
  expect(globSync('demands/page/*/index.html', { cwd: built.dist })).toHaveLength(
    Math.ceil((3 * demands.length) / PAGE) - 1,
  )
  const tab = await open(`?q=${encodeURIComponent('毛丝量')}`, {}, `${site.url}${BELOW}demands/`)
  await settled(tab)
  expect(await links(tab)).toEqual([`${BELOW}demands/2023/91420113MAFAKE192X/`])
  await tab.goto(`${site.url}${BELOW}demands/?q=${encodeURIComponent('损伤阈值')}`)
  await says(tab, `${3 * demands.length}项中的`)
  expect(await rows(tab).count()).toBeGreaterThan(1)
})
