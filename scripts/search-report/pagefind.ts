import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { close, createIndex } from 'pagefind'
import { findChromium, launchBrowser } from '../../tests/support/browser.ts'
import { serve } from '../../tests/support/site.ts'
import type { Search } from './own-search.ts'

/** Pagefind over a copy of the built pages, in a browser, as a site would use it; with what ends it. */
export async function pagefindSearch(
  dist: string,
  into: string,
): Promise<{ search: Search; end: () => Promise<void> }> {
  await cp(dist, into, { recursive: true })
  const { index, errors } = await createIndex()
  if (!index) throw new Error(errors.join('\n'))
  await index.addDirectory({ path: into })
  await index.writeFiles({ outputPath: join(into, 'pagefind') })
  await close()
  const server = await serve(into)
  const browser = await launchBrowser(findChromium())
  const tab = await browser.newPage()
  // A text, which has no policy against what Pagefind is made of.
  await tab.goto(`${server.url}/robots.txt`)
  const search: Search = async ({ query, kind }) => {
    const addresses = await tab.evaluate(findWith, query)
    if (kind === 'page') return addresses
    return addresses.flatMap((address) => /^\/demands\/\d{4}\/([^/]+)\/$/.exec(address)?.[1] ?? [])
  }
  return {
    search,
    end: async () => {
      await browser.close()
      await server.close()
    },
  }
}

/** In the browser: the pages found, best first. */
async function findWith(query: string): Promise<string[]> {
  const address = '/pagefind/pagefind.js'
  const pagefind = await import(address)
  const { results } = await pagefind.search(query)
  const pages: { url: string }[] = await Promise.all(
    results.slice(0, 40).map((one: { data: () => Promise<{ url: string }> }) => one.data()),
  )
  return pages.map(({ url }) => url)
}
