import { expect, test } from 'vitest'
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
])('%s as it was pasted: %j', (name, value, tidy) => {
  const control = { name, type: 'text', value } as Control
  expect(normaliseControl(control)).toBe(true)
  expect(control.value).toBe(tidy)
})

test.each([
  ['private.enterprise.revenue', '约8650万元'],
  ['private.candidates.0.name', 'J. Smith'],
  ['private.candidates.0.name', 'J.Smith'],
  ['public.expertRequest.source', '高校•院所'],
])('what is no slip of writing stays: %s %s', (name, value) => {
  const control = { name, type: 'text', value } as Control
  expect(normaliseControl(control)).toBe(false)
})
