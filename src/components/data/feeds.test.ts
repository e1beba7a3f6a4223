import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readRss, readSitemap, readSitemapIndex } from '../../../tests/support/feeds.ts'
import { rfc822, rssXml } from './rss.ts'
import { sitemapIndexXml, sitemapXml } from './sitemap.ts'

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(']]>', '<script>', '&amp;', '\u0000', '\uFFFE', '\uD800', '“中文”'),
)
const address = 'https://example.org/kjfz/'

describe('the feed', () => {
  test('is RSS 2.0 whatever the texts hold, and each item keeps its own', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 5 }), text, (pairs, title) => {
        const xml = rssXml({
          title: `t${title}`,
          description: `d${title}`,
          link: address,
          self: `${address}rss.xml`,
          items: pairs.map(([a, b], index) => ({
            title: `x${a}`,
            description: `y${b}`,
            link: `${address}${index}/?a=1&b=2`,
            guid: `keji-fuzong:x:${index}`,
            category: '企业需求',
            day: '2023-03-02',
          })),
        })
        const feed = readRss(xml)
        expect(feed.items.map(({ guid }) => guid)).toEqual(pairs.map((_, index) => `keji-fuzong:x:${index}`))
        expect(feed.items.map(({ link }) => link)).toEqual(
          pairs.map((_, index) => `${address}${index}/?a=1&b=2`),
        )
      }),
      { numRuns: 500 },
    )
  })

  test('dates are of RFC 822, at midnight in China', () => {
    expect(rfc822('2023-03-02')).toBe('Thu, 02 Mar 2023 00:00:00 +0800')
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10)
          expect(new Date(rfc822(day)).toISOString()).toBe(new Date(`${day}T00:00:00+08:00`).toISOString())
        },
      ),
    )
  })
})

test('a sitemap and its index are read back', () => {
  const places = [{ address: `${address}a/?x=1&y=2` }, { address: `${address}b/`, changedOn: '2023-03-02' }]
  expect(readSitemap(sitemapXml(places))).toEqual(places)
  expect(readSitemapIndex(sitemapIndexXml([`${address}sitemap-0.xml`]))).toEqual([`${address}sitemap-0.xml`])
  expect(() => sitemapXml(Array(50_001).fill({ address }))).toThrow()
})
