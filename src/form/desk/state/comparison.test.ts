import { expect, test } from 'vitest'
import { itemOf, sampleKnown } from '../../../../tests/support/desk.ts'
import { bases } from '../../../../tests/support/entry.ts'
import { Comparison } from './comparison.ts'
import { Desk } from './desk.ts'
import type { PublishedEntry } from './published.ts'
import { DeskStore } from './store.ts'

const CODE = '91420111MAFAKE991B'
const ADDRESSES = ['/2023.json', '/2022.json', '/2021.json']

/** A site with one entry for each year; `lost` are years that cannot be reached, and answer so. */
function siteOf(lost = new Set<string>(), answer = () => new Response('', { status: 503 })) {
  const asked: string[] = []
  const get = (address: string) => {
    asked.push(address)
    if (lost.has(address)) return Promise.resolve(answer())
    const year = address.slice(1, 5)
    const entry: PublishedEntry = { id: CODE, year, district: 'wuchang', name: `${year}年的企业` }
    return Promise.resolve(Response.json([entry]))
  }
  return { asked, lost, comparison: new Comparison(ADDRESSES, get as typeof fetch) }
}

async function deskWith(comparison: Comparison): Promise<Desk> {
  const kept = { items: [], filings: new Map(), district: 'hongshan' }
  return new Desk(await sampleKnown(), kept, new DeskStore(() => {}), comparison)
}

async function takeOne(desk: Desk): Promise<void> {
  const { id, tree, text, reading } = itemOf(bases.named, CODE)
  await desk.add([{ id, tree: tree!, text: text!, reading }], { name: 'a.yaml', kind: 'yaml' })
}

const codes = (desk: Desk) => desk.checked.items.flatMap(({ findings }) => findings.map(({ code }) => code))

test('an empty desk loads nothing; the first entry has every year loaded, once', async () => {
  const { asked, comparison } = siteOf()
  const desk = await deskWith(comparison)
  expect([asked, desk.isCompared]).toEqual([[], true])
  await takeOne(desk)
  await expect.poll(() => desk.isCompared).toBe(true)
  expect(asked).toEqual(ADDRESSES)
  expect(codes(desk)).toContain('duplicate-enterprise')
  desk.remove(desk.items[0]!.key)
  await takeOne(desk)
  expect(asked).toEqual(ADDRESSES)
})

test.each([
  ['that cannot be loaded', () => new Response('', { status: 503 })],
  ['in whose place a page comes', () => new Response('<!doctype html>')],
  ['in whose place something else comes', () => Response.json({})],
  ['in whose place nothing comes', () => Response.json(null)],
])('a year %s is told and asked for again alone; nothing is lost meanwhile', async (_, answer) => {
  const { asked, lost, comparison } = siteOf(new Set(['/2023.json']), answer)
  const desk = await deskWith(comparison)
  await takeOne(desk)
  await expect.poll(() => comparison.state).toBe('failed')
  expect(desk.isCompared).toBe(false)
  expect(comparison.published.map(({ year }) => year)).toEqual(['2022', '2021'])
  expect(desk.items).toHaveLength(1)
  expect(codes(desk)).not.toContain('duplicate-enterprise')
  // A change asks for nothing by itself: somebody tries again.
  desk.districtSlug = 'jiangan'
  desk.districtSlug = 'hongshan'
  expect(asked).toEqual(ADDRESSES)
  lost.clear()
  await comparison.load()
  expect(asked).toEqual([...ADDRESSES, '/2023.json'])
  expect([desk.isCompared, codes(desk).includes('duplicate-enterprise')]).toEqual([true, true])
})
