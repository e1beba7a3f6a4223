import { expect, test } from 'vitest'
import { reminderText } from './follow-up-papers.ts'

/** 催报文字, whole: the name and the enterprise of the one who gets it, and no other private value. */

const to = {
  expert: '申某某',
  enterprise: '武汉测试光电有限公司',
  period: '2023年8月',
  months: '7至8月',
  dueOn: '2023年8月26日',
}

test('before the due day', () => {
  expect(reminderText({ ...to, overdue: false })).toBe(`申某某老师：您好！
您在武汉测试光电有限公司担任“科技副总”的2023年8月双月报（7至8月）请于2023年8月26日前报送。
请写明每月服务天数、本期工作、成效和困难，由企业确认后发给我们。
谢谢！`)
})

test('after it, with the address of the form', () => {
  const address = 'https://kjfz.example.gov.cn/report/#hongshan/abc234/2023-08'
  expect(reminderText({ ...to, overdue: true, address })).toBe(`申某某老师：您好！
您在武汉测试光电有限公司担任“科技副总”的2023年8月双月报（7至8月）应于2023年8月26日前报送，目前还没有收到。
请写明每月服务天数、本期工作、成效和困难，由企业确认后发给我们。
填报入口：${address}
谢谢！`)
})
