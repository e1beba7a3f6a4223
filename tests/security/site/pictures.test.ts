import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { main as check } from '../../../scripts/check.ts'
import { sharedBrowser } from '../../support/browser-tab.ts'
import { figure } from '../../support/figure.ts'
import { contentWith, run, temporaryFolder } from '../../support/folder.ts'
import { buildSite } from '../../support/site.ts'

const FILE = 'content/showcase/laser-lens.svg'
const drawing = readFileSync(FILE, 'utf8')
const inside = (markup: string) => drawing.replace('</svg>', `${markup}</svg>`)

/** A picture is asked for by a page, where nothing of it runs; but anybody may open it by itself. */
const EVIL: Record<string, string> = {
  script: inside('<script>document.title = "ran"</script>'),
  event: drawing.replace('<svg ', '<svg onload="document.title = \'ran\'" '),
  'event below': inside('<animate onbegin="document.title = \'ran\'" attributeName="x" dur="1s"/>'),
  foreign: inside(
    '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><img src="x" onerror="document.title = \'ran\'"/></body></foreignObject>',
  ),
  'another prefix': inside(
    '<x:script xmlns:x="http://www.w3.org/2000/svg">document.title = "ran"</x:script>',
  ),
  'script of XHTML': inside('<script xmlns="http://www.w3.org/1999/xhtml">document.title = "ran"</script>'),
  entity: `<!DOCTYPE svg [<!ENTITY x "&#60;script xmlns='http://www.w3.org/2000/svg'>document.title = 'ran'&#60;/script>">]>${inside('&x;')}`,
}

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
  for (const [name, svg] of Object.entries(EVIL)) {
    const { code, out } = await run(check, '--root', await contentWith({ [FILE]: svg }))
    const told = new RegExp(`^${FILE}\\n +\\d+:\\d+ .*SVG[^]*?picture-not-allowed`, 'm')
    if (code === 1 && told.test(out)) refused.push(name)
  }
  figure(context, `${refused.length} of ${Object.keys(EVIL).length} pictures that run a script refused`)
  expect(refused).toEqual(Object.keys(EVIL))
})

test('opened by itself, each of them would have run, and the drawing runs nothing', async () => {
  for (const [name, svg] of Object.entries(EVIL))
    expect([name, await openedAlone(svg, 120_000)]).toEqual([name, 'ran'])
  expect(await openedAlone(drawing, 2000)).not.toBe('ran')
})

test('the site with such a picture, or with a page that is called one, is not built', async () => {
  const root = await contentWith({
    [FILE]: EVIL['script']!,
    'content/showcase/x.jpg': '<!doctype html><script>alert(1)</script>',
  })
  const into = await temporaryFolder()
  const failure = await buildSite({ root, into }).catch((error) => error)
  expect(failure).toMatchObject({ code: 1 })
  const said = String(failure.stdout + failure.stderr)
  expect(said).toContain('laser-lens.svg')
  expect(said).toContain('x.jpg')
  expect(existsSync(join(into, 'dist/index.html'))).toBe(false)
})
