import { describe, expect, test } from 'vitest'
import { FOLLOW_UP_WORLD, PLACEMENT, REPORT } from '../../tests/fixtures/follow-up-rows.ts'
import { ledgerOf } from '../../tests/support/ledger-of.ts'
import { dueCounts, dueListText } from '../text/due-list.ts'
import { becameDue, dueLines, filedDistricts, nextPeriods } from './due-list.ts'
import { sampleDay } from './sample-day.ts'

const unreported = ledgerOf({ ...FOLLOW_UP_WORLD, [REPORT]: null })
const cycle = unreported.cycles.get('2023')!

describe('what became due on a day', () => {
  test.each([
    ['2023-08-26', []],
    ['2023-08-27', ['2023-08']],
    ['2023-08-28', []],
    ['2023-10-27', ['2023-10']],
  ])('%s', (today, periods) => {
    const before = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10)
    const due = becameDue(unreported, today, before)
    expect(due.map(({ args }) => ('period' in args ? args.period : ''))).toEqual(periods)
    expect(due.every(({ code, file }) => code === 'report-missing' && file === PLACEMENT)).toBe(true)
    expect(dueCounts(due)).toEqual([periods.length > 0 ? '双月报逾期未报：1 项' : '今天没有新到期的事项。'])
  })
})

describe('the bureau’s list', () => {
  test('has a line for each code, with its clause, districts and command', () => {
    const [line, ...more] = dueLines(unreported, '2023-11-01')
    expect(more).toEqual([])
    expect(line).toMatchObject({ code: 'report-missing', clause: '4.6', period: '2023-10' })
    expect(dueListText.due(line!, () => '洪山区')).toBe(
      '通知四（六）：2023年双月报逾期未报 2 项（洪山区2）。请运行 npm run compile -- --cycle 2023 --reports 2023-10。',
    )
  })
  test('does not list what was late and is done', () => {
    const late = FOLLOW_UP_WORLD[PLACEMENT]!.replace('confirmedOn: "2023-04-08"', 'confirmedOn: "2023-04-12"')
    const ledger = ledgerOf({ ...FOLLOW_UP_WORLD, [PLACEMENT]: late })
    expect(dueLines(ledger, '2023-09-01')).toEqual([])
  })
  test('says who has handed in demands, and when the next report is due', () => {
    expect(filedDistricts(cycle, unreported.districts)).toEqual({ filed: ['洪山区'], missing: [] })
    expect(nextPeriods(unreported, '2023-08-26')).toEqual([{ period: '2023-08', dueOn: '2023-08-26' }])
    expect(nextPeriods(unreported, '2023-08-27')).toEqual([{ period: '2023-10', dueOn: '2023-10-26' }])
    expect(
      dueListText.deadline(
        '2023-03-10T17:30:00+08:00',
        Date.parse('2023-03-09T09:00:00+08:00'),
        ['a'],
        ['b'],
      ),
    ).toBe('通知“报送要求”：2023年3月10日17:30截止，还有33小时。已有需求的区（开发区）1个；还没有的：b。')
  })
})

test('the next report is told beside a newer collection, once, and only as long as somebody owes it', () => {
  const CYCLE = 'content/cycles/2023/cycle.yaml'
  const newer = FOLLOW_UP_WORLD[CYCLE]!.replaceAll('2024', '2025').replaceAll('2023', '2024')
  const beside = (files: Record<string, string>) =>
    ledgerOf({ ...FOLLOW_UP_WORLD, 'content/cycles/2024/cycle.yaml': newer, ...files })
  const april = { period: '2024-04', dueOn: '2024-04-26' }
  expect(nextPeriods(beside({}), '2024-03-01')).toEqual([april])
  // The term is over in May 2025.
  expect(nextPeriods(beside({}), '2025-05-01')).toEqual([])
  const second = 'content/cycles/2024/placements/hongshan/cde456.yaml'
  const both = beside({ [second]: FOLLOW_UP_WORLD[PLACEMENT]!.replaceAll('申某某', '酉某某') })
  expect(nextPeriods(both, '2024-09-01')).toEqual([{ period: '2024-10', dueOn: '2024-10-26' }])
})

test('samples stand still on their newest day; agreed dates and real content do not count', () => {
  expect(sampleDay(ledgerOf(FOLLOW_UP_WORLD))).toBe('2023-08-25')
  const site = FOLLOW_UP_WORLD['content/site.yaml']!.replace('samples: 是', 'samples: 否')
  expect(sampleDay(ledgerOf({ ...FOLLOW_UP_WORLD, 'content/site.yaml': site }))).toBeUndefined()
})
