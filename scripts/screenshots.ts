import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { findChromium, launchBrowser } from '../tests/support/browser.ts'
import { serve } from '../tests/support/site.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

/**
 * Pictures of the built site for people to look at: `npm run build && npm run screenshots [-- /path/ …]`; with `--docs`
 * those of the documents, which tests make on their way.
 */
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

/** Their walks with a token pass by what the documents show. */
const WALKS = ['desk-days', 'desk-placements', 'desk-reports'].map((name) => `tests/site/${name}.test.ts`)

export const main: Main = async (argv, output = standardOutput) => {
  if (argv[0] === '--docs') return picturesOfDocuments()
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

function picturesOfDocuments() {
  const tests = ['run', ...WALKS, '-t', 'gitea|with the token']
  const { status } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...tests], {
    env: { ...process.env, PICTURES: '1' },
    stdio: 'inherit',
  })
  return status === 0 ? EXIT.ok : EXIT.cannotRun
}

await runAsScript(import.meta.url, main)
