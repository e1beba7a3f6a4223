import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textsIn } from '../../domain/texts.ts'
import { readYaml } from '../../yaml/read.ts'
import { excerptOf, highlighted } from './excerpt.ts'
import { select, type Table } from './facet-table.ts'
import { readEntry, writeEntry } from './index-entry.ts'
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
import { BREAK, type Placed, phrasesOf, wordsAt, wordsIn, wordsOf } from './tokens.ts'

const texts = globSync('content/cycles/*/demands/*/*.yaml').flatMap((file) =>
  [...textsIn(readYaml(readFileSync(file, 'utf8'), file).tree)].map(({ text }) => text),
)
const joined = (pieces: { text: string }[]) => pieces.map(({ text }) => text).join('')

describe('words', () => {
  test.each([
    ['激光', '激 光'],
    ['厚度 20kW，0.31 dB', '厚 度 20 kw | 0.31 db'],
    ['T700/PPS', 't 700 | pps'],
    ['1,200元', '1,200 元'],
    ['ＲＴＫ\n㎏', 'rtk kg'],
    ['𠀀a', '𠀀 a'],
    [`激${'Ａ'.repeat(50)}光`, `激 ${'a'.repeat(40)} 光`],
    ['。', '|'],
    ['5，10.5﹐7', '5 | 10.5 | 7'],
    ['０．５', '0.5'],
    ['①5G ⒈6', '| 1 | 5 g | 1 | | 6'],
    ['ＣＯ₂ ㎡', 'co 2 m 2'],
    ['e\u0301ﾊﾞ', '\u00e9\u30d0'],
  ])('“%s” is indexed as “%s”', (text, expected) => {
    expect(
      wordsIn(text)
        .map((word) => (word === BREAK ? '|' : word))
        .join(' '),
    ).toBe(expected)
  })

  test.each([
    ['激光切割', ['激 光 切 割']],
    ['激光　切割', ['激 光', '切 割']],
    ['AMG预条件CG', ['amg 预 条 件 cg']],
    ['T700/PPS', ['t 700', 'pps']],
    ['ＲＴＫ ０.３１', ['rtk', '0.31']],
    ['“激光”', ['激 光']],
    ['激光 激光', ['激 光']],
    ['？！', []],
  ])('“%s” is looked up as %j', (query, expected) => {
    expect(phrasesOf(query).map((phrase) => wordsIn(phrase).join(' '))).toEqual(expected)
  })

  test('a phrase is nothing but words side by side, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        for (const phrase of [...phrasesOf(query), ...wordsOf(query)]) {
          const words = wordsIn(phrase)
          expect(words.length).toBeGreaterThan(0)
          for (const word of words) expect(word).toMatch(/^[\p{Script=Han}\p{L}\p{M}\p{Nd}.,]+$/u)
        }
      }),
    )
  })
})

describe('where words stand', () => {
  const anyText = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 3 }),
        fc.constantFrom('㎡', '₂', 'Ａ', 'e\u0301', '𠀀', 'ﾊﾞ', '㈱', '5，', '①', '激光'),
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join(''))
  /** Words that are not where they are said to be. */
  const misplaced = (text: string, words: readonly Placed[]) =>
    words.filter(({ word, from, to }) => !wordsIn(text.slice(from, to)).includes(word))

  test('are the parts of the text that are the words, of any text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = wordsAt(text)
        expect(words.map(({ word }) => word)).toEqual(wordsIn(text))
        expect(misplaced(text, words)).toEqual([])
      }),
    )
  })

  test('a place that is one letter wrong is seen', () => {
    const text = '㎡激光'
    const shifted = wordsAt(text).map(({ word, from, to }) => ({ word, from: from + 1, to: to + 1 }))
    expect(misplaced(text, wordsAt(text))).toEqual([])
    expect(misplaced(text, shifted)).toHaveLength(4)
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

/** Entries as sets of facets. */
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
          [...rows.keys()].filter((row) => rows[row]!.has(`${key}:${value}`)),
        ]),
      )
    }
    const priority = [...rows.keys()].sort((a, b) => rows[b]!.size - rows[a]!.size || a - b)
    const scores = new Map<number, number>(
      entries.flatMap(({ score }, row) => (score === null ? [] : [[row, score] as const])),
    )
    return { rows, scores, table: { size: rows.length, facets, priority } }
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
      const found = (row: number) => !searched || searched.has(row)
      const { rows: hits, counts } = select(table, searched, query)
      const expected = [...rows.keys()].filter((row) => found(row) && has(rows[row]!, query))
      expect(new Set(hits)).toEqual(new Set(expected))
      expect(hits).toHaveLength(expected.length)
      for (const key of facetKeys) {
        for (const value of ['a', 'b', '是']) {
          const count = [...rows.keys()].filter(
            (row) => found(row) && has(rows[row]!, query, key) && rows[row]!.has(`${key}:${value}`),
          ).length
          expect([key, value, counts[key]![value]]).toEqual([key, value, count])
        }
      }
      if (query.sort === 'new') expect(hits).toEqual([...hits].sort((a, b) => a - b))
      if (query.sort === 'relevance') {
        const sorted = hits.map((row) => scores.get(row)!)
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
    ['ＲＴＫ定位', ['RTK'], ['ＲＴＫ']],
    ['减少 CO₂ 排放', ['CO2'], ['CO₂']],
    ['减少 CO₂ 排放', phrasesOf('CO₂'), ['CO₂']],
    ['占地200㎡，宽2 m', ['m2'], ['㎡']],
    ['占地200㎡，宽2 m', ['m'], ['㎡', 'm']],
    ['1，200元', ['200元'], ['200元']],
    ['MAIN、rail 与 AI', ['ai'], ['AI']],
    ['120、20', ['20'], ['20']],
    ['激光切割机', ['激光切', '光切割'], ['激光切割']],
    ['激光激光', ['激光'], ['激光', '激光']],
    ['光，切', ['光切'], []],
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

  test('a hit without end is cut', () => {
    const pieces = excerptOf(`激光 ${'x'.repeat(60_000)}`, ['x'.repeat(80)])
    expect(joined(pieces)).toBe(`激光 ${'x'.repeat(96)}……`)
  })

  test('of a sign that is typed otherwise there is one', () => {
    expect(joined(excerptOf('捕集CO₂。', ['co2']))).toBe('捕集CO₂。')
  })

  test('without a hit there is none', () => expect(excerptOf('高功率光纤', ['激光'])).toEqual([]))
})

test('what a list shows comes back as it was stored', () => {
  const entry = {
    place: '2023/k7m2xq',
    submittedOn: '2023-02-27',
    title: '48通道 "AWG" </script>',
    line: ['某企业', '洪山区'],
    chips: [
      { name: '联合开发', official: false },
      { name: '已匹配', official: true },
    ],
    text: '激光器。\n老化时间。',
  }
  expect(readEntry(writeEntry(entry))).toEqual(entry)
})
