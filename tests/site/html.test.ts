import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { expect, inject, test } from 'vitest'
import { pagesOf, readPage } from '../support/pages.ts'

const dist = inject('dist')
const { default: config } = await import(join(process.cwd(), 'htmlvalidate.config.mjs'))

const validator = new HtmlValidate(config)

async function faults(html: string, name: string): Promise<string[]> {
  const { results } = await validator.validateString(html, name)
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${name}:${line} ${ruleId} ${message}`),
  )
}

test('every page is valid HTML', async () => {
  const pages = pagesOf(dist)
  expect(pages.length).toBeGreaterThan(50)
  const all: string[] = []
  for (const page of pages) all.push(...(await faults(readPage(dist, page), page)))
  expect(all).toEqual([])
})

test('no page asks for more than five style sheets, a demand’s for two', () => {
  for (const page of pagesOf(dist)) {
    const sheets = readPage(dist, page).match(/<link rel="stylesheet"/g) ?? []
    const most = /^\/demands\/\d{4}\//.test(page) ? 2 : 5
    expect(sheets.length, page).toBeLessThanOrEqual(most)
  }
})

test('the validator refuses rubbish', async () => {
  const page = readPage(dist, '/')
  for (const rubbish of [
    '<div><p>a</div>',
    '<img src="x.svg">',
    '<b id="main">a</b>',
    '<a href="/x"><a href="/y">b</a></a>',
  ]) {
    expect((await faults(page.replace('</main>', `${rubbish}</main>`), '/')).length).toBeGreaterThan(0)
  }
})
