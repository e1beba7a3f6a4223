import { describe, expect, test } from 'vitest'
import { FOLLOW_UP_WORLD, PLACEMENT, REPORT } from '../../tests/fixtures/follow-up-rows.ts'
import { ledgerOf } from '../../tests/support/ledger-of.ts'
import { engagementsOf } from './engagement.ts'
import { paymentLists, reportCounts } from './payments.ts'

const CUTOFF = '2023-09-30'
const ended = (day: string): [string, string] => [
  '  agreement:',
  `  endedOn: "${day}"\n  reason: 个人原因\n  agreement:`,
]
const onDuty = (day: string): [string, string] => ['onDutyOn: "2023-06-01"', `onDutyOn: "${day}"`]

function engagementsWith(...edits: [string, string][]) {
  const text = edits.reduce((now, [from, to]) => now.replace(from, to), FOLLOW_UP_WORLD[PLACEMENT]!)
  return engagementsOf(ledgerOf({ ...FOLLOW_UP_WORLD, [PLACEMENT]: text }).cycles.get('2023')!)
}

describe('an instalment', () => {
  test.each<[string, [string, string][], string]>([
    ['on duty', [], 'due'],
    ['on duty on the day of the cutoff', [onDuty(CUTOFF)], 'due'],
    ['on duty the day after', [onDuty('2023-10-01')], 'later'],
    ['ended on the day of the cutoff', [ended(CUTOFF)], 'due'],
    ['ended the day before', [ended('2023-09-29')], 'ended'],
    ['ended long after', [ended('2024-03-01')], 'due'],
    ['signed, never on duty', [['  onDutyOn: "2023-06-01"\n', '']], 'not-on-duty'],
    ['never on duty and ended', [['  onDutyOn: "2023-06-01"\n', ''], ended('2023-07-01')], 'never-on-duty'],
  ])('%s: %j', (_, edits, expected) => {
    const { due, others } = paymentLists(engagementsWith(...edits), { cutoff: CUTOFF })
    expect([...due.map(() => 'due'), ...others.map(({ reason }) => reason)]).toEqual([expected])
  })

  test('who is in the list and has no file is told as well', () => {
    const selection = {
      expert: { name: '戌某某', organization: '某某大学' },
      enterprise: { name: '武汉另家光电有限公司' },
      district: 'hongshan',
      term: { from: '2023-06-01', to: '2025-05-31' },
    }
    const { due, others } = paymentLists(engagementsWith(), { cutoff: CUTOFF }, [selection])
    expect(due).toHaveLength(1)
    expect(others).toEqual([{ selection, reason: 'no-file' }])
  })
})

test.each([
  ['2023-08-25', { expected: 0, received: 0 }],
  ['2023-08-26', { expected: 1, received: 1 }],
  ['2023-10-25', { expected: 1, received: 1 }],
  ['2023-10-26', { expected: 2, received: 1 }],
])('reports due and received until %s', (until, counts) => {
  const cycle = ledgerOf(FOLLOW_UP_WORLD).cycles.get('2023')!
  const [engagement] = engagementsOf(cycle)
  expect(engagement!.reports.map(({ file }) => file)).toEqual([REPORT])
  expect(reportCounts(engagement!, cycle.cycle!.followUp, until)).toEqual(counts)
  expect(reportCounts(engagement!, undefined, until)).toEqual({ expected: 0, received: 0 })
})
