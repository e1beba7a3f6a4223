import { expect, test } from 'vitest'
import { recipientsFor } from './recipients.ts'

test('the bureau’s keys and the district’s own, each once, in their order', () => {
  const recipients = [
    { label: '市局', key: 'a' },
    { label: '洪山区', key: 'b', district: 'hongshan' },
    { label: '武昌区', key: 'c', district: 'wuchang' },
    { label: '市局备用', key: 'd', district: undefined },
    { label: '洪山区备用', key: 'a', district: 'hongshan' },
  ]
  expect(recipientsFor(recipients, 'hongshan')).toEqual(['a', 'b', 'd'])
  expect(recipientsFor(recipients, 'qingshan')).toEqual(['a', 'd'])
  expect(recipientsFor([], 'qingshan')).toEqual([])
})
