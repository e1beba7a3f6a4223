import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const source = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
}

/** What axe finds at each of these widths, and where the page has to be scrolled sideways; the window stays at the last. */
export async function faultsAt(
  tab: Page,
  widths: readonly number[],
  options: object = {},
): Promise<string[]> {
  const found: string[] = []
  for (const width of widths) {
    await tab.setViewportSize({ width, height: 900 })
    const isTooWide = await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth)
    const all = [...(await violationsOf(tab, options)), ...(isTooWide ? ['too wide'] : [])]
    found.push(...all.map((fault) => `${width} px: ${fault}`))
  }
  return found
}

/** What axe finds on a page as it stands; the page's context must bypass the CSP. */
export async function violationsOf(tab: Page, options: object = {}): Promise<string[]> {
  if (!(await tab.evaluate("'axe' in globalThis"))) await tab.evaluate(source)
  return tab.evaluate(async (options) => {
    // What is in order is not listed, and no path to an element is made.
    const brief = { resultTypes: ['violations'], selectors: false }
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({ ...brief, ...options })
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
    )
  }, options)
}
