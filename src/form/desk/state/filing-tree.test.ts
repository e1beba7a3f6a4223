import { expect, test } from 'vitest'
import { filingValues, takeFiling } from './filing-tree.ts'

test('a day written another way is shown, not lost', () => {
  const taken = takeFiling({ public: { unit: '洪山区科技和经济信息化局', reportedOn: '2023年3月8日' } })
  expect(filingValues(taken).get('public.reportedOn')).toBe('2023-03-08')
})
