import { describe, expect, test } from 'vitest'
import type { PublicDemand, PublicIdentity } from './public-demand.ts'
import type { Selection } from './selections.ts'
import type { Story } from './showcase.ts'
import { demandOfStory, selectionOfStory, storyOfDemand } from './story-links.ts'

const CODE = '91420111MAFAKE991B'
const story = {
  expert: '申某某副教授',
  organization: '某某大学',
  enterprise: '武汉测试光电有限公司',
  cycle: '2023',
  demand: CODE,
  consent: { given: true, on: '2023-12-01' },
} as Story
const named: PublicIdentity = {
  named: true,
  name: '武汉测试光电有限公司',
  district: 'hongshan',
  industry: '光电子信息',
}
const demand = { id: CODE, year: '2023', identity: named } as PublicDemand
const refused = { ...story, consent: { given: false, on: '2023-12-01' } }

describe('a story and the demand that it grew from lead to each other', () => {
  const tied = (of: Story, one: PublicDemand) => [
    demandOfStory(of, [one]) === one,
    storyOfDemand(one, [{ story: of }]) !== undefined,
  ]

  test('the same code in the same year', () => expect(tied(story, demand)).toEqual([true, true]))

  test.each<[string, Story, PublicDemand]>([
    ['another year', story, { ...demand, year: '2022' }],
    ['another enterprise', { ...story, demand: '91420111MAFAKE992E' }, demand],
    [
      'an anonymous demand',
      { ...story, demand: 'k7m2xq' },
      { ...demand, id: 'k7m2xq', identity: { named: false } },
    ],
    ['a withdrawn demand', story, { id: CODE, year: '2023', status: '已撤回', submittedOn: '2023-03-01' }],
    ['no consent', refused, demand],
  ])('not: %s', (_, of, one) => expect(tied(of, one)).toEqual([false, false]))
})

describe('the term of a story is that of the published list', () => {
  const selection: Selection = {
    expert: { name: '申某某', organization: '某某大学' },
    enterprise: { name: '武汉测试光电有限公司' },
    district: 'hongshan',
    term: { from: '2023-06-01', to: '2025-05-31' },
  }
  test('of the same expert, whatever title, at the same enterprise', () => {
    expect(selectionOfStory(story, [selection])).toBe(selection)
  })

  test.each<[string, Story, Selection]>([
    ['another expert', story, { ...selection, expert: { name: '甲某某', organization: '某某大学' } }],
    ['another enterprise', story, { ...selection, enterprise: { name: '武汉别家' } }],
    ['no consent', refused, selection],
  ])('not: %s', (_, of, one) => expect(selectionOfStory(of, [one])).toBeUndefined())
})
