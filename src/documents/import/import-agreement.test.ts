import { describe, expect, test } from 'vitest'
import { agreementsIn, type Person } from './import-agreement.ts'

const two: Person[] = [
  { number: 1, name: '蒋某某' },
  { number: 2, name: '沈某某' },
]

/** [text, 备选1, 备选2, note]; ? = not plainly said. */
const table: [string, string, string, string?][] = [
  ['备选1：已协商一致；备选2：未协商一致。', '是', '否'],
  ['备选1：已协商一致；备选2：未协商一致。\n备选1已协商一致', '是', '否', '备选1已协商一致'],
  ['备选1：已协商一致；备选2：已协商一致。每月来两次', '是', '是', '每月来两次'],
  ['备选1已协商一致，备选2尚未协商一致', '是', '否'],
  ['备选1、备选2均已协商一致', '是', '是'],
  ['均已协商一致', '是', '是'],
  ['两人均已协商一致。', '是', '是'],
  ['均未协商一致', '否', '否'],
  ['已与蒋某某协商一致，未与沈某某协商一致', '是', '否'],
  ['已与蒋某某、沈某某协商一致', '是', '是'],
  ['蒋某某教授已协商一致；沈某某博士未协商一致', '是', '否'],
  ['已与蒋某某协商一致', '是', '?'],
  ['已协商一致', '?', '?', '已协商一致'],
  ['基本协商一致', '?', '?', '基本协商一致'],
  ['均已初步协商一致', '?', '?', '均已初步协商一致'],
  ['正在与两人协商', '?', '?', '正在与两人协商'],
  ['已与王某某协商一致', '?', '?', '已与王某某协商一致'],
  ['均已协商一致，但沈某某还没有同意', '?', '?', '均已协商一致，但沈某某还没有同意'],
  ['备选1：已协商一致；备选2：未协商一致。备选2已协商一致', '是', '?', '备选2已协商一致'],
  ['希望派一位化学方向的专家', '?', '?', '希望派一位化学方向的专家'],
  ['', '?', '?'],
]

const said = (answer: boolean | undefined) => (answer === undefined ? '?' : answer ? '是' : '否')

describe('who has agreed, from 说明', () => {
  test.each(table)('%s', (text, first, second, note) => {
    const read = agreementsIn(text, two)
    expect([...read.agreed.map(said), read.note]).toEqual([first, second, note])
  })

  test('with one person it need not be said who', () => {
    expect(agreementsIn('已协商一致。', two.slice(0, 1))).toEqual({ agreed: [true], note: undefined })
  })
})
