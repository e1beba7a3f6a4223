import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ledgerOf } from '../../../../tests/support/ledger-of.ts'
import { engagementsOf } from '../../../domain/engagement.ts'
import { dueRows, isMissing, periodInTurn, periodsWithReports } from './due-rows.ts'
import { reminderOf } from './reminders.ts'

const files = Object.fromEntries(
  globSync('content/{site,districts}.yaml')
    .concat(globSync('content/cycles/2023/{cycle,selections}.yaml'))
    .concat(globSync('content/cycles/2023/{demands,placements,reports}/hongshan/**/*.yaml'))
    .map((file) => [file.replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
)
const PLACEMENT = 'content/cycles/2023/placements/hongshan/n4s8qa.yaml'

function stateOf(changes: Record<string, string> = {}) {
  const cycle = ledgerOf({ ...files, ...changes }).cycles.get('2023')!
  return { state: { engagements: engagementsOf(cycle) }, followUp: cycle.cycle!.followUp }
}

const { state, followUp } = stateOf()
const rows = (period: string, today: string, of = state) =>
  dueRows(of, followUp, period, today).map(({ engagement, state }) => `${engagement.alias} ${state}`)

test('who owes a report, and whose has come', () => {
  expect(rows('2024-02', '2024-02-27')).toEqual(['n4s8qa 逾期未报'])
  expect(rows('2024-02', '2024-02-26')).toEqual(['n4s8qa 未到期'])
  expect(rows('2023-12', '2024-02-27')).toEqual(['n4s8qa 按时'])
  expect(rows('2023-06', '2024-02-27')).toEqual([])
})

test('first comes the last period of which reports are overdue, else the one that comes', () => {
  expect(periodInTurn(state, followUp, '2024-02-27')).toBe('2024-02')
  expect(periodInTurn(state, followUp, '2024-02-20')).toBe('2024-02')
  expect(periodInTurn(state, followUp, '2024-03-10')).toBe('2024-02')
  expect(periodsWithReports(state, followUp, '2024-01-10')).toEqual([
    '2024-02',
    '2023-12',
    '2023-10',
    '2023-08',
  ])
})

test('of a sealed pair nobody knows here whether it has ended', () => {
  const sealed = files[PLACEMENT]!.replace(/private:[\s\S]*/, 'sealed: |-\n  x\n')
  const { state: closed } = stateOf({ [PLACEMENT]: sealed })
  expect(rows('2024-02', '2024-02-27', closed)).toEqual(['n4s8qa 不知道'])
  expect(dueRows(closed, followUp, '2024-02', '2024-02-27').filter(isMissing)).toEqual([])
  // On duty since June.
  expect(rows('2023-04', '2024-02-27', closed)).toEqual([])
})

test('of a sealed pair that has sent no report yet, the periods are shown all the same', () => {
  const without = Object.fromEntries(Object.entries(files).filter(([path]) => !path.includes('/reports/')))
  const sealed = files[PLACEMENT]!.replace(/private:[\s\S]*/, 'sealed: |-\n  x\n')
  const cycle = ledgerOf({ ...without, [PLACEMENT]: sealed }).cycles.get('2023')!
  const closed = { engagements: engagementsOf(cycle) }
  expect(periodsWithReports(closed, followUp, '2023-11-10')).toEqual(['2023-12', '2023-10', '2023-08'])
})

test('who has ended is not asked for what is missing', () => {
  const ended = `${files[PLACEMENT]!.trimEnd()}\n  endedOn: "2024-03-05"\n  reason: 工作变动\n`
  const { state: after } = stateOf({ [PLACEMENT]: ended })
  expect(rows('2024-02', '2024-03-10', after)).toEqual(['n4s8qa 逾期未报'])
  expect(dueRows(after, followUp, '2024-02', '2024-03-10').filter(isMissing)).toEqual([])
  expect(periodInTurn(after, followUp, '2024-06-10')).toBe('2024-02')
})

test('the reminder says whose, which months, until when, and where', () => {
  const [row] = dueRows(state, followUp, '2024-02', '2024-02-27')
  expect(reminderOf(row!, followUp!, 'https://example.com/report/#x')).toMatchInlineSnapshot(`
    "桓子默老师：您好！
    您在武汉衢斗导航科技有限公司担任“科技副总”的2024年2月一期双月报（1月、2月）应于2024年2月26日前报送，目前还没有收到。
    请写明每月服务天数、本期工作、成效和困难，由企业确认后发给我们。
    填报入口：https://example.com/report/#x
    谢谢！"
  `)
})
