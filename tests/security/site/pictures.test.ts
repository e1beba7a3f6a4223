import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main as check } from '../../../scripts/check.ts'
import { sharedBrowser, sharedSite } from '../../support/browser-tab.ts'
import { drawing, drawingFile, evilPictures } from '../../support/evil-pictures.ts'
import { figure } from '../../support/figure.ts'
import { littleContentWith, run } from '../../support/folder.ts'
import { refusedPictures } from '../../support/shared-sites.ts'

const browser = await sharedBrowser()

/** The title that a picture, opened by itself, gives its window, within some milliseconds. */
async function openedAlone(svg: string, timeout: number): Promise<string> {
  const tab = await browser.newPage()
  await tab.route('**/x.svg', (route) => route.fulfill({ contentType: 'image/svg+xml', body: svg }))
  await tab.goto('http://picture.example/x.svg', { waitUntil: 'load' })
  // What a picture fails to load, and what it plays, comes a moment after it.
  await tab.waitForFunction(() => document.title === 'ran', undefined, { timeout }).catch(() => {})
  const title = await tab.title()
  await tab.close()
  return title
}

test('a picture that could run a script is refused by the check', async (context) => {
  const refused: string[] = []
  for (const [name, svg] of Object.entries(evilPictures)) {
    const { code, out } = await run(check, '--root', await littleContentWith({ [drawingFile]: svg }))
    const told = new RegExp(`^${drawingFile}\\n +\\d+:\\d+ .*SVG[^]*?picture-not-allowed`, 'm')
    if (code === 1 && told.test(out)) refused.push(name)
  }
  figure(
    context,
    `${refused.length} of ${Object.keys(evilPictures).length} pictures that run a script refused`,
  )
  expect(refused).toEqual(Object.keys(evilPictures))
})

test('opened by itself, each of them would have run, and the drawing runs nothing', async () => {
  for (const [name, svg] of Object.entries(evilPictures))
    expect([name, await openedAlone(svg, 120_000)]).toEqual([name, 'ran'])
  expect(await openedAlone(drawing, 2000)).not.toBe('ran')
})

test('the site with such a picture, or with a page that is called one, is not built', async () => {
  const { dist, log } = await sharedSite('refused')
  for (const file of Object.keys(refusedPictures)) expect(log).toContain(file)
  expect(existsSync(join(dist, 'index.html'))).toBe(false)
})
