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
  ['备选1已协商，备选2未协商', '是', '否'],
  ['备选1已协商备选2待协商', '是', '否'],
  ['备选1：是；备选2：否', '是', '否'],
  ['备选１：已协商一致；备选２：未协商一致。', '是', '否'],
  ['1.蒋某某教授：已协商一致；2.沈某某：未协商', '是', '否'],
  ['1、已协商一致 2、未协商', '是', '否'],
  ['①已协商一致 ②尚未协商一致', '是', '否'],
  ['备选1：是（已协商一致） 备选2：否（尚未联系）', '是', '否'],
  ['备选1、备选2均已协商', '是', '是'],
  ['均已达成一致', '是', '是'],
  ['都是', '是', '是'],
  ['已协商一致（备选1），未协商（备选2）', '是', '否'],
  ['备选1已沟通，备选2未协商', '?', '否', '备选1已沟通，备选2未协商'],
  ['是', '?', '?', '是'],
  ['备选3已协商一致', '?', '?', '备选3已协商一致'],
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
    for (const text of [
      '已协商一致。',
      '已协商',
      '是',
      '是（已协商一致）',
      '√',
      '协商一致',
      '双方已协商一致',
      '已与蒋某某教授协商一致',
    ])
      expect([text, agreementsIn(text, two.slice(0, 1))]).toEqual([text, { agreed: [true], note: undefined }])
    for (const text of ['否', '未协商', '待协商', '尚未联系', '未与蒋某某协商一致'])
      expect([text, agreementsIn(text, two.slice(0, 1))]).toEqual([
        text,
        { agreed: [false], note: undefined },
      ])
    for (const text of ['无', '协商', '协商中', '是（未协商）', '已联系', '有意向', '协商一致后再定'])
      expect([text, agreementsIn(text, two.slice(0, 1)).agreed]).toEqual([text, [undefined]])
  })
})
