import { expect, test } from 'vitest'
import type { StatRow, StatTable } from '../domain/statistics.ts'
import { progressSentence, statSentence } from './stats.ts'

const table = (key: StatTable['key'], ...counts: number[]): StatTable => ({
  key,
  rows: counts.map((count, index): StatRow => ({ value: '甲乙丙丁戊'[index]!, count })),
  total: counts.reduce((sum, count) => sum + count, 0),
  apart: 0,
})
const sentence = (one: StatTable) => statSentence(one, 20, (value) => `${value}区`)

test.each([
  [table('district', 6, 3, 1), '20家企业提出需求，甲区最多，6家；其次是乙区，3家。'],
  [table('district', 6, 3, 3), '20家企业提出需求，甲区最多，6家；其次是乙区、丙区，各3家。'],
  [table('district', 6, 3, 3, 3), '20家企业提出需求，甲区最多，6家。'],
  [table('industry', 4, 4, 1), '需求分布在3个行业，甲区、乙区最多，各4家。'],
  [table('industry', 2, 2, 2, 2), '需求分布在4个行业，最多的有4个，各2家。'],
  [table('mode', 5), '20家企业中5家有对外合作需求，甲区最多，5家。一家可以选几种。'],
  [table('honor'), '还没有公开的需求。'],
  [{ ...table('honor'), apart: 2 }, '2家企业不公开名称，不分项统计。'],
])('what a chart shows, in a sentence', (one, expected) => {
  expect(sentence(one)).toBe(expected)
})

test('progress: before the list, on the way, there, and without a target', () => {
  const years = (selected: number, target?: number) => [
    { year: '2022', selected: 30 },
    { year: '2023', selected, ...(target !== undefined && { target }) },
  ]
  expect(progressSentence(years(0, 80))).toBe(
    '2023年的目标是80名以上，选派名单还没有公布。往年选派：2022年30名。',
  )
  expect(progressSentence(years(60, 80))).toBe(
    '2023年已选派60名，目标80名以上，完成75%。往年选派：2022年30名。',
  )
  expect(progressSentence(years(81, 80))).toContain('已经达到')
  expect(progressSentence(years(5))).toBe('2023年已选派5名。往年选派：2022年30名。')
})
