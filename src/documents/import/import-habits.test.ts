import { describe, expect, test } from 'vitest'
import { isElsewhere, isNobody, isNoNeed, noName } from './import-habits.ts'

describe('no need', () => {
  test.each([
    '本年度无需求',
    '我公司暂无科技副总需求',
    '暂未考虑',
    '无（已有科技副总）',
    '没有技术创新难题',
    '免填',
    '0',
  ])('%s', (text) => expect(isNoNeed(text)).toBe(true))
  test.each([
    '非开挖技术',
    '无人机项目',
    '无损检测技术',
    '不良品问题',
    '免疫技术',
    '无（见附件）',
    '非标项目研发',
    '技术创新',
    '需要专家',
  ])('%s is an answer', (text) => expect(isNoNeed(text)).toBe(false))
})

describe('nobody', () => {
  test.each(['正在联系中', '听从组织安排', '根据需求推荐', '都可以', '面议', '???', '某某', 'XXX'])(
    '%s',
    (text) => expect(isNobody(text)).toBe(true),
  )
  test.each(['方可', '安定安', '尚需明', '任意', '洽某某', '庹明谦', '可里'])('%s may be somebody', (text) =>
    expect(isNobody(text)).toBe(false),
  )
  test.each(['某教授', '一名副教授', '华中地区高校教授', '？'])('%s is no name', (text) =>
    expect(noName.test(text)).toBe(true),
  )
})

describe('elsewhere', () => {
  test.each([
    '同上',
    '同下',
    '见附件1',
    '详见附件《技术需求书》',
    '见第四部分',
    '同技术创新难题',
    '详见下面的需求描述',
  ])('%s', (text) => expect(isElsewhere(text)).toBe(true))
  test.each(['同步电机', '见光死', '同轴度超差难题', '难题攻关', '第四代半导体'])('%s is an answer', (text) =>
    expect(isElsewhere(text)).toBe(false),
  )
})
