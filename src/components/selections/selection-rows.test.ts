import { expect, test } from 'vitest'
import type { PublicDemand } from '../../domain/public-demand.ts'
import type { Selection } from '../../domain/selections.ts'
import type { Story } from '../../domain/showcase.ts'
import { selectionRows } from './selection-rows.ts'

const CODE = '91420111MAFAKE991B'

const selection = (name: string, creditCode?: string): Selection => ({
  expert: { name: '申某某', organization: '某某大学' },
  enterprise: { name, ...(creditCode && { creditCode }) },
  district: 'hongshan',
  term: { from: '2023-06-01', to: '2025-05-31' },
})
const demand = (id: string, name: string | undefined, year = '2023') =>
  ({
    id,
    year,
    identity: name === undefined ? { named: false } : { named: true, name, district: '', industry: '' },
  }) as PublicDemand
const story = (enterprise: string, cycle = '2023') => ({
  story: { enterprise, cycle } as Story,
  href: enterprise,
})

const linksOf = (list: Selection[], demands: PublicDemand[], stories = [story('别家')]) =>
  selectionRows('2023', list, { demands, stories, districtName: (slug) => slug }).map((row) => [
    row.demand?.replace(/^.*(?=2023)/, ''),
    row.story,
  ])

test('a line leads to the demand of that code or that name, and to the story', () => {
  const list = [selection('武汉甲', CODE), selection('武汉 乙'), selection('武汉丙')]
  const demands = [
    demand(CODE, '武汉甲改名'),
    demand('x', '武汉乙'),
    demand('y', '武汉乙'),
    demand('z', '武汉丙', '2022'),
  ]
  expect(linksOf(list, demands, [story('武汉乙'), story('武汉丙', '2022')])).toEqual([
    [`2023/${CODE}/`, undefined],
    ['2023/x/', '武汉乙'],
    [undefined, undefined],
  ])
})

test('an anonymous demand is never linked: it would be named by that', () => {
  expect(linksOf([selection('武汉甲', 'k7m2xq')], [demand('k7m2xq', undefined)])).toEqual([
    [undefined, undefined],
  ])
})
