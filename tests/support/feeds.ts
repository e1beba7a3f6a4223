import { SaxesParser } from 'saxes'

/** RSS and sitemaps read by a strict XML parser and held to their own rules; throws at the first breach. */

interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  text: string
}

function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('XML: no doctype is wanted')
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => {
    open.at(-1)!.text += text
  })
  parser.write(xml).close()
  if (root.children.length !== 1) throw new Error('XML: one root element is wanted')
  return root.children[0]!
}

const must = (condition: unknown, what: string) => {
  if (!condition) throw new Error(what)
}

function only(parent: Element, name: string): Element {
  const found = parent.children.filter((child) => child.name === name)
  must(found.length === 1, `${parent.name}: exactly one ${name}, not ${found.length}`)
  return found[0]!
}

const isAbsolute = (address: string) => /^https?:\/\//.test(address) && URL.canParse(address)
const RFC_822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/

export interface ReadFeed {
  title: string
  link: string
  self: string
  items: { title: string; link: string; guid: string; description: string; pubDate?: string }[]
}

/** https://www.rssboard.org/rss-specification, and the profile's advice on `atom:link`. */
export function readRss(xml: string): ReadFeed {
  const rss = parseXml(xml)
  must(rss.name === 'rss' && rss.attributes['version'] === '2.0', 'rss 2.0')
  must(rss.children.length === 1, 'one channel')
  const channel = only(rss, 'channel')
  const known = ['title', 'link', 'description', 'language', 'pubDate', 'atom:link', 'item']
  for (const { name } of channel.children) must(known.includes(name), `channel: ${name} is not known`)
  for (const name of ['title', 'description'])
    must(only(channel, name).text !== '', `channel: ${name} is empty`)
  const self = only(channel, 'atom:link').attributes
  must(rss.attributes['xmlns:atom'] === 'http://www.w3.org/2005/Atom', 'the namespace of Atom')
  must(self['rel'] === 'self' && isAbsolute(self['href'] ?? ''), 'the feed’s own address')
  const link = only(channel, 'link').text
  must(isAbsolute(link), 'channel: link is absolute')
  const items = channel.children
    .filter(({ name }) => name === 'item')
    .map((item) => {
      for (const { name } of item.children) {
        must(['title', 'link', 'guid', 'description', 'category', 'pubDate'].includes(name), `item: ${name}`)
      }
      const guid = only(item, 'guid')
      must(guid.text !== '', 'item: guid is empty')
      must(guid.attributes['isPermaLink'] === 'false' || isAbsolute(guid.text), 'item: guid')
      must(isAbsolute(only(item, 'link').text), 'item: link is absolute')
      const pubDate = item.children.find(({ name }) => name === 'pubDate')?.text
      must(
        pubDate === undefined || (RFC_822.test(pubDate) && !Number.isNaN(Date.parse(pubDate))),
        'item: pubDate',
      )
      return {
        title: only(item, 'title').text,
        link: only(item, 'link').text,
        guid: guid.text,
        description: only(item, 'description').text,
        ...(pubDate !== undefined && { pubDate }),
      }
    })
  must(new Set(items.map(({ guid }) => guid)).size === items.length, 'each guid once')
  return { title: only(channel, 'title').text, link, self: self['href']!, items }
}

const SITEMAP = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** https://www.sitemaps.org/protocol.html */
export function readSitemap(xml: string): { address: string; changedOn?: string }[] {
  const urlset = parseXml(xml)
  must(urlset.name === 'urlset' && urlset.attributes['xmlns'] === SITEMAP, 'urlset in its namespace')
  must(Buffer.byteLength(xml) < 50 * 1024 * 1024 && urlset.children.length <= 50_000, 'the protocol’s limits')
  const places = urlset.children.map((url) => {
    must(url.name === 'url', `urlset: ${url.name}`)
    const address = only(url, 'loc').text
    must(isAbsolute(address) && address.length < 2048, 'loc is absolute')
    const changedOn = url.children.find(({ name }) => name === 'lastmod')?.text
    must(changedOn === undefined || /^\d{4}-\d{2}-\d{2}T00:00:00\.000Z$/.test(changedOn), 'lastmod is a day')
    return { address, ...(changedOn !== undefined && { changedOn: changedOn.slice(0, 10) }) }
  })
  must(new Set(places.map(({ address }) => address)).size === places.length, 'each address once')
  must(new Set(places.map(({ address }) => new URL(address).origin)).size <= 1, 'one origin')
  return places
}

export function readSitemapIndex(xml: string): string[] {
  const index = parseXml(xml)
  must(
    index.name === 'sitemapindex' && index.attributes['xmlns'] === SITEMAP,
    'sitemapindex in its namespace',
  )
  return index.children.map((sitemap) => {
    must(sitemap.name === 'sitemap', `sitemapindex: ${sitemap.name}`)
    const address = only(sitemap, 'loc').text
    must(isAbsolute(address), 'loc is absolute')
    return address
  })
}
