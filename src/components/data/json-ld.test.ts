import { describe, expect, test } from 'vitest'
import { jsonLdFaults, jsonLdOf } from '../../../tests/support/json-ld.ts'
import type { PublicSite } from '../../content.config.ts'
import type { Story } from '../../domain/showcase.ts'
import { breadcrumbs, dataset, jsonLdText, noticeArticle, storyArticle } from './json-ld.ts'

const site = (samples: boolean) => ({ name: '平台', host: '某市经信局', samples }) as PublicSite
const at = 'https://example.org/kjfz/'
const story = { title: '焦点为什么会走', summary: '一滴油脂', publishedOn: '2023-02-08' } as Story
const addresses = {
  page: `${at}stats/`,
  licence: `${at}about/#licence`,
  csv: `${at}d.csv`,
  json: `${at}d.json`,
}

const blocks = (samples: boolean) =>
  [
    breadcrumbs([
      { name: '首页', address: at },
      { name: '数据', address: `${at}stats/` },
    ]),
    dataset(site(samples), ['2022', '2023'], addresses),
    storyArticle(site(samples), story, { page: `${at}showcase/x/`, picture: `${at}x.svg` }),
    noticeArticle('关于选派“科技副总”的通知', `${at}notice/2023/`),
  ] as const

describe.each([true, false])('samples: %s', (samples) => {
  test('every block is valid', () => {
    for (const block of blocks(samples))
      expect([block['@type'], jsonLdFaults(block)]).toEqual([block['@type'], []])
  })
})

test('samples name no authority', () => {
  expect(JSON.stringify(blocks(true))).not.toContain('某市经信局')
  expect(JSON.stringify(blocks(true))).toContain('虚构')
  expect(JSON.stringify(blocks(false))).toContain('某市经信局')
  expect(JSON.stringify(blocks(false))).not.toContain('虚构')
})

test('the validator refuses what is not so', () => {
  const [trail] = blocks(false)
  expect(jsonLdFaults({ ...trail, itemListElement: [] })).not.toEqual([])
  expect(jsonLdFaults({ '@context': 'https://schema.org', '@type': 'Organization' })).not.toEqual([])
  expect(jsonLdFaults({ ...noticeArticle('x', '/notice/') })).not.toEqual([])
  expect(jsonLdFaults({ ...noticeArticle('x', at), datePublished: '去年' })).not.toEqual([])
})

test('a text cannot end its data block', () => {
  const block = noticeArticle('</script><script>alert(1)</script>', at)
  const html = `<script type="application/ld+json">${jsonLdText(block)}</script>`
  expect(jsonLdOf(html)).toEqual([block])
})
