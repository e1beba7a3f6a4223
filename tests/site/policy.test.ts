import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, inject, test } from 'vitest'
import { hostOrigin } from '../../src/domain/site.ts'
import { sharedBrowser, sharedSite } from '../support/browser-tab.ts'
import { pagesOf, policyOf, readPage, scriptBytes } from '../support/pages.ts'
import { otherHost } from '../support/shared-sites.ts'

const dist = inject('dist')
const pages = pagesOf(dist)

const browser = await sharedBrowser()

/** What a directive may allow: nothing, the site itself, a script or style known by its digest. */
const NARROW = /^'(?:none|self|sha256-[A-Za-z0-9+/=]+)'$/

describe('the content security policy', () => {
  test.each(pages)('%s: strict, and before anything that it governs', (page) => {
    const html = readPage(dist, page)
    const policy = policyOf(html)
    expect(policy['default-src']).toEqual(["'none'"])
    expect(policy['base-uri']).toEqual(["'none'"])
    expect(policy['object-src']).toEqual(["'none'"])
    expect(policy['form-action']).toEqual(["'self'"])
    const wide = Object.entries(policy).flatMap(([name, sources]) =>
      sources
        .filter((source) => !NARROW.test(source))
        // The desk speaks with one git host.
        .filter((source) => name !== 'connect-src' || source !== 'https://git.wuhan.example')
        .map((source) => `${name} ${source}`),
    )
    expect(wide).toEqual([])
    expect(html.match(/http-equiv="content-security-policy"/g)).toHaveLength(1)
    const before = html.slice(0, html.indexOf('http-equiv="content-security-policy"'))
    expect(before).not.toMatch(/<link[^>]*rel="stylesheet"|<script[^>]*\ssrc=|<style|<body/)
  })

  test.each(pages)('%s: nothing in it that the policy would have to allow by name', (page) => {
    const html = readPage(dist, page)
    const tags = html.match(/<[a-zA-Z][^>]*>/g) ?? []
    expect(tags.filter((tag) => /\son[a-z]+\s*=/i.test(tag.replace(/="[^"]*"/g, '=""')))).toEqual([])
    expect(tags.filter((tag) => /\sstyle="/.test(tag))).toEqual([])
    expect(html).not.toMatch(/javascript:/i)
  })

  test('lets every page speak with the git host of the settings, which the form and the desk know', async () => {
    const { dist } = await sharedSite('sealed')
    for (const page of pagesOf(dist)) {
      expect(policyOf(readPage(dist, page))['connect-src']).toEqual(["'self'", hostOrigin(otherHost.api)])
    }
    const { site } = JSON.parse(readPage(dist, '/desk/context.json'))
    expect(site).toMatchObject({ privatePart: 'sealed', forge: otherHost, recipients: [{ label: '市级' }] })
    expect(site.forge.selfService).toBe(true)
    const told = /"forge":\{[^}]*\}/
    expect(told.exec(readPage(dist, '/apply/'))?.[0]).toBe(`"forge":${JSON.stringify(site.forge)}`)
  })

  test('an inline script, a handler and a foreign script that somebody planted do not run', async () => {
    const planted =
      '<script>globalThis.planted = 1</script><img src="/no.svg" alt="" onerror="globalThis.planted = 2">' +
      '<script src="data:text/javascript,globalThis.planted=3"></script><style>h1 { color: rgb(1, 2, 3) }</style>'
    const { url, close } = await serveText(readPage(dist, '/').replace('</main>', `${planted}</main>`))
    const tab = await browser.newPage()
    const refused: string[] = []
    tab.on(
      'console',
      (message) => void (/Content Security Policy/.test(message.text()) && refused.push(message.text())),
    )
    await tab.goto(url)
    expect(await tab.evaluate('globalThis.planted')).toBeUndefined()
    expect(await tab.evaluate('getComputedStyle(document.querySelector("h1")).color')).not.toBe(
      'rgb(1, 2, 3)',
    )
    expect(refused.length).toBeGreaterThanOrEqual(4)
    // The page's own inline script is known to the policy and did run.
    expect(await tab.evaluate('document.documentElement.dataset.display')).toBe('')
    await tab.close()
    await close()
  })
})

describe('scripts of pages that are read', () => {
  const read = pages.filter((page) => /^\/(?:notice\/\d|demands\/\d|showcase\/.)/.test(page))

  test.each(read)('%s: at most 2 kB, compressed', (page) => {
    expect(scriptBytes(dist, page)).toBeLessThanOrEqual(2048)
  })

  test('the sum counts what is there', () => {
    expect(scriptBytes(dist, '/apply/')).toBeGreaterThan(10_000)
    expect(read.length).toBeGreaterThan(40)
  })
})

/** One page at every address. */
async function serveText(html: string) {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(html)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/`, close: () => new Promise((done) => server.close(done)) }
}
