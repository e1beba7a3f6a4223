import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { sharedBrowser } from '../support/browser-tab.ts'
import { pagesOf, readPage } from '../support/pages.ts'

/** 大字版 and 明暗: chosen by keyboard, kept on the device, there before the first paint. */

const url = inject('url')
const dist = inject('dist')

const browser = await sharedBrowser()

async function open(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options })
  const tab = await context.newPage()
  const faults: string[] = []
  tab.on('pageerror', (error) => void faults.push(error.message))
  await tab.goto(url + path)
  return { tab, context, faults }
}

const bodySize = () => Number.parseFloat(getComputedStyle(document.body).fontSize)
const background = () => getComputedStyle(document.body).backgroundColor
const PAPER = { light: 'rgb(247, 243, 234)', dark: 'rgb(25, 23, 19)' }

test('every page has the switch, and says it in words', () => {
  for (const page of pagesOf(dist)) {
    expect(readPage(dist, page)).toMatch(/<section aria-label="显示方式"[\s\S]*大字版<\/button>/)
  }
})

test('larger text by keyboard, on every page after it, and off again', async () => {
  const { tab, context, faults } = await open('/')
  const before = await tab.evaluate(bodySize)
  const button = tab.getByRole('button', { name: '大字版' })
  // After the link to the text, the first thing that a keyboard reaches.
  await tab.keyboard.press('Tab')
  await tab.keyboard.press('Tab')
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  await tab.keyboard.press('Enter')
  expect(await button.getAttribute('aria-pressed')).toBe('true')
  expect(await tab.evaluate(bodySize)).toBeGreaterThan(before * 1.2)
  for (const path of ['/notice/2023/', '/demands/2023/k7m2xq/', '/apply/', '/desk/', '/404.html']) {
    await tab.goto(url + path)
    expect(await tab.evaluate(bodySize)).toBeGreaterThanOrEqual(20)
    expect(await button.getAttribute('aria-pressed')).toBe('true')
  }
  await button.press('Space')
  expect(await tab.evaluate(bodySize)).toBe(before)
  await tab.goto(url)
  expect(await tab.evaluate(bodySize)).toBe(before)
  expect(faults).toEqual([])
  await context.close()
})

test('nothing is smaller than 18 px in 大字版', async () => {
  const { tab, context } = await open('/')
  await tab.evaluate(() => localStorage.setItem('keji-display', 'large'))
  for (const path of [
    '/',
    '/notice/2023/',
    '/demands/',
    '/demands/2023/k7m2xq/',
    '/showcase/laser-lens/',
    '/rules/',
  ]) {
    await tab.goto(url + path)
    const small = await tab.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')]
        .filter((element) =>
          [...element.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent?.trim()),
        )
        .filter((element) => !element.closest('.visually-hidden, .seal, [aria-hidden=true], .where'))
        .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 18)
        .map((element) => element.outerHTML.slice(0, 120)),
    )
    expect([path, small]).toEqual([path, []])
  }
  await context.close()
})

test.each(['light', 'dark'] as const)(
  'a %s system: followed, overruled, followed again',
  async (colorScheme) => {
    const other = colorScheme === 'light' ? 'dark' : 'light'
    const { tab, context } = await open('/', { colorScheme })
    expect(await tab.evaluate(background)).toBe(PAPER[colorScheme])
    await tab.getByLabel('明暗').selectOption(other)
    expect(await tab.evaluate(background)).toBe(PAPER[other])
    await tab.goto(`${url}/showcase/`)
    expect(await tab.evaluate(background)).toBe(PAPER[other])
    expect(await tab.getByLabel('明暗').inputValue()).toBe(other)
    await tab.goBack()
    await tab.getByLabel('明暗').selectOption('')
    expect(await tab.evaluate(background)).toBe(PAPER[colorScheme])
    await context.close()
  },
)

describe('before the first paint', () => {
  test('the choice is there when the body begins, by a script that waits for nothing', async () => {
    const { tab, context } = await open('/')
    await tab.evaluate(() => localStorage.setItem('keji-display', 'large dark'))
    await tab.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (!document.body) return
        observer.disconnect()
        ;(globalThis as { atBody?: string }).atBody = document.documentElement.dataset['display'] ?? 'missing'
      }).observe(document, { childList: true, subtree: true })
    })
    // No other script, no style sheet: what is in the page alone decides.
    await tab.route(/\.(?:js|css)$/, (route) => route.abort())
    await tab.goto(`${url}/notice/2023/`)
    expect(await tab.evaluate('globalThis.atBody')).toBe('large dark')
    await context.close()
  })
})

test('where the device keeps nothing, pages still work', async () => {
  const context = await browser.newContext()
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  const tab = await context.newPage()
  const faults: string[] = []
  tab.on('pageerror', (error) => void faults.push(error.message))
  await tab.goto(url)
  const before = await tab.evaluate(bodySize)
  await tab.getByRole('button', { name: '大字版' }).click()
  expect(await tab.evaluate(bodySize)).toBeGreaterThan(before)
  expect(faults).toEqual([])
  await context.close()
})

test('rubbish that is kept does nothing', async () => {
  const { tab, context, faults } = await open('/')
  await tab.evaluate(() => localStorage.setItem('keji-display', '"><img src=x> {"large":1}'))
  await tab.goto(url)
  expect(await tab.getByRole('button', { name: '大字版' }).getAttribute('aria-pressed')).toBe('false')
  expect(faults).toEqual([])
  await context.close()
})

test('without scripts there is no switch, and the citation can be selected as a whole', async () => {
  const { tab, context } = await open('/demands/2023/k7m2xq/', { javaScriptEnabled: false })
  expect(await tab.getByText('大字版').isVisible()).toBe(false)
  expect(await tab.getByRole('button', { name: '复制引用' }).isVisible()).toBe(false)
  const line = tab.locator('.cite .line').first()
  expect(await line.textContent()).toContain('需求编号2023-匿名-K7M2XQ')
  expect(await line.isVisible()).toBe(true)
  await context.close()
})

describe('the citation', () => {
  test('is copied', async () => {
    const { tab, context } = await open('/demands/2023/k7m2xq/', {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await tab.getByRole('button', { name: '复制引用' }).click()
    await tab.getByText('已复制').waitFor()
    const copied = await tab.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await tab.locator('.cite .line').first().textContent())
    expect(copied).toMatch(
      /^某企业：《48通道.*》，需求编号2023-匿名-K7M2XQ，.*2023年2月27日填报，http.*\/demands\/2023\/k7m2xq\/$/,
    )
    await context.close()
  })

  test('is selected where the browser does not copy', async () => {
    const { tab, context } = await open('/demands/2023/k7m2xq/')
    await tab.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
    })
    await tab.getByRole('button', { name: '复制网址' }).click()
    await tab.getByText('已选中').waitFor()
    expect(await tab.evaluate(() => String(getSelection()))).toMatch(/\/demands\/2023\/k7m2xq\/$/)
    await context.close()
  })
})
