import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCsv } from '../../tests/support/csv.ts'
import { type CsvCell, csvText } from './csv.ts'

const hostile = fc.constantFrom(
  '=1+1',
  '+1',
  '-2',
  '@SUM(A1)',
  ' =1',
  '\t=1',
  '\u00a0=1',
  '\u200b=1',
  '＝1',
  '＠a',
  '"=1"',
  ';=1',
  "=cmd|' /C calc'!A0",
  'a\n=1',
  '\r\n',
)
const cell: fc.Arbitrary<CsvCell> = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('', '中文，逗号', 'a,b', 'a"b', 'a;b', ' a ', 'a\r\nb'),
  hostile,
  fc.integer(),
  fc.constant(undefined),
)

test('a reader of RFC 4180 gets every cell back, and no text that a spreadsheet would calculate', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
      const text = csvText(rows)
      expect(text.startsWith('\uFEFF')).toBe(true)
      const read = parseCsv(text.slice(1))
      expect(read).toHaveLength(rows.length)
      for (const [y, row] of rows.entries()) {
        for (const [x, value] of row.entries()) {
          const got = read[y]![x]!
          const plain = String(value ?? '').replace(/\r\n?/g, '\n')
          expect([plain, `'${plain}`]).toContain(got)
          if (typeof value === 'string') expect(got).not.toMatch(/^[\s\u00a0\u200b]*[=+\-@＝＋－＠]/u)
          else expect(got).toBe(plain)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test.each([
  ['=1', "'=1"],
  ['-40～85 ℃', "'-40～85 ℃"],
  ['−40～85 ℃', '−40～85 ℃'],
  ['激光器', '激光器'],
  ['a,"b"', '"a,""b"""'],
  ['a\r\nb', '"a\nb"'],
  ['a;b', '"a;b"'],
])('%j is written as %j', (text, written) => {
  expect(csvText([[text]])).toBe(`\uFEFF${written}\r\n`)
})

test('numbers stay numbers, negative ones too; what is absent is empty', () => {
  expect(csvText([[1, -2.5, undefined]])).toBe('\uFEFF1,-2.5,\r\n')
})
