import { expect, test } from 'vitest'
import { codes } from '../../domain/finding.ts'
import { ruleGroups } from './groups.ts'
import { holdsAll } from './holds-all.ts'
import { rulesByTask, taskOf } from './tasks.ts'

const groups = ruleGroups({
  city: '武汉市',
  district: 'hongshan',
  areaCode: '027',
  province: '湖北省',
} as never)

test('the index by task has every rule once', () => {
  const listed = rulesByTask(groups).flatMap(({ rules }) => rules.map(({ code }) => code))
  expect(listed.toSorted()).toEqual(Object.keys(codes).toSorted())
})

test.each([
  ['not-sme', 'fill'],
  ['candidate-selected-before', 'compare'],
  ['late-submission', 'submit'],
  ['no-consent', 'privacy'],
  ['duplicate-key', 'file'],
  ['schema-drift', 'bureau'],
] as const)('%s is met in: %s', (code, task) => {
  expect(taskOf(codes[code])).toBe(task)
})

test('the search: all words, in any order, width and case', () => {
  const text = '统一社会信用代码有误：第18位是校验码，YAML 文件里写成 creditCode'
  for (const query of ['', '信用代码', '校验码 第18位', 'ｙａｍｌ', 'CREDITCODE，代码', '信用 代码']) {
    expect([query, holdsAll(text, query)]).toEqual([query, true])
  }
  expect(holdsAll(text, '信用代码 手机')).toBe(false)
})
