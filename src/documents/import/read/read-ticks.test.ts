import { describe, expect, test } from 'vitest'
import { honors, industries, rdIntensities } from '../../../domain/option-lists.ts'
import { symbolOf, UNKNOWN_SYMBOL } from './read-symbols.ts'
import { readTicks } from './read-ticks.ts'

const read = (text: string, options: readonly string[]) => {
  const { choices, fault } = readTicks(text, options)
  return fault ?? choices.filter(({ on }) => on).map(({ option }) => option)
}
const YES_NO = ['是', '否']

/** Text of a cell → what is ticked, or why that cannot be said. */
const table: [string, readonly string[], string[] | string][] = [
  ['☑是  □否', YES_NO, ['是']],
  ['□是  □否', YES_NO, []],
  ['□ 是  ☑ 否', YES_NO, ['否']],
  ['√是 否', YES_NO, ['是']],
  ['是√  否', YES_NO, ['是']],
  ['是 √否', YES_NO, ['否']],
  ['是√否', YES_NO, 'ambiguous-tick'],
  ['是 √ 否', YES_NO, 'ambiguous-tick'],
  ['□是√ □否', YES_NO, ['是']],
  ['□是 √□否', YES_NO, ['否']],
  ['□是 √ □否', YES_NO, 'ambiguous-tick'],
  ['□√是 □否', YES_NO, ['是']],
  ['是☑ 否□', YES_NO, ['是']],
  ['是（√） 否（ ）', YES_NO, ['是']],
  ['（ ）是 （√）否', YES_NO, ['否']],
  ['☒是 ☐否', YES_NO, ['是']],
  ['☒是 ☑否', YES_NO, 'ambiguous-tick'],
  ['×是 □否', YES_NO, 'ambiguous-tick'],
  ['V是 □否', YES_NO, 'ambiguous-tick'],
  ['是', YES_NO, ['是']],
  ['否', YES_NO, ['否']],
  ['是 否', YES_NO, []],
  ['是的', YES_NO, []],
  ['不是', YES_NO, []],
  ['√', YES_NO, 'unknown-option'],
  ['√可以 □否', YES_NO, 'unknown-option'],
  ['☑是 ☑否', YES_NO, ['是', '否']],
  ['□1%以内   □1%~3%   ☑3％-5％   □5%～10%', rdIntensities, ['3%～5%']],
  ['□ 国家 "专精特新" 小巨人 ☑省级专精特新中小企业', honors, ['省级“专精特新”中小企业']],
  ['☑省级专精特新企业 □其他：', honors, 'unknown-option'],
  ['☑新材料 □其他：与新能源有关', industries, ['新材料']],
  ['□新材料 ☑其他：3×5 材料 √', industries, 'ambiguous-tick'],
]

describe('which options are ticked', () => {
  test.each(table)('%s', (text, options, expected) => {
    expect(read(text, options)).toEqual(expected)
  })

  test('words behind an option, with every sign that is no box of another', () => {
    const text = (cell: string) => readTicks(cell, honors).choices.at(-1)?.text
    expect(text('□现代种业优势特色企业 ☑其他：a[]b × (c) ○d')).toBe('：a[]b × (c) ○d')
    expect(text('☑其他（词）')).toBe('（词）')
  })
})

test('bullets of Wingdings are signs that tick nothing, and others are not known', () => {
  const bullet = symbolOf('Wingdings', 'F0D8')
  expect(bullet).toBe('➢')
  expect(read(`${bullet}是 □否`, YES_NO)).toEqual([])
  expect(symbolOf('Wingdings', 'F04A')).toBe(UNKNOWN_SYMBOL)
})
