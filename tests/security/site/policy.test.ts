import { describe, expect, inject, test } from 'vitest'
import { hostOrigin } from '../../../src/domain/site.ts'
import { sharedBrowser } from '../../support/browser-tab.ts'
import { figure } from '../../support/figure.ts'
import { pagesOf, policyOf, readPage } from '../../support/pages.ts'

const url = inject('url')
const dist = inject('dist')
const pages = pagesOf(dist)

const browser = await sharedBrowser()

const OWN = /^'(?:self|sha(?:256|384|512)-[\w+/=]+)'$/

/** What a page's policy lets in that is not its own. */
function gaps(html: string): string[] {
  const policy = policyOf(html)
  const shut = ['default-src', 'object-src', 'base-uri'].filter((name) => policy[name]?.join() !== "'none'")
  const open = (policy['script-src'] ?? ['*']).filter((source) => !OWN.test(source))
  return [...shut, ...open]
}

describe('the policy of each page', () => {
  test('lets its own scripts run, by their digests, and no others', (context) => {
    const loose = pages.filter((page) => gaps(readPage(dist, page)).length > 0)
    figure(context, `${loose.length} of ${pages.length} pages without a strict policy`)
    expect(loose).toEqual([])
  })

  test.each<[string, string | RegExp, string]>([
    ['none', /<meta http-equiv="content-security-policy"/i, '<meta name="x"'],
    ['one for inline scripts', 'script-src', "script-src 'unsafe-inline'"],
    ['one for another host', 'script-src', 'script-src https://evil.example'],
    ['one without a base', /base-uri[^;]*;/, ''],
  ])('%s is seen', (_, from, to) => {
    const html = readPage(dist, '/stats/')
    expect(gaps(html.replace(from, to))).not.toEqual([])
  })

  test('takes no more from the settings than a host', () => {
    expect(hostOrigin('https://git.example.gov.cn:8443/api/v1')).toBe('https://git.example.gov.cn:8443')
    for (const api of [
      'https://a;script-src',
      "https://a'b",
      'https://a,b',
      'javascript:x',
      'data:x',
      '//a',
      '',
    ]) {
      expect([api, hostOrigin(api)]).toEqual([api, undefined])
    }
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
