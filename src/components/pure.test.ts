import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closesAt, statusAt } from '../catalogue/status.ts'
import type { Cycle } from '../domain/cycle.ts'
import type { PublicDemand } from '../domain/public-demand.ts'
import { lastingSentences } from '../text/site.ts'
import { cycleStageAt } from './home/cycle-stage.ts'
import { stageScript } from './home/stage-phases.ts'
import { clausesCited, clausesOf, splitTitle } from './notice/clauses-of.ts'
import { documentBlock } from './notice/document-block.ts'
import { newestDay } from './shared/china-time.ts'

/** A notice of three stages. */
const cycle = {
  year: 2023,
  deadline: '2023-03-10T17:30:00+08:00',
  stages: [
    { clause: '4.1', name: '征集', by: '2023-03-10' },
    { clause: '4.2', name: '推荐', by: '2023-03-31' },
    { clause: '4.6', name: '跟踪' },
  ],
} as unknown as Cycle

describe('where the programme stands', () => {
  const at = (moment: string) => cycleStageAt(cycle, new Date(moment))

  test.each([
    ['2023-03-01T00:00:00+08:00', '征集', true, 9],
    ['2023-03-10T17:30:00+08:00', '征集', true, 0],
    ['2023-03-10T17:30:01+08:00', '征集', false, 0],
    // Half past midnight in Wuhan is still the day before in Greenwich.
    ['2023-03-10T16:30:00Z', '推荐', false, -1],
    ['2026-11-22T00:00:00Z', '跟踪', false, -1353],
  ])('%s: %s', (moment, name, collecting, daysLeft) => {
    const stage = at(moment)
    expect([stage.now.name, stage.collecting, stage.daysLeft]).toEqual([name, collecting, daysLeft])
  })

  test('exactly one stage is now; those before are past, those after ahead', () => {
    expect(at('2023-03-20T00:00:00+08:00').stages.map(({ state }) => state)).toEqual(['past', 'now', 'ahead'])
  })
})

describe('what a page says of its own day', () => {
  test.each([
    ['2023-03-01', '截至2023年3月1日，正在征集', '报送截止时间是2023年3月10日17:30，逾期不再受理。'],
    [
      '2023-03-20',
      '截至2023年3月20日，征集已经截止，正在推荐',
      '报送已于2023年3月10日17:30截止。此时是“推荐”，3月31日前完成。',
    ],
    [
      '2026-11-29',
      '2023年的征集已经结束',
      '报送已于2023年3月10日17:30截止，有期限的各步均已到期，此时是“跟踪”。新一年的通知印发后，这里随之更新。',
    ],
  ])('%s: true on every later day', (day, headline, detail) => {
    const said = lastingSentences(cycleStageAt(cycle, new Date(`${day}T12:00:00+08:00`)))
    expect(said).toEqual({ headline, detail })
    expect(Object.values(said).join('')).not.toMatch(/今天|现在|还有/)
  })
})

describe('the clauses of the notice', () => {
  test('all, in order, with their titles', () => {
    const clauses = clausesOf(readFileSync('content/cycles/2023/notice.mdx', 'utf8'))
    expect(clauses.map(({ id }) => id).join(' ')).toBe(
      '1 2 3 4 4.1 4.2 4.3 4.4 4.5 4.6 5 5.1 5.2 5.3 6 6.1 6.2 6.3 报送',
    )
    expect(clauses[0]!.title).toBe('一、目标任务')
  })

  test('an unknown clause is refused', () => {
    expect(() => clausesOf('<Clause id="9.9" title="x">')).toThrow('9.9')
  })

  test.each(['一、目标任务', '（二）推荐专家人选。', '没有编号', ''])('“%s” splits without loss', (title) => {
    const { number, rest } = splitTitle(title)
    expect(number + rest).toBe(title)
  })
})

describe('what a page takes along to say where the programme stands', () => {
  const script = stageScript(cycle, new Date('2023-03-01T00:00:00+08:00'))

  test('one phase for each thing that is said, from its first millisecond on', () => {
    expect(
      script.phases.map(({ from, stage, headline }) => [new Date(from).toISOString(), stage, headline]),
    ).toEqual([
      ['1970-01-01T00:00:00.000Z', 0, '正在征集，还有{days}天'],
      ['2023-03-09T16:00:00.000Z', 0, '正在征集，今天截止'],
      ['2023-03-10T09:30:00.001Z', 0, '征集已经截止，正在征集'],
      ['2023-03-10T16:00:00.000Z', 1, '征集已经截止，正在推荐'],
      ['2023-03-31T16:00:00.000Z', 2, '2023年的征集已经结束'],
    ])
  })

  test('at any moment it says what a build of that moment would', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2023-02-01'), max: new Date('2023-05-01'), noInvalidDate: true }),
        (moment) => {
          const phase = script.phases.filter(({ from }) => from <= moment.getTime()).pop()!
          const stage = cycleStageAt(cycle, moment)
          expect(phase.stage).toBe(stage.stages.indexOf(stage.now))
          expect(phase.headline.startsWith('正在征集')).toBe(stage.collecting)
        },
      ),
    )
  })
})

describe('the status of a demand', () => {
  const cycle = {
    deadline: '2023-03-10T17:30:00+08:00',
    extensions: [
      { district: 'hongshan', until: '2023-03-15T17:30:00+08:00', reason: '疫情' },
      { district: 'hongshan', until: '2023-03-12T17:30:00+08:00', reason: '停电' },
      { district: 'caidian', until: '2023-03-01T17:30:00+08:00', reason: '早于截止，不算' },
    ],
  } as unknown as Cycle
  const demand = (identity: PublicDemand['identity'], status: PublicDemand['status'] = '征集中') =>
    ({ id: 'a', year: '2023', status, submittedOn: '2023-03-01', identity }) as PublicDemand
  const at = (moment: string, one: PublicDemand) => statusAt(one, cycle, new Date(moment))
  const hongshan = { named: true, name: '甲', district: 'hongshan', industry: '其他' } as const

  test.each([
    ['2023-03-10T17:30:00+08:00', 'caidian', '征集中'],
    ['2023-03-10T17:30:01+08:00', 'caidian', '已截止'],
    ['2023-03-10T17:30:01+08:00', 'hongshan', '征集中'],
    ['2023-03-15T17:30:00+08:00', 'hongshan', '征集中'],
    ['2023-03-15T17:30:01+08:00', 'hongshan', '已截止'],
  ])('%s in %s: %s', (moment, district, status) => {
    expect(at(moment, demand({ ...hongshan, district }))).toBe(status)
    // Anonymous, but its district is public.
    expect(at(moment, demand({ named: false, district, industry: '其他' }))).toBe(status)
  })

  test('where the district is hidden, the deadline is everybody’s: an extension would tell it', () => {
    for (const identity of [{ named: false }, { named: false, industry: '新材料' }] as const) {
      expect(closesAt(demand(identity), cycle)).toBe(cycle.deadline)
      expect(at('2023-03-10T17:30:01+08:00', demand(identity))).toBe('已截止')
    }
  })

  test('what somebody decided stays, and without a cycle nothing ends', () => {
    for (const status of ['已匹配', '已撤回'] as const) {
      expect(at('2030-01-01T00:00:00Z', demand(hongshan, status))).toBe(status)
    }
    expect(statusAt(demand(hongshan), undefined, new Date('2030-01-01'))).toBe('征集中')
  })
})

test('the document block says what is known, in order, and nothing else', () => {
  expect(documentBlock({ title: '通知' })).toEqual([])
  expect(documentBlock({ title: '通知', publishedOn: '2024-02-20', number: '武经信〔2024〕1号' })).toEqual([
    { label: '文号', value: '武经信〔2024〕1号' },
    { label: '发布日期', value: '2024年2月20日' },
  ])
})

test('the clauses that a story cites, each once', () => {
  expect(
    clausesCited(
      'a <ClauseRef id="3">x</ClauseRef> <ClauseRef id="5.2">y</ClauseRef> <ClauseRef id="3">z</ClauseRef>',
    ),
  ).toEqual(['3', '5.2'])
  expect(() => clausesCited('<ClauseRef id="9.9">')).toThrow('9.9')
})

test('the site is as new as its newest content, and no newer than today', () => {
  expect(newestDay(['2023-03-02', '2023-04-18', '2032-04-18'], '2026-11-29')).toBe('2023-04-18')
  expect(newestDay([], '2026-11-29')).toBeUndefined()
})
