import { expect, test } from 'vitest'
import { numberInField, unitOf, writtenNumber } from './written-number.ts'

test.each([
  ['8650.5', '万元', '8650.5'],
  ['8,650.5', '万元', '8650.5'],
  ['８，６５０．５０', '万元', '8650.5'],
  ['8 650.5', '万元', '8650.5'],
  ['8650.5万元', '万元', '8650.5'],
  ['8650.5 万', '万元', '8650.5'],
  ['人民币8,650.5万元整', '万元', '8650.5'],
  ['128人', '名', '128'],
  ['１２８ 名', '名', '128'],
  ['共128人', '人', '128'],
  ['1,200平方米', '平方米', '1200'],
  ['1200㎡', '平方米', '1200'],
  ['1200 m²', '平方米', '1200'],
  ['00320', '名', '320'],
])('%s (%s) is %s', (text, unit, value) =>
  expect(writtenNumber(text, unitOf(unit))).toEqual({ value, sure: true }),
)

test.each([
  ['0.86亿元', '万元', '8600'],
  ['1.2亿', '万元', '12000'],
  ['86505000元', '万元', '8650.5'],
  ['500千元', '万元', '50'],
  ['约300人', '名', '300'],
  ['300多人', '名', '300'],
  ['近8650万元', '万元', '8650'],
  ['8650万元左右', '万元', '8650'],
  ['3亩', '平方米', '2000'],
])('%s (%s) is asked about: %s', (text, unit, value) =>
  expect(writtenNumber(text, unitOf(unit))).toEqual({ value, sure: false }),
)

test.each([
  ['100-200', '名'],
  ['100～200人', '名'],
  ['128人 36人', '名'],
  ['12,34', '万元'],
  ['1.200,5', '万元'],
  ['8.650.5', '万元'],
  ['128万人', '名'],
  ['1200万元', '平方米'],
  ['三百', '名'],
  ['2023年8650万元', '万元'],
  ['-5', '万元'],
  ['', '万元'],
  ['9'.repeat(60), '万元'],
])('%s (%s) is no single number', (text, unit) => expect(writtenNumber(text, unitOf(unit))).toBeUndefined())

test.each([
  ['8天', '天', '8'],
  [' ８ 天 ', '天', '8'],
  ['3项', '项', '3'],
  ['12.5万元', '万元', '12.5'],
])('%s in a field of %s is %s', (text, label, value) =>
  expect(numberInField(text, label)).toEqual({ value, sure: true }),
)

test.each([
  ['３项', '件', '3'],
  ['2 个', '项', '2'],
  ['共12人', '人次', '12'],
  ['30名', '人次', '30'],
])('%s (%s), counted by another word, is asked about: %s', (text, label, value) =>
  expect(numberInField(text, label)).toEqual({ value, sure: false }),
)

test('the unit of another field is not taken', () => {
  for (const [text, label] of [
    ['8天', '项'],
    ['3人', '件'],
    ['2项', '人次'],
    ['5个', '天'],
  ] as const)
    expect(numberInField(text, label)).toBeUndefined()
})
