import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textsIn } from '../../domain/texts.ts'
import { readYaml } from '../../yaml/read.ts'
import { excerptOf, highlighted } from './excerpt.ts'
import {
  type FacetKey,
  facetKeys,
  type Query,
  readQuery,
  sorts,
  toggled,
  withWords,
  writeQuery,
} from './query.ts'
import { readShown, writeShown } from './shown.ts'
import { gapsOf, select, type Table } from './table.ts'
import { apart, phrasesOf, termOf, wordsOf } from './tokens.ts'

const texts = globSync('content/cycles/*/demands/*/*.yaml').flatMap((file) =>
  [...textsIn(readYaml(readFileSync(file, 'utf8'), file).tree)].map(({ text }) => text),
)
const joined = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join('')

describe('words', () => {
  test.each([
    ['激光', '激|光'],
    ['厚度 20kW，0.31 dB', '厚|度 20|kW，0.31 dB'],
    ['T700/PPS', 'T|700/PPS'],
    ['1,200元', '1,200|元'],
  ])('“%s” is divided for the index', (text, expected) => {
    expect(apart(text).replaceAll('\u200b', '|')).toBe(expected)
  })

  test('divided, a text is the same text: samples and anything else', () => {
    const same = (text: string) => {
      expect(apart(text).replaceAll('\u200b', '')).toBe(text.replaceAll('\u200b', ''))
    }
    for (const text of texts) same(text)
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), same))
  })

  test.each([
    ['激光切割', ['"激 光 切 割"']],
    ['激光　切割', ['"激 光"', '"切 割"']],
    ['AMG预条件CG', ['"AMG 预 条 件 CG"']],
    ['T700/PPS', ['"T 700"', '"PPS"']],
    ['ＲＴＫ ０.３１', ['"RTK"', '"0.31"']],
    ['“激光”', ['"激 光"']],
    ['激光 激光', ['"激 光"']],
    ['？！', []],
  ])('“%s” is looked up as %j', (query, terms) => {
    expect(phrasesOf(query).map(termOf)).toEqual(terms)
  })

  test('a term holds nothing but words, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        for (const phrase of [...phrasesOf(query), ...wordsOf(query)]) {
          expect(termOf(phrase)).toMatch(/^"[\p{Script=Han}\p{L}\p{M}\p{Nd}., ]+"$/u)
        }
      }),
    )
  })
})

const anyQuery: fc.Arbitrary<Query> = fc
  .record({
    words: fc.string({ unit: 'grapheme', maxLength: 20 }),
    chosen: fc.array(
      fc.record({ key: fc.constantFrom(...facetKeys), value: fc.constantFrom('a', 'b', '是') }),
    ),
    sort: fc.constantFrom(...sorts),
    page: fc.integer({ min: 1, max: 500 }),
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
  ])('%s is understood as %s', (address, expected) => {
    expect(decodeURI(writeQuery(readQuery(address)))).toBe(expected)
  })

  test('new words bring their own order, unless another was chosen', () => {
    expect(withWords(readQuery(''), '激光').sort).toBe('relevance')
    expect(withWords(readQuery('?q=激光'), '').sort).toBe('new')
    expect(withWords(readQuery('?sort=priority'), '激光').sort).toBe('priority')
  })
})

/** Entries as sets of facets, which a table packs. */
type Row = Set<string>
const anyCatalogue = fc
  .array(
    fc.record({
      facets: fc.uniqueArray(
        fc
          .tuple(fc.constantFrom(...facetKeys), fc.constantFrom('a', 'b', '是'))
          .map((pair) => pair.join(':')),
      ),
      score: fc.option(fc.integer({ min: 1, max: 9 })),
    }),
    { maxLength: 30 },
  )
  .map((entries) => {
    const rows: Row[] = entries.map(({ facets }) => new Set(facets))
    const facets: Table['facets'] = {}
    for (const key of facetKeys) {
      facets[key] = Object.fromEntries(
        ['a', 'b', '是'].map((value) => [
          value,
          gapsOf([...rows.keys()].filter((row) => rows[row]!.has(`${key}:${value}`))),
        ]),
      )
    }
    const priority = [...rows.keys()].sort((a, b) => rows[b]!.size - rows[a]!.size || a - b)
    const ids = rows.map((_, row) => `zh_${row}`)
    const scores = new Map<string, number>(
      entries.flatMap(({ score }, row) => (score === null ? [] : [[`zh_${row}`, score] as const])),
    )
    return { rows, scores, table: { ids, facets, priority } }
  })

const has = (row: Row, { chosen }: Query, except?: FacetKey) =>
  facetKeys.every((key) => {
    const values = chosen.filter((one) => one.key === key)
    return key === except || values.length === 0 || values.some(({ value }) => row.has(`${key}:${value}`))
  })

test('hits and counts are those that counting one by one finds', () => {
  fc.assert(
    fc.property(anyCatalogue, anyQuery, ({ rows, scores, table }, query) => {
      const searched = query.words ? scores : undefined
      const found = (row: number) => !searched || searched.has(`zh_${row}`)
      const { ids, counts } = select(table, searched, query)
      const expected = [...rows.keys()].filter((row) => found(row) && has(rows[row]!, query))
      expect(new Set(ids)).toEqual(new Set(expected.map((row) => `zh_${row}`)))
      expect(ids).toHaveLength(expected.length)
      for (const key of facetKeys) {
        for (const value of ['a', 'b', '是']) {
          const count = [...rows.keys()].filter(
            (row) => found(row) && has(rows[row]!, query, key) && rows[row]!.has(`${key}:${value}`),
          ).length
          expect([key, value, counts[key]![value]]).toEqual([key, value, count])
        }
      }
      const places = ids.map((id) => Number(id.slice(3)))
      if (query.sort === 'new') expect(places).toEqual([...places].sort((a, b) => a - b))
      if (query.sort === 'relevance') {
        const sorted = [...ids].map((id) => scores.get(id)!)
        expect(sorted).toEqual([...sorted].sort((a, b) => b - a))
      }
    }),
  )
})

describe('what is picked out', () => {
  const hits = (text: string, ...phrases: string[]) =>
    highlighted(text, phrases).flatMap(({ text, hit }) => (hit ? [text] : []))

  test.each([
    ['用 AMG 预条件 CG 求解', ['amg预条件CG'], ['AMG 预条件 CG']],
    ['激光与激光器', ['激光'], ['激光', '激光']],
    ['0.31 dB 不是 0131', ['0.31'], ['0.31']],
    ['没有', ['激光'], []],
  ])('%s', (text, phrases, expected) => expect(hits(text, ...phrases)).toEqual(expected))

  test('joined again, the pieces are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (text, query) => {
        expect(joined(highlighted(text, phrasesOf(query)))).toBe(text)
      }),
    )
  })

  test('an excerpt is short, holds the hit, and is out of the text', () => {
    for (const text of texts.filter((one) => one.length > 30)) {
      const phrase = phrasesOf(text).find((one) => one.length > 3 && one.length < 12)
      if (!phrase) continue
      const pieces = excerptOf(text, [phrase])
      expect(pieces.some(({ hit }) => hit)).toBe(true)
      expect(text).toContain(joined(pieces).replace(/^……|……$/g, ''))
      expect([...joined(pieces)].length).toBeLessThan(160)
    }
  })

  test('without a hit there is none', () => expect(excerptOf('高功率光纤', ['激光'])).toEqual([]))
})

test('what a list shows comes back as it was stored', () => {
  const shown = {
    place: '2023/k7m2xq',
    submittedOn: '2023-02-27',
    title: '48通道 "AWG" </script>',
    line: ['某企业', '洪山区'],
    chips: [
      { name: '联合开发', official: false },
      { name: '已匹配', official: true },
    ],
  }
  expect(readShown(writeShown(shown))).toEqual(shown)
})
