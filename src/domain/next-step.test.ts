import { expect, test } from 'vitest'
import type { Cycle } from './cycle.ts'
import type { DemandToMatch, Engagement } from './engagement.ts'
import { nextStep } from './next-step.ts'

const cycle = {
  stages: [
    { clause: '4.3', name: '供需方对接确认', by: '2023-04-10' },
    { clause: '4.4', name: '确定选派人选', by: '2023-04-25' },
    { clause: '4.5', name: '人选到岗履职', by: '2023-06-30' },
  ],
} as unknown as Cycle

const ending = (to: string, evaluation?: object) =>
  ({ placement: { partial: { private: { agreement: { to }, evaluation } } } }) as unknown as Engagement

test.each<[DemandToMatch['state'], string]>([
  ['待对接', 'match 4.3 2023-04-10'],
  ['对接中', 'match 4.3 2023-04-10'],
  ['已确认', 'select 4.4 2023-04-25'],
  ['已入选', 'sign 4.5 2023-06-30'],
  ['已签约', 'start 4.5 2023-06-30'],
  ['服务中', 'serve 3 2025-05-31'],
  ['期满', 'evaluate 5.2 -'],
  ['提前结束', '-'],
  ['未到岗', '-'],
  ['未成', '-'],
])('%s: %s', (state, said) => {
  const next = nextStep(state, ending('2025-05-31'), cycle)
  expect(next ? `${next.what} ${next.clause} ${next.by ?? '-'}` : '-').toBe(said)
})

test('who is evaluated has nothing left; a cycle without dates sets none', () => {
  expect(nextStep('期满', ending('2025-05-31', { summary: '已考核' }), cycle)).toBeUndefined()
  expect(nextStep('待对接', undefined, undefined)).toEqual({ what: 'match', clause: '4.3' })
})
