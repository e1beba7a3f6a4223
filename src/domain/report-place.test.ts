import { expect, test } from 'vitest'
import {
  readReportFragment,
  readReportMark,
  reportFragment,
  reportMark,
  withoutReportMark,
} from './report-place.ts'

const place = { year: '2023', district: 'wuhan-jingkai', alias: 'k7m2p9', period: '2024-02' }

test('the link says where a report belongs, and nothing else', () => {
  expect(reportFragment(place)).toBe('2023/wuhan-jingkai/k7m2p9/2024-02')
  expect(readReportFragment(`#${reportFragment(place)}`)).toEqual(place)
  const { year: _, ...short } = place
  expect(readReportFragment('#wuhan-jingkai/k7m2p9/2024-02')).toEqual(short)
})

test.each([
  '#2023%2Fwuhan-jingkai%2Fk7m2p9%2F2024-02',
  '#2023/wuhan-jingkai/k7m2p9/2024-02。',
  '#2023/wuhan-jingkai/k7m2p9/2024-02%EF%BC%89%20',
])('as a chat has written it: %s', (fragment) => expect(readReportFragment(fragment)).toEqual(place))

test.each([
  '',
  '#',
  '#hongshan',
  '#hongshan/k7m2p9',
  '#hongshan/k7m2p9/2023-13',
  '#hongshan/k7m2p9/2023-08%E3',
  '#hongshan/K7M2P9/2023-08',
  '#hongshan/k7m2p1/2023-08',
  '#../hongshan/k7m2p9/2023-08',
  '#2023/hongshan/k7m2p9/2023-08/x',
])('no link: %s', (fragment) => expect(readReportFragment(fragment)).toBeUndefined())

test('the first line is written, read again, and taken out', () => {
  const line = `# ${reportMark(place, '武汉经济技术开发区')}`
  expect(readReportMark(`${line}\npublic:\n`)).toEqual(place)
  expect(readReportMark(`\ufeff${line}\r\npublic:`)).toEqual(place)
  expect(readReportMark(`王科长，这是我的：\n${line}\npublic:`)).toEqual(place)
  expect(withoutReportMark(`${line}\n# 我的话\npublic:\n`)).toBe('# 我的话\npublic:\n')
})

test.each([
  '',
  '# 2023年需求文件：hongshan/k7m2p9.yaml（洪山区）',
  '# 2023年双月报文件：hongshan/k7m2p9.yaml',
  '2023年双月报文件：hongshan/k7m2p9/2023-08.yaml',
])('no first line of a report: %s', (text) => {
  expect(readReportMark(text)).toBeUndefined()
  expect(withoutReportMark(text)).toBe(text)
})
