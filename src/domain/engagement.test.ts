import { describe, expect, test } from 'vitest'
import { FOLLOW_UP_WORLD, NEXT_REPORT, PLACEMENT, REPORT } from '../../tests/fixtures/follow-up-rows.ts'
import { ledgerOf } from '../../tests/support/ledger-of.ts'
import { demandsToMatch, dueReports, engagementsOf, type Stage, serviceMonths } from './engagement.ts'
import { isPeriod, mayState, monthsOf, periodsOf } from './follow-up.ts'
import { countsOf, notOnDuty, onDuty as placedOnDuty, reportsOfPeriod } from './follow-up-lists.ts'
import { addDays, addMonths, addYears, dayIn, lastDayOf } from './months.ts'

const SELECTIONS = 'content/cycles/2023/selections.yaml'
const listed = `- expert: {name: 申某某, organization: 某某大学}
  enterprise: {name: 武汉测试光电有限公司}
  district: hongshan
  term: {from: "2023-06-01", to: "2025-05-31"}
`

function cycleOf(files: Record<string, string | null>) {
  return ledgerOf({ ...FOLLOW_UP_WORLD, ...files }).cycles.get('2023')!
}
/** The placement with these lines instead of its own. */
function placed(open: string, closed: string): string {
  const whole = FOLLOW_UP_WORLD[PLACEMENT]!
  const [, rest] = whole.split('private:\n')
  const kept = rest!.replace(/ {2}agreement:.*\n/, '').replace(/ {2}confirmed:\n.*\n.*\n/, '')
  return `public:\n  submittedOn: "2023-04-08"\n${open}private:\n${kept}${closed}`
}
const only = (files: Record<string, string | null>) => engagementsOf(cycleOf(files))[0]!

describe('the stage of a pair', () => {
  const [confirmed, signed, onDuty] = ['confirmedOn', 'signedOn', 'onDutyOn'].map(
    (key, at) => `  ${key}: "2023-0${at + 4}-10"\n`,
  ) as [string, string, string]
  const both =
    '  confirmed:\n    enterprise: {by: 乙某某, on: "2023-04-10"}\n    expert: {by: 申某某, on: "2023-04-10"}\n'
  const agreement = '  agreement: {parties: 双方, from: "2023-06-10", to: "2025-06-09", tasks: 攻关}\n'
  const end = (day: string) => `  endedOn: "${day}"\n  reason: 其他\n`
  const list = { [SELECTIONS]: listed }

  test.each<[Stage, string, string, Record<string, string>?]>([
    ['对接中', '', ''],
    ['已确认', confirmed, both],
    ['已入选', confirmed, both, list],
    ['已签约', confirmed + signed, both + agreement, list],
    ['服务中', confirmed + signed + onDuty, both + agreement, list],
    ['期满', confirmed + signed + onDuty, both + agreement + end('2025-06-09'), list],
    ['提前结束', confirmed + signed + onDuty, both + agreement + end('2025-06-08'), list],
    ['未到岗', confirmed + signed, both + agreement + end('2023-06-20'), list],
    ['未成', confirmed, both + end('2023-05-02')],
    ['未成', '', end('2023-05-02')],
    ['服务中', confirmed + onDuty, both],
  ])('%s', (stage, open, closed, files = {}) => {
    const engagement = only({ [PLACEMENT]: placed(open, closed), [REPORT]: null, ...files })
    expect(engagement.stage).toBe(stage)
    expect(engagement.placement.value, 'the fixture is whole').toBeDefined()
  })

  test.each<[string, string, string, Record<string, string>?]>([
    ['nowhere', confirmed, both + end('2023-05-02')],
    ['nowhere', '', ''],
    ['未签约到岗', confirmed, both + end('2023-05-02'), list],
    ['未签约到岗', confirmed, both],
    ['未签约到岗', confirmed + signed, both + agreement],
    ['未签约到岗', confirmed + onDuty, both],
    ['签约到岗', confirmed + signed + onDuty, both + agreement + end('2023-08-10')],
  ])('is told in one paper of 四（五）: %s', (paper, open, closed, files = {}) => {
    const all = [only({ [PLACEMENT]: placed(open, closed), [REPORT]: null, ...files })]
    const papers = [placedOnDuty(all).map(() => '签约到岗'), notOnDuty(all).map(() => '未签约到岗')].flat()
    expect(papers).toEqual(paper === 'nowhere' ? [] : [paper])
  })

  test('is not known where the private part is sealed; its public dates are', () => {
    const sealed = FOLLOW_UP_WORLD[PLACEMENT]!.replace(/private:[\s\S]*/, 'sealed: abc\n')
    const engagement = only({ [PLACEMENT]: sealed, [SELECTIONS]: listed })
    expect(engagement).toMatchObject({ isReadable: false, enterprise: {}, reports: [{ period: '2023-08' }] })
    expect(engagement.stage).toBeUndefined()
    expect(engagement.demand).toBeUndefined()
    expect(engagement.placement.partial.public?.onDutyOn).toBe('2023-06-01')
    expect(dueReports(engagement, cycleOf({}).cycle?.followUp, '2024-01-01')).toEqual([])
  })
})

describe('the join', () => {
  test('has demand, expert, selection and reports of one pair', () => {
    expect(only({ [SELECTIONS]: listed })).toMatchObject({
      enterprise: { name: '武汉测试光电有限公司', creditCode: '91420111MAFAKE991B' },
      expert: { name: '申某某', organization: '某某大学', phone: '19900007001' },
      selection: { district: 'hongshan' },
      reports: [{ period: '2023-08' }],
    })
  })

  test('of a year before this site takes the enterprise from the list', () => {
    const year = 'content/cycles/2021'
    const cycle = ledgerOf({
      [`${year}/selections.yaml`]: listed.replace(
        '}\n  district',
        ', creditCode: "91420111MAFAKE991B"}\n  district',
      ),
      [`${year}/placements/hongshan/abc234.yaml`]: FOLLOW_UP_WORLD[PLACEMENT]!,
    }).cycles.get('2021')!
    expect(engagementsOf(cycle)[0]).toMatchObject({ enterprise: { name: '武汉测试光电有限公司' } })
  })

  test('a demand whose first pair came to nothing is sought for again, and then has the second', () => {
    const failed = placed('', '  endedOn: "2023-04-20"\n  reason: 个人原因\n')
    const first = cycleOf({ [PLACEMENT]: failed, [REPORT]: null })
    expect(demandsToMatch(first).map(({ state }) => state)).toEqual(['待对接'])
    const second = failed.replace('2023-04-08', '2023-04-21').replace(/ {2}endedOn[\s\S]*/, '')
    const path = 'content/cycles/2023/placements/hongshan/aaaaaa.yaml'
    const both = cycleOf({ [PLACEMENT]: failed, [REPORT]: null, [path]: second })
    const [demand] = demandsToMatch(both)
    expect(demand).toMatchObject({ state: '对接中', engagements: [{ alias: 'abc234' }, { alias: 'aaaaaa' }] })
  })

  test('of several pairs the one that goes on counts, and of these the furthest', () => {
    const path = 'content/cycles/2023/placements/hongshan/bcd345.yaml'
    const later = FOLLOW_UP_WORLD[PLACEMENT]!.replace('2023-04-08', '2023-04-09')
    const ended = later.replace('  agreement:', '  endedOn: "2023-06-20"\n  reason: 个人原因\n  agreement:')
    for (const other of [ended, placed('', '').replace('2023-04-08', '2023-04-09')]) {
      const [demand] = demandsToMatch(cycleOf({ [path]: other }))
      expect(demand).toMatchObject({ state: '服务中', standing: { alias: 'abc234' } })
    }
    const [demand] = demandsToMatch(cycleOf({ [PLACEMENT]: null, [REPORT]: null, [path]: ended }))
    expect(demand).toMatchObject({ state: '提前结束', standing: { alias: 'bcd345' } })
  })
})

describe('reports', () => {
  const followUp = cycleOf({}).cycle!.followUp!

  test.each<[string, string, string | undefined, string, string[]]>([
    ['on duty long before', '2023-06-01', undefined, '2023-08-26', ['2023-08']],
    [
      'the next one is told once the last is over',
      '2023-06-01',
      undefined,
      '2023-08-27',
      ['2023-08', '2023-10'],
    ],
    ['by the 1st of the last month', '2023-08-01', undefined, '2023-09-01', ['2023-08', '2023-10']],
    ['a day later', '2023-08-02', undefined, '2023-09-01', ['2023-10']],
    ['ended on the due day', '2023-06-01', '2023-10-26', '2024-06-01', ['2023-08', '2023-10']],
    ['ended the day before', '2023-06-01', '2023-10-25', '2024-06-01', ['2023-08']],
    ['over the turn of the year', '2023-10-15', undefined, '2024-02-01', ['2023-12', '2024-02']],
    ['ended before the first', '2023-06-01', '2023-07-01', '2024-06-01', []],
  ])('%s', (_, onDutyOn, until, today, periods) => {
    expect(periodsOf({ onDutyOn, until }, followUp, today)).toEqual(periods)
  })

  test('each is in time, late, overdue or to come', () => {
    const late = FOLLOW_UP_WORLD[REPORT]!.replace('submittedOn: "2023-08-25"', 'submittedOn: "2023-11-02"')
    const engagement = only({ [NEXT_REPORT]: late })
    const states = dueReports(engagement, followUp, '2024-01-10').map(({ period, state }) => [period, state])
    expect(states).toEqual([
      ['2023-08', '按时'],
      ['2023-10', '迟报'],
      ['2023-12', '逾期未报'],
      ['2024-02', '未到期'],
    ])
    expect(dueReports(engagement, undefined, '2024-01-10')).toEqual([])
  })

  test('one that came without being due is told, and not counted as due', () => {
    const ended = FOLLOW_UP_WORLD[PLACEMENT]!.replace('  agreement:', '  endedOn: "2023-10-25"\n  agreement:')
    const cycle = cycleOf({ [PLACEMENT]: ended, [NEXT_REPORT]: FOLLOW_UP_WORLD[REPORT]! })
    const ofPeriod = (period: string) =>
      reportsOfPeriod(engagementsOf(cycle), cycle.cycle, period, '2023-12-01').map(({ due }) => due)
    expect(ofPeriod('2023-10')).toMatchObject([{ state: '不用报', report: { file: NEXT_REPORT } }])
    expect(countsOf([...ofPeriod('2023-08'), ...ofPeriod('2023-10'), ...ofPeriod('2023-12')])).toEqual({
      ...{ expected: 1, received: 1, late: 0, overdue: 0, unasked: 1 },
    })
  })

  test('of a period further ahead than the next one, nothing is due yet', () => {
    const states = (period: string, files: Record<string, string> = {}) => {
      const cycle = cycleOf(files)
      return reportsOfPeriod(engagementsOf(cycle), cycle.cycle, period, '2023-07-01').map(
        ({ due }) => due.state,
      )
    }
    expect(states('2023-10')).toEqual(['未到期'])
    expect(states('2023-10', { [NEXT_REPORT]: FOLLOW_UP_WORLD[REPORT]! })).toEqual(['按时'])
    // The term is over in May 2025.
    expect(states('2025-06')).toEqual([])
  })

  test('a month that is restated counts as the later report says', () => {
    const again = FOLLOW_UP_WORLD[REPORT]!.replace(
      'month: 2023-06, days: 9',
      'month: 2023-10, days: 4',
    ).replace('month: 2023-08, days: 5', 'month: 2023-08, days: 8')
    expect(serviceMonths(only({ [NEXT_REPORT]: again }))).toEqual([
      { month: '2023-06', days: 9, period: '2023-08' },
      { month: '2023-07', days: 8, period: '2023-10' },
      { month: '2023-08', days: 8, period: '2023-10' },
      { month: '2023-10', days: 4, period: '2023-10' },
    ])
  })

  test('periods, their months, and what may be restated', () => {
    expect(['2023-06', '2023-08', '2023-09', '2024-02'].map((period) => isPeriod(period, followUp))).toEqual([
      false,
      true,
      false,
      true,
    ])
    expect(monthsOf('2024-02', followUp)).toEqual(['2024-01', '2024-02'])
    const months = ['2023-10', '2023-11', '2024-02', '2024-03']
    expect(months.map((month) => mayState('2024-02', month, followUp))).toEqual([false, true, true, false])
  })
})

test('months and days', () => {
  expect([addMonths('2023-11', 3), addMonths('2024-01', -1), addMonths('2023-08', 0)]).toEqual([
    '2024-02',
    '2023-12',
    '2023-08',
  ])
  expect([lastDayOf('2024-02'), dayIn('2023-02', 30), dayIn('2023-08', 26)]).toEqual([
    '2024-02-29',
    '2023-02-28',
    '2023-08-26',
  ])
  expect([addDays('2023-12-31', 1), addDays('2024-03-01', -1), addYears('2024-02-29', 1)]).toEqual([
    '2024-01-01',
    '2024-02-29',
    '2025-02-28',
  ])
})
