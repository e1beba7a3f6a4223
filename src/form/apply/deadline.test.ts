import { expect, test } from 'vitest'
import { timeLeft } from './deadline.ts'

const cycle = {
  deadline: '2023-03-10T17:30:00+08:00',
  extensions: [{ district: 'hongshan', until: '2023-03-12T12:00:00+08:00', reason: '系统故障' }],
}
const at = (time: string, district = '') => timeLeft(cycle, district, Date.parse(time))

test.each([
  ['2023-03-07T09:00:00+08:00', '', '距报送截止还有3天（3月10日17:30）'],
  ['2023-03-09T23:59:00+08:00', '', '距报送截止还有1天（3月10日17:30）'],
  // Midnight in China, still yesterday in UTC.
  ['2023-03-10T00:01:00+08:00', '', '今天17:30截止报送'],
  ['2023-03-10T17:30:00+08:00', '', '今天17:30截止报送'],
  ['2022-12-31T12:00:00+08:00', '', '距报送截止还有69天（2023年3月10日17:30）'],
  ['2023-03-11T09:00:00+08:00', 'hongshan', '距报送截止还有1天（3月12日12:00）'],
])('%s %s: %s', (time, district, line) => expect(at(time, district)).toEqual({ isPast: false, line }))

test('past is past, in words', () => {
  expect(at('2023-03-10T17:30:01+08:00')).toEqual({
    isPast: true,
    line: '报送已于3月10日17:30截止，逾期不再受理',
  })
  expect(at('2026-01-01T00:00:00+08:00').line).toBe('报送已于2023年3月10日17:30截止，逾期不再受理')
})
