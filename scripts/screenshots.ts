import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findChromium, launchBrowser } from '../tests/support/browser.ts'
import { serve } from '../tests/support/site.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

/** Pictures of the built site for people to look at: `npm run build && npm run screenshots [-- /path/ …]`. */
const PAGES = [
  '/',
  '/notice/2023/',
  '/demands/',
  '/demands/2023/91420105MAFAKE3396/',
  '/demands/2023/k7m2xq/',
  '/showcase/',
  '/showcase/laser-lens/',
  '/rules/',
]
const LOOKS = [
  { width: 390, colorScheme: 'light' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const

export const main: Main = async (argv, output = standardOutput) => {
  const folder = resolve('.screens')
  await mkdir(folder, { recursive: true })
  const { url, close } = await serve('dist')
  const browser = await launchBrowser(findChromium())
  for (const page of argv.length > 0 ? argv : PAGES) {
    for (const { width, colorScheme } of LOOKS) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
      const tab = await context.newPage()
      await tab.goto(url + page)
      const name = `${page.replaceAll('/', '_')}${width}-${colorScheme}.png`
      await tab.screenshot({ path: join(folder, name), fullPage: true })
      output.write(`${join('.screens', name)}\n`)
      await context.close()
    }
  }
  await browser.close()
  await close()
  return EXIT.ok
}

await runAsScript(import.meta.url, main)
