import { expect, test } from 'vitest'
import { fieldNodes } from '../entry/plan.ts'
import { reportNodes } from '../report/report-fields.ts'
import type { Control } from './form-values.ts'
import { normaliseControl } from './normalise-control.ts'

test.each([
  ['private.enterprise.creditCode', '９１４２ 0111 mafa\u200bKE991B\u00a0', '91420111MAFAKE991B'],
  ['private.enterprise.revenue', '\ufeff８６５０．５０\u200b', '8650.5'],
  ['private.enterprise.employees', '320\u00a0', '320'],
  ['private.enterprise.contact.phone', '\u202d199\u20110000\u20111234\u00a0\u202c', '19900001234'],
  ['private.candidates.1.phone', '+86 199-0000-1234', '19900001234'],
  ['private.candidates.0.name', '阿里木•买买提', '阿里木·买买提'],
  ['private.consent.by', '阿里木 . 买买提', '阿里木·买买提'],
  ['private.enterprise.revenue', '8,650.5万元', '8650.5'],
  ['private.enterprise.employees', '１２８ 人', '128'],
  ['private.innovation.siteArea', '1,200平方米', '1200'],
  ['private.enterprise.legalRepresentative.mobile', '+86 199 0000-1234', '19900001234'],
  ['private.enterprise.contact.phone', '+86-27-8000 0001转8001', '027-80000001-8001'],
  ['private.enterprise.legalRepresentative.mobile', '00852 9123 4567', '+85291234567'],
  ['public.challenges.1.description', '良率\t82%\u000b目标\u200b95%', '良率 82%\n目标95%'],
  ['public.research.institutions.1', '联合\u00ad实验室\t', '联合实验室'],
])('%s as it was pasted: %j', (name, value, tidy) => {
  const control = { name, type: 'text', value } as Control
  expect(normaliseControl(control, fieldNodes)).toBe(true)
  expect(control.value).toBe(tidy)
})

test.each(['无', '没有', '无。', '/', '—', ' - '])('%s is no number of what may be left out', (value) => {
  const control = { name: 'private.results.solved', type: 'text', value } as Control
  expect(normaliseControl(control, reportNodes)).toBe(true)
  expect(control.value).toBe('')
  // What is asked for stays, and is told.
  const asked = { name: 'private.days.0.days', type: 'text', value: value.trim() } as Control
  expect(normaliseControl(asked, reportNodes)).toBe(false)
})

test.each([
  ['private.enterprise.revenue', '约8650万元'],
  ['private.enterprise.revenue', '0.86亿元'],
  ['private.enterprise.employees', '100-200人'],
  ['private.candidates.0.name', 'J. Smith'],
  ['private.candidates.0.name', 'J.Smith'],
  ['public.expertRequest.source', '高校•院所'],
])('what is no slip of writing stays: %s %s', (name, value) => {
  const control = { name, type: 'text', value } as Control
  expect(normaliseControl(control, fieldNodes)).toBe(false)
})
