import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedBrowser, sharedSite, watch } from '../../support/browser-tab.ts'
import { Officer, upload } from '../../support/desk-site.ts'
import { type ElementTree, elementTree, isPlainAddress } from '../../support/element-tree.ts'
import { readRss, readSitemap } from '../../support/feeds.ts'
import { figure } from '../../support/figure.ts'
import { ATTACKS, harmless as harmlessSigns, hostileFiles } from '../../support/hostile-content.ts'
import { jsonLdFaults, jsonLdOf } from '../../support/json-ld.ts'
import { pagesOf, readPage } from '../../support/pages.ts'
import { serve } from '../../support/site.ts'

/** Two sites: one with an attack in every text, and its twin with harmless signs in the same places. */
const files = { hostile: hostileFiles(ATTACKS), harmless: hostileFiles(ATTACKS.map(harmlessSigns)) }
type Which = keyof typeof files

const sites = {} as Record<Which, { dist: string; url: string; close: () => Promise<void> }>
const browser = await sharedBrowser()
let pages: string[]

beforeAll(async () => {
  for (const which of ['hostile', 'harmless'] as const) {
    const { dist } = await sharedSite(which)
    sites[which] = { dist, ...(await serve(dist)) }
  }
  pages = pagesOf(sites.hostile.dist)
})
afterAll(async () => {
  for (const site of Object.values(sites)) await site.close()
})

/** What the hostile document has that its twin has not, or the other way round; then what it must never have. */
function breaches(hostile: ElementTree, harmless: ElementTree): string[] {
  const at = hostile.elements.findIndex((element, index) => element !== harmless.elements[index])
  const differs = at >= 0 || hostile.elements.length !== harmless.elements.length
  return [
    ...(differs ? [`element ${at}: ${hostile.elements[at]} for ${harmless.elements[at]}`] : []),
    ...hostile.handlers,
    ...hostile.addresses.filter((address) => !isPlainAddress(address)),
  ]
}

describe('what is served', () => {
  test('has the same elements and attributes on every page, whatever the texts say', async (context) => {
    expect(pagesOf(sites.harmless.dist)).toEqual(pages)
    const tab = await browser.newPage()
    const faults: string[] = []
    let elements = 0
    for (const page of pages) {
      const hostile = await tab.evaluate(elementTree, readPage(sites.hostile.dist, page))
      const harmless = await tab.evaluate(elementTree, readPage(sites.harmless.dist, page))
      faults.push(...breaches(hostile, harmless).map((fault) => `${page} ${fault}`))
      elements += hostile.elements.length
    }
    await tab.close()
    figure(
      context,
      `${faults.length} elements, attributes or links added to ${elements} on ${pages.length} pages by ${ATTACKS.length} attacks in every text`,
    )
    expect(faults).toEqual([])
    expect(pages.length).toBeGreaterThan(80)
  })

  test('says the attacks, so that they were there', () => {
    const all = pages.map((page) => readPage(sites.hostile.dist, page)).join('')
    expect(ATTACKS.filter((attack) => !all.includes(escaped(attack.trim())))).toEqual([])
  })

  test.each<[string, (html: string) => string]>([
    ['an element', (html) => html.replace('</h1>', '<img src=x></h1>')],
    ['an attribute', (html) => html.replace('<h1', '<h1 title="x"')],
    ['an event', (html) => html.replace('<h1', '<h1 onclick="x"')],
    ['an address', (html) => html.replace(/href="\/demands\/"/, 'href="javascript:alert(1)"')],
    ['a text that closes its element', (html) => html.replace('<h1', '</main><h1')],
  ])('%s more is seen', async (_, plant) => {
    const tab = await browser.newPage()
    const html = readPage(sites.harmless.dist, '/stats/')
    const [planted, plain] = [
      await tab.evaluate(elementTree, plant(html)),
      await tab.evaluate(elementTree, html),
    ]
    expect(breaches(planted, plain)).not.toEqual([])
    expect(breaches(plain, plain)).toEqual([])
    await tab.close()
  })

  test('feed, sitemap and data blocks keep their form', async () => {
    const shape = async (which: Which) => {
      const { dist } = sites[which]
      const feed = readRss(await readFile(join(dist, 'rss.xml'), 'utf8'))
      const places = readSitemap(await readFile(join(dist, 'sitemap-0.xml'), 'utf8'))
      const blocks = pages.flatMap((page) => jsonLdOf(readPage(dist, page)))
      expect(blocks.flatMap(jsonLdFaults)).toEqual([])
      return [feed.items.map(({ link, guid }) => link + guid), places, blocks.map((block) => shapeOf(block))]
    }
    expect(await shape('hostile')).toEqual(await shape('harmless'))
  })
})

/** As Astro writes a text. */
const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

/** A JSON value with its texts taken out. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shapeOf(item)]))
}

async function open(which: Which, page: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options)
  const tab = await context.newPage()
  const done = watch(tab, sites[which].url)
  const go = (to: string) => tab.goto(sites[which].url + to, { waitUntil: 'networkidle' })
  await go(page)
  return { tab, done, go, tree: () => tab.evaluate(elementTree, undefined), close: () => context.close() }
}

const both = <T>(act: (which: Which) => Promise<T>) => Promise.all([act('hostile'), act('harmless')])

/** One route of each kind. */
function kindsOf(all: readonly string[]): string[] {
  const byKind = new Map(all.map((page) => [page.replace(/[^/]+\/$/, '*/'), page]))
  return [...byKind.values()]
}

const SEARCHES = ['/demands/?q=alert', '/demands/?q=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E']

describe('in the browser', () => {
  test('no attack runs, and the scripts add no element for it', async (context) => {
    const routes = kindsOf(pages)
    const [hostile, harmless] = await both((which) => open(which, routes[0]!))
    const faults: string[] = []
    for (const page of routes) {
      await both((which) => (which === 'hostile' ? hostile : harmless).go(page))
      const found = breaches(await hostile.tree(), await harmless.tree())
      faults.push(...found.map((fault) => `${page} ${fault}`))
    }
    await harmless.close()
    // What a search finds depends on the texts.
    for (const page of SEARCHES) {
      await hostile.go(page)
      const tree = await hostile.tree()
      faults.push(...breaches(tree, tree))
    }
    await hostile.close()
    const { done } = hostile
    figure(
      context,
      `${done.length} attacks ran, ${faults.length} elements added on ${routes.length + SEARCHES.length} pages in Chromium`,
    )
    expect(done).toEqual([])
    expect(faults).toEqual([])
  })

  const ENTRY = 'content/cycles/2023/demands/wuhan-jingkai/91420113MAFAKE171Q.yaml'
  const NAME: Record<Which, string> = { hostile: '"><img src=x onerror=alert(1)>', harmless: '字'.repeat(30) }

  test('the form that opens a hostile entry shows texts', async (context) => {
    const looked = await both(async (which) => {
      const { tab, done, tree, close } = await open(which, '/apply/')
      const name = `${NAME[which]}.yaml`
      const buffer = Buffer.from(files[which][ENTRY]!)
      await tab.locator('[data-open]').setInputFiles({ name, mimeType: '', buffer })
      await tab.locator('[data-notices] .notice').first().waitFor()
      await tab.locator('[name="place.district"]').selectOption('wuhan-jingkai')
      const opened = await tree()
      await tab.locator('[data-go="confirmation"]').click()
      // Made by a part of the script that is loaded for it.
      await tab.locator('[data-published] *').first().waitFor({ state: 'attached' })
      await tab.locator('[data-step="confirmation"] [type=submit]').click()
      await tab.locator('[data-step="confirmation"] > [data-summary], [data-results] h2').first().waitFor()
      const judged = await tree()
      const said = (await tab.locator('main').textContent()) ?? ''
      await close()
      return { done, trees: [opened, judged], said }
    })
    const faults = foundIn(looked)
    figure(context, `${looked[0].done.length} attacks ran, ${faults.length} elements added in the form`)
    expect(looked[0].done).toEqual([])
    expect(faults).toEqual([])
    expect(ATTACKS.some((attack) => looked[0].said.includes(attack))).toBe(true)
  })

  test('the desk that reads hostile files shows texts', async (context) => {
    const looked = await both(async (which) => {
      const officer = await Officer.at(browser, sites[which].url)
      const done = watch(officer.tab, sites[which].url)
      const entries = Object.entries(files[which]).filter(([file]) => /\/hongshan\/.{6,18}\.yaml$/.test(file))
      const faulty = `public:\n  "${NAME[which].replace('"', '\\"')}": 1\n  enterprise:\n    industry: '${NAME[which]}'\n`
      await officer.take(
        ...entries.map(([file, text]) => upload(basename(file), text)),
        upload(`${NAME[which]}.yaml`, faulty),
        upload(`${NAME[which]}.docx`, NAME[which]),
      )
      await officer.tab.locator('details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true
      })
      // Fills itself once it is open.
      await officer.tab.locator('.invite-sheet .actions').waitFor()
      const tree = await officer.tab.evaluate(elementTree, undefined)
      const said = (await officer.tab.locator('main').textContent()) ?? ''
      await officer.close()
      return { done, trees: [tree], said }
    })
    const faults = foundIn(looked)
    figure(context, `${looked[0].done.length} attacks ran, ${faults.length} elements added at the desk`)
    expect(looked[0].done).toEqual([])
    expect(faults).toEqual([])
    expect(looked[0].said).toContain(NAME.hostile)
  })
})

/** Each hostile tree beside its twin; what is offered for download is made here. */
function foundIn([hostile, harmless]: { trees: ElementTree[] }[]): string[] {
  return hostile!.trees
    .flatMap((tree, at) => breaches(tree, harmless!.trees[at]!))
    .filter((fault) => !fault.startsWith('a@href blob:'))
}
