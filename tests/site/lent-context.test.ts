import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { sharedBrowser } from '../support/browser-tab.ts'

/** A context that is handed out again is as a new one, but for files that may be kept for good. */

const browser = await sharedBrowser()
const server = createServer((request, response) => {
  asked.push(request.url!)
  const isForGood = request.url === '/for-good.js'
  response.setHeader('Cache-Control', isForGood ? 'max-age=1000000, immutable' : 'no-cache')
  response.setHeader('Set-Cookie', 'sent=1; HttpOnly')
  response.setHeader('Content-Type', request.url!.endsWith('.js') ? 'text/javascript' : 'text/html')
  response.end(request.url!.endsWith('.js') ? '' : PAGE)
})
const PAGE = '<!doctype html><body style="height: 900px"><script src="/for-good.js"></script>'
const ROUTED = ['of-the-tab', 'of-all']
let url: string
let asked: string[] = []
beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  url = `http://localhost:${(server.address() as AddressInfo).port}/`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

let options: { userAgent: string }
let count = 0
/** Of no other test. */
beforeEach(() => {
  count++
  options = { userAgent: `test ${count}` }
})

async function open(fresh = false): Promise<{ context: BrowserContext; tab: Page }> {
  const context = await browser.newContext({ ...options, fresh })
  return { context, tab: await context.newPage() }
}

/** Everything that a page can know of those before it. */
async function known(context: BrowserContext, tab: Page) {
  const requests: string[] = []
  tab.on('request', (request) => void requests.push(request.url()))
  await tab.goto(url)
  await tab.evaluate(() =>
    addEventListener('mouseup', ({ x, y }) => {
      document.title = `${x} ${y}`
    }),
  )
  await tab.mouse.up()
  const ofPage = await tab.evaluate(async () => ({
    pointer: document.title,
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    folder: await navigator.storage
      .getDirectory()
      .then((root) => root.getFileHandle('left'))
      .catch(() => undefined),
    history: history.length,
    name: window.name,
    opener: window.opener,
    size: [innerWidth, innerHeight],
    media: ['print', '(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)'].map(
      (query) => matchMedia(query).matches,
    ),
    isHovered: document.body.matches(':hover'),
    touched: navigator.userActivation.hasBeenActive,
  }))
  return { ofPage, requests, pages: context.pages().length, cookies: await context.cookies() }
}

/** Leaves something wherever a page or a test can. */
async function leave(context: BrowserContext, tab: Page): Promise<string[]> {
  const heard: string[] = []
  tab.on('request', (request) => void heard.push(request.url()))
  tab.once('load', () => void heard.push('load'))
  await tab.route('**/of-the-tab', (route) => route.fulfill({ body: 'routed' }))
  await context.route('**/of-all', (route) => route.fulfill({ body: 'routed' }))
  for (const path of ROUTED) expect(await (await tab.goto(url + path))!.text()).toBe('routed')
  await tab.goto(url)
  await tab.evaluate(async () => {
    localStorage.setItem('left', '1')
    await cookieStore.set('left', '1')
    window.name = 'left'
    await caches.open('left')
    await navigator.serviceWorker.register('/worker.js')
    await navigator.storage.getDirectory().then((root) => root.getFileHandle('left', { create: true }))
    await new Promise((resolve) => {
      indexedDB.open('left').onsuccess = resolve
    })
    history.pushState({}, '', '?left')
    addEventListener('beforeunload', (event) => event.preventDefault())
    addEventListener('pagehide', () => localStorage.setItem('late', '1'))
  })
  await tab.mouse.click(100, 100)
  await tab.setViewportSize({ width: 500, height: 400 })
  await tab.emulateMedia({ media: 'print', colorScheme: 'dark', reducedMotion: 'no-preference' })
  const other = await context.newPage()
  await other.goto(url)
  await other.evaluate(() => localStorage.setItem('other', '1'))
  return heard
}

test('what one test left is gone for the next, which has the same tab', async () => {
  const first = await open()
  const heard = await leave(first.context, first.tab)
  expect(heard.length).toBeGreaterThan(2)
  const left = await known(first.context, first.tab)
  await first.context.setOffline(true)
  await first.context.close()
  const before = heard.length

  const next = await open()
  expect(next.tab).toBe(first.tab)
  const fresh = await open(true)
  expect(fresh.tab).not.toBe(first.tab)
  const expected = await known(fresh.context, fresh.tab)
  expect(await known(next.context, next.tab)).toEqual(expected)
  expect(heard.length).toBe(before)
  for (const path of ROUTED) expect(await (await next.tab.goto(url + path))!.text()).toBe(PAGE)
  await fresh.context.close()
  await next.context.close()
  // Each of these was there to be forgotten.
  const lost = Object.entries(left.ofPage).filter(
    ([key, value]) =>
      JSON.stringify(value) !== JSON.stringify(expected.ofPage[key as keyof typeof expected.ofPage]),
  )
  expect(lost.map(([key]) => key)).toEqual([
    ...['pointer', 'local', 'cookie', 'databases', 'caches', 'workers', 'folder', 'history', 'name', 'size'],
    ...['media', 'isHovered'],
  ])
  expect([left.pages, left.cookies.length]).toEqual([2, 2])
})

test('of files only those that may be kept for good are not asked for again, and the page is told of them as before', async () => {
  const { context, tab } = await open()
  const { requests } = await known(context, tab)
  await context.close()
  asked = []
  const next = await open()
  expect((await known(next.context, next.tab)).requests).toEqual(requests)
  expect(asked).toEqual(['/'])
  await next.context.close()
  asked = []
  const fresh = await open(true)
  await known(fresh.context, fresh.tab)
  expect(asked).toEqual(['/', '/for-good.js'])
  await fresh.context.close()
})

test('two at a time are two, and one with other settings is another', async () => {
  const [one, two] = [await open(), await open()]
  await one.tab.goto(url)
  await one.tab.evaluate(() => localStorage.setItem('left', '1'))
  expect((await known(two.context, two.tab)).ofPage.local).toEqual({})
  await one.context.close()
  expect(await two.tab.evaluate(() => localStorage.length)).toBe(0)
  await two.context.close()
  const other = await browser.newContext({ ...options, bypassCSP: true })
  expect([one.context, two.context]).not.toContain(other)
  await other.close()
})

test('what cannot be taken back ends the context', async () => {
  const acts: [string, (tab: Page, context: BrowserContext) => unknown][] = [
    ['a script for each page', (tab) => tab.addInitScript('globalThis.left = 1')],
    ['a script for each page of the context', (_, context) => context.addInitScript('globalThis.left = 1')],
    ['a function', (tab) => tab.exposeFunction('left', () => {})],
    ['a permission', (_, context) => context.grantPermissions(['clipboard-read'])],
    ['a header', (tab) => tab.setExtraHTTPHeaders({ left: '1' })],
    ['a clock', (tab) => tab.clock.setFixedTime('2023-03-01')],
    ['a session of the protocol', (tab, context) => context.newCDPSession(tab)],
    ['a key that stays down', (tab) => tab.keyboard.down('Shift')],
    ['a listener of the context', (_, context) => context.on('page', () => {})],
    ['a tab that is closed', (tab) => tab.close()],
    [
      'something kept for the session',
      async (tab) => {
        await tab.goto(url)
        await tab.evaluate(() => sessionStorage.setItem('left', '1'))
      },
    ],
  ]
  const again: string[] = []
  let { context, tab } = await open()
  for (const [name, act] of acts) {
    await act(tab, context)
    await context.close()
    const next = await open()
    if (next.context === context) again.push(name)
    ;({ context, tab } = next)
  }
  await context.close()
  expect(again).toEqual([])
})
