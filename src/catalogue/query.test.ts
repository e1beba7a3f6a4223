import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facetKeys, type Query, readQuery, sorts, toggled, withWords, writeQuery } from './query.ts'

const anyQuery: fc.Arbitrary<Query> = fc
  .record({
    words: fc.string({ unit: 'grapheme', maxLength: 20 }),
    chosen: fc.array(
      fc.record({ key: fc.constantFrom(...facetKeys), value: fc.constantFrom('a', 'b', '是') }),
    ),
    sort: fc.constantFrom(...sorts),
    page: fc.integer({ min: 1, max: 500 }),
    allYears: fc.boolean(),
  })
  .map((query) => readQuery(writeQuery(query)))

describe('the address', () => {
  test('says the whole question', () => {
    fc.assert(
      fc.property(anyQuery, (query) => {
        expect(readQuery(writeQuery(query))).toEqual(query)
      }),
    )
  })

  test('a choice that is made and taken back leaves what was', () => {
    fc.assert(
      fc.property(anyQuery, fc.constantFrom(...facetKeys), (query, key) => {
        const twice = toggled(toggled(query, key, '新'), key, '新')
        expect(twice).toEqual({ ...query, page: 1 })
      }),
    )
  })

  test.each([
    ['?q=+激光+&page=0', '?q=激光'],
    ['?q=激光&sort=relevance&page=1', '?q=激光'],
    ['?q=激光&sort=new', '?q=激光&sort=new'],
    ['?sort=relevance', ''],
    ['?sort=绝对&page=两页&unknown=1', ''],
    ['?district=&district=hongshan&district=hongshan', '?district=hongshan'],
    ['?page=3&mode=3&district=b&district=a', '?district=a&district=b&mode=3&page=3'],
    ['?years=all&q=激光', '?q=激光&years=all'],
    ['?years=2021', ''],
  ])('%s is understood as %s', (address, expected) => {
    expect(decodeURI(writeQuery(readQuery(address)))).toBe(expected)
  })

  test('new words bring their own order, unless another was chosen', () => {
    expect(withWords(readQuery(''), '激光').sort).toBe('relevance')
    expect(withWords(readQuery('?q=激光'), '').sort).toBe('new')
    expect(withWords(readQuery('?sort=priority'), '激光').sort).toBe('priority')
  })
})
