import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { sharedBrowser } from '../support/browser-tab.ts'

const url = inject('url')

const browser = await sharedBrowser()

const MM = 96 / 25.4

/** A page as paper shows it, as wide as the paper leaves between its margins. */
async function printed(path: string, millimetres: number) {
  const context = await browser.newContext({
    viewport: { width: Math.round(millimetres * MM), height: Math.round(225 * MM) },
    colorScheme: 'dark',
  })
  const tab = await context.newPage()
  await tab.goto(url + path)
  // Paper is white, whatever the reader's screen was.
  await tab.evaluate(() => {
    document.documentElement.dataset['display'] = 'large dark'
  })
  await tab.emulateMedia({ media: 'print', colorScheme: 'dark' })
  return { tab, context }
}

async function sheets(tab: Page): Promise<number> {
  const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1')
  return (pdf.match(/\/Type\s*\/Page(?!s)/g) ?? []).length
}

async function paperOf(tab: Page): Promise<string> {
  const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1')
  const [, width = 0, height = 0] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []
  return `${Math.round((Number(width) / 72) * 25.4)}×${Math.round((Number(height) / 72) * 25.4)}`
}

const visible = (selectors: string[]) =>
  selectors.filter((selector) =>
    [...document.querySelectorAll<HTMLElement>(selector)].some((element) => element.offsetParent !== null),
  )

const ink = () => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]
const BLACK_ON_WHITE = ['rgb(255, 255, 255)', 'rgb(0, 0, 0)']

describe('the notice, as GB/T 9704-2012 wants it', () => {
  test('A4, 22 lines of 28 characters of 3号, title 2号, black on white, without the site around it', async () => {
    const { tab, context } = await printed('/notice/2023/', 156)
    const measured = await tab.evaluate(() => {
      const style = (selector: string) => getComputedStyle(document.querySelector(selector)!)
      const points = (pixels: string) => Math.round(Number.parseFloat(pixels) * 7.5) / 10
      const body = style('.notice .text p')
      const advance = Number.parseFloat(body.fontSize) + Number.parseFloat(body.letterSpacing)
      return {
        body: points(body.fontSize),
        title: points(style('.notice h1').fontSize),
        lines: Math.round(((225 * 96) / 25.4 / Number.parseFloat(body.lineHeight)) * 10) / 10,
        characters: Math.round(((156 * 96) / 25.4 / advance) * 10) / 10,
      }
    })
    expect(measured).toEqual({ body: 16, title: 22, lines: 22, characters: 28 })
    expect(await paperOf(tab)).toBe('210×297')
    expect(await tab.evaluate(ink)).toEqual(BLACK_ON_WHITE)
    expect(
      await tab.evaluate(visible, [
        'header nav',
        'footer',
        'display-switch',
        '.permalink',
        '.checks',
        '.measures',
        'reading-contents nav',
      ]),
    ).toEqual([])
    await context.close()
  })

  test('margins of 37, 35, 28 and 26 mm, the page number outside in 4号', async () => {
    const { tab, context } = await printed('/notice/2023/', 156)
    const rules = await tab.evaluate(() =>
      [...document.styleSheets]
        .flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText))
        .filter((text) => text.startsWith('@page official')),
    )
    expect(rules[0]).toMatch(/margin: 37mm 26mm 35mm 28mm/)
    expect(rules.join('\n')).toMatch(/@page official:right[\s\S]*@bottom-right[\s\S]*14pt/)
    expect(rules.join('\n')).toMatch(/@page official:left[\s\S]*@bottom-left/)
    expect(await tab.evaluate(() => getComputedStyle(document.body).getPropertyValue('page'))).toBe(
      'official',
    )
    await context.close()
  })
})

describe('a demand', () => {
  test('on one sheet, with whom to call and how to cite, without what only a screen can do', async () => {
    for (const id of ['91420113MAFAKE1856', 'k7m2xq']) {
      const { tab, context } = await printed(`/demands/2023/${id}/`, 174)
      expect([id, await sheets(tab), await paperOf(tab)]).toEqual([id, 1, '210×297'])
      expect(await tab.evaluate(ink)).toEqual(BLACK_ON_WHITE)
      expect(await tab.evaluate(visible, ['.respond', '.profile-text', '.cite .line'])).toHaveLength(3)
      expect(
        await tab.evaluate(visible, ['header nav', '.related', 'main button', 'display-switch']),
      ).toEqual([])
      await context.close()
    }
  })
})
