import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { beginnings, partsOf } from './phrase.ts'
import { readShard, shardOf, writeShard } from './postings.ts'

const anyLists = fc
  .array(
    fc.tuple(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.oneof(
        fc.uniqueArray(fc.oneof(fc.nat(300), fc.nat(2 ** 31 - 1)), { minLength: 1, maxLength: 20 }),
        fc.nat(5000),
      ),
    ),
    { maxLength: 8 },
  )
  .map((lists) => new Map(lists.map(([key, places]) => [key, risingIfList(places)])))

function risingIfList(places: number[] | number) {
  return typeof places === 'number' ? places : places.sort((a, b) => a - b)
}

describe('a shard', () => {
  test('says what was written into it', () => {
    fc.assert(
      fc.property(anyLists, (lists) => {
        expect(readShard(writeShard(lists))).toEqual(lists)
      }),
    )
  })

  test('that is cut anywhere, or goes on, is none', () => {
    fc.assert(
      fc.property(anyLists, (lists) => {
        const bytes = writeShard(lists)
        for (let size = 0; size < bytes.length; size++) {
          expect(() => readShard(bytes.subarray(0, size))).toThrow('not a whole shard')
        }
        expect(() => readShard(Uint8Array.from([...bytes, 0]))).toThrow('not a whole shard')
      }),
      { numRuns: 30 },
    )
  })

  test.each([
    ['a page', new TextEncoder().encode('<!doctype html><title>没有找到</title>')],
    ['numbers without end', new Uint8Array(64).fill(0xff)],
    ['more than there is', Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0x0f])],
  ])('is not %s', (_, bytes) => {
    expect(() => readShard(bytes)).toThrow('not a whole shard')
  })
})

test('keys spread over the shards evenly', () => {
  const han = [...'需求技术研究温度激光切割材料工艺控制'].flatMap((a, _, all) => all.map((b) => `${a} ${b}`))
  const keys = [...han, ...Array.from({ length: 1000 }, (_, number) => String(number))]
  const counts = new Array<number>(16).fill(0)
  for (const key of keys) counts[shardOf(key, 16)]!++
  const even = keys.length / 16
  for (const count of counts) expect(Math.abs(count - even)).toBeLessThan(even / 2)
  expect(shardOf('任何', 1)).toBe(0)
})

describe('a phrase', () => {
  test.each([
    ['激', ['激@0']],
    ['激光', ['激 光@0']],
    ['激光器', ['激 光@0', '光 器@1']],
    ['激光切割机', ['激 光@0', '切 割@2', '割 机@3']],
  ])('“%s” is told by %j', (phrase, expected) => {
    expect(partsOf([...phrase]).map(({ key, offset }) => `${key}@${offset}`)).toEqual(expected)
  })

  test('begins where all its parts stand in their order', () => {
    const parts = [
      { places: [1, 5, 9], offset: 0 },
      { places: [3, 4, 7, 12], offset: 2 },
    ]
    expect(beginnings(parts)).toEqual([1, 5])
    expect(beginnings([...parts].reverse())).toEqual([1, 5])
    expect(beginnings([...parts, { places: [], offset: 3 }])).toEqual([])
  })
})
