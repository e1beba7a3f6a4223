import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { launchBrowser } from '../../support/browser.ts'
import { figure } from '../../support/figure.ts'
import { pagesOf, readPage } from '../../support/pages.ts'

const url = inject('url')
const dist = inject('dist')
const pages = pagesOf(dist)

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser(inject('chromium'))
})
afterAll(() => browser?.close())

describe('the policy of each page', () => {
  const policyOf = (html: string) =>
    /<meta http-equiv="content-security-policy" content="([^"]*)"/i
      .exec(html)?.[1]
      ?.replaceAll('&#39;', "'") ?? ''
  const directives = (html: string) =>
    Object.fromEntries(
      policyOf(html)
        .split(';')
        .filter((part) => part.trim() !== '')
        .map((part) => {
          const [name, ...sources] = part.trim().split(/\s+/)
          return [name, sources]
        }),
    )

  test('lets its own scripts run, by their digests, and no others', (context) => {
    const loose = pages.filter((page) => {
      const {
        'default-src': all,
        'script-src': scripts = [],
        'object-src': objects,
        'base-uri': base,
      } = directives(readPage(dist, page))
      const named = scripts.every((source) =>
        /^'(?:self|sha(?:256|384|512)-[\w+/=]+|wasm-unsafe-eval)'$/.test(source),
      )
      return !(
        named &&
        [all, objects, base].every((sources) => sources?.join() === "'none'") &&
        scripts.length > 0
      )
    })
    figure(context, `${loose.length} of ${pages.length} pages without a strict policy`)
    expect(loose).toEqual([])
  })

  const PLANTED = [
    '<script>planted(1)</script>',
    '<img src="/nothing" onerror="planted(2)">',
    '<svg onload="planted(3)"></svg>',
    '<a id="planted" href="javascript:planted(4)">x</a>',
    '<iframe srcdoc="<script>parent.planted(5)</script>"></iframe>',
    '<script src="data:text/javascript,planted(6)"></script>',
    '<body onpageshow="planted(7)">',
  ].join('')

  /** What of the planted scripts ran, and whether the page's own did. */
  async function plant(bypassCSP: boolean) {
    const browsing = await browser.newContext({ bypassCSP })
    const tab = await browsing.newPage()
    const ran: number[] = []
    await tab.exposeFunction('planted', (number: number) => void ran.push(number))
    await tab.route(`${url}/stats/`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: (await response.text()).replace('</main>', `${PLANTED}</main>`) })
    })
    await tab.goto(`${url}/stats/`, { waitUntil: 'load' })
    await tab.locator('#planted').dispatchEvent('click')
    await tab.locator('display-switch button').click()
    await tab.waitForLoadState('networkidle')
    const own = await tab.evaluate(() => document.documentElement.dataset['display'])
    await browsing.close()
    return { ran: ran.sort(), own }
  }

  test('holds in the browser: what is planted into a page does not run, what is its own does', async (context) => {
    const { ran, own } = await plant(false)
    figure(context, `${ran.length} of 7 planted scripts ran in Chromium, the page’s own did`)
    expect({ ran, own }).toEqual({ ran: [], own: 'large' })
  })

  test('without the policy they would have run', async () => {
    expect((await plant(true)).ran).toEqual([1, 2, 3, 4, 5, 6, 7])
  })
})
