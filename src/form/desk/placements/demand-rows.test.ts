import { expect, test } from 'vitest'
import type { FollowUpState } from '../follow-up/follow-up-state.ts'
import { demandRows, unplacedSelections } from './demand-rows.ts'
import { candidatesOf } from './expert-choices.ts'

type Demand = FollowUpState['demands'][number]
type Paired = FollowUpState['engagements'][number]

const engagement = (alias: string, stage: Paired['stage'], isReadable = true) =>
  ({
    alias,
    stage,
    isReadable,
    enterprise: {},
    placement: { file: `${alias}.yaml`, partial: { public: {}, private: { demand: 'k9m9xq' } } },
  }) as unknown as Paired

const demand = (id: string, engagements: Paired[], state: Demand['state'], partial = {}) => {
  const standing = engagements.findLast(({ stage }) => stage === state)
  return { entry: { id, partial }, engagements, standing, state } as unknown as Demand
}

const state = (demands: Demand[], others: Paired[] = [], sealed = 0) =>
  ({
    demands,
    engagements: [...demands.flatMap((each) => each.engagements), ...others],
    cycle: { cycle: undefined },
    counts: { placement: { files: 1, sealed } },
  }) as unknown as FollowUpState

test('a demand shows the one that goes on, and those that came to nothing', () => {
  const [failed, standing] = [engagement('aaaaaa', '未成'), engagement('bbbbbb', '已签约')]
  const partial = { public: { enterprise: { name: '武汉测试有限公司' }, expertRequest: { problem: '难题' } } }
  const [row] = demandRows(state([demand('k9m9xq', [failed, standing], '已签约', partial)]))
  expect(row).toMatchObject({
    name: '武汉测试有限公司',
    problem: '难题',
    engagement: standing,
    failed: [failed],
    state: '已签约',
    next: { what: 'start' },
  })
})

test.each([
  ['待对接', true],
  ['服务中', false],
  ['期满', false],
  ['未到岗', true],
  ['提前结束', true],
] as const)('another pair may begin while a demand is %s: %s', (stage, mayStart) => {
  const pairs = stage === '待对接' ? [] : [engagement('aaaaaa', stage)]
  expect(demandRows(state([demand('k9m9xq', pairs, stage)]))).toMatchObject([{ mayStart }])
})

test('while placements are sealed nobody knows whether one of them is its own', () => {
  const [row] = demandRows(state([demand('k9m9xq', [], '待对接')], [], 2))
  expect(row).toMatchObject({ name: '不公开名称的企业（k9m9xq）', state: undefined, next: undefined })
})

test('a pair whose demand is not known here has its own line; a sealed one has none', () => {
  const rows = demandRows(state([], [engagement('cccccc', '服务中'), engagement('dddddd', undefined, false)]))
  expect(rows.map(({ key, demand, state }) => [key, demand, state])).toEqual([
    ['cccccc', undefined, '服务中'],
  ])
})

test('candidates are offered where they can be read', () => {
  const candidates = [{ name: '甲', organization: '某大学', phone: '19900000001' }, { organization: '无名' }]
  const offered = candidatesOf({ partial: { private: { candidates } } } as never)
  expect(offered.map(({ label }) => label)).toEqual(['备选1：甲（某大学）'])
  expect(offered[0]!.values.get('private.expert.phone')).toBe('19900000001')
  expect(candidatesOf({ partial: {} } as never)).toEqual([])
})

test('pairs of the list that nothing is recorded of are told for the own district, unless some placement is sealed', () => {
  const list = ['hongshan', 'hongshan', 'wuchang'].map((district) => ({ district }))
  const paired = Object.assign(engagement('aaaaaa', '已入选'), { selection: list[0] })
  const of = (sealed: number) => {
    const all = Object.assign(state([], [paired], sealed), { cycle: { selections: { list } } })
    return unplacedSelections(all as never, 'hongshan')
  }
  expect(of(0)).toEqual([list[1]])
  expect(of(1)).toEqual([])
})
