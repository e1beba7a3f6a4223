import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demandNumbers } from './demand-number.ts'
import type { CycleLedger, Entry } from './ledger.ts'

const districts = [
  { slug: 'hongshan', shortName: '洪山区' },
  { slug: 'wuchang', shortName: '武昌区' },
  { slug: 'changjiang-xinqu', shortName: '长江新区' },
  { slug: 'wuhan-jingkai', shortName: '武汉经开区' },
]
const entry = (district: string, id: string, submittedOn = '2023-03-02') =>
  ({ district, id, partial: { public: { submittedOn } } }) as Entry
const numbers = (...entries: Entry[]) =>
  Object.fromEntries(
    demandNumbers({ year: '2023', entries } as Partial<CycleLedger> as CycleLedger, districts),
  )

test('year, district and the end of the credit code', () => {
  expect(
    numbers(
      entry('hongshan', '91420111MAFAKE157C'),
      entry('changjiang-xinqu', '91420100MAFAKE101N'),
      entry('wuhan-jingkai', '91420113MAFAKE1856'),
    ),
  ).toEqual({
    '91420111MAFAKE157C': '2023-洪山-157C',
    '91420100MAFAKE101N': '2023-长江新区-101N',
    '91420113MAFAKE1856': '2023-武汉经开-1856',
  })
})

test('an anonymous one says its alias alone, wherever it lies', () => {
  expect(numbers(entry('hongshan', 'k7m2xq'))).toEqual(numbers(entry('wuchang', 'k7m2xq')))
  expect(numbers(entry('hongshan', 'k7m2xq'))).toEqual({ k7m2xq: '2023-匿名-K7M2XQ' })
})

test('codes that end alike: the earlier keeps its number, whatever comes later', () => {
  const first = entry('hongshan', '91420111MAFAKE157C', '2023-03-01')
  const second = entry('hongshan', '91420111MA5AKF157C', '2023-03-02')
  const elsewhere = entry('wuchang', '91420106MAFAKE157C', '2023-02-01')
  expect(numbers(second, first, elsewhere)).toEqual({
    '91420111MAFAKE157C': '2023-洪山-157C',
    '91420111MA5AKF157C': '2023-洪山-F157C',
    '91420106MAFAKE157C': '2023-武昌-157C',
  })
})

test('unique whatever the codes are, and in whatever order the files are read', () => {
  const code = fc.stringMatching(/^9142011[12]MA[AB]{5}[12]{3}$/)
  const anyEntry = fc.record({
    district: fc.constantFrom('hongshan', 'wuchang', 'nowhere'),
    id: fc.oneof(code, fc.stringMatching(/^[ab2]{6}$/)),
    day: fc.constantFrom('2023-03-01', '2023-03-02'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(anyEntry, { selector: ({ id }) => id, maxLength: 60 }), (all) => {
      const entries = all.map(({ district, id, day }) => entry(district, id, day))
      const found = numbers(...entries)
      expect(new Set(Object.values(found)).size).toBe(entries.length)
      expect(numbers(...entries.toReversed())).toEqual(found)
    }),
  )
})

test('an empty cycle has none', () => {
  expect(numbers()).toEqual({})
})
