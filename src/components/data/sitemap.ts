import { xml } from './xml.ts'

/** https://www.sitemaps.org/protocol.html: at most 50,000 addresses in one file. */
const MOST = 50_000

const head = '<?xml version="1.0" encoding="UTF-8"?>'
const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

export interface Place {
  /** Absolute. */
  address: string
  /** A day, as far as the data knows one. */
  changedOn?: string
}

export function sitemapXml(places: readonly Place[]): string {
  if (places.length > MOST) throw new Error(`A sitemap holds at most ${MOST} addresses, not ${places.length}`)
  const urls = places.map(
    ({ address, changedOn }) =>
      `<url><loc>${xml(address)}</loc>${changedOn ? `<lastmod>${changedOn}</lastmod>` : ''}</url>`,
  )
  return [head, `<urlset ${space}>`, ...urls, '</urlset>', ''].join('\n')
}

export function sitemapIndexXml(sitemaps: readonly string[]): string {
  const entries = sitemaps.map((address) => `<sitemap><loc>${xml(address)}</loc></sitemap>`)
  return [head, `<sitemapindex ${space}>`, ...entries, '</sitemapindex>', ''].join('\n')
}
