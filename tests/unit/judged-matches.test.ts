import { expect, test } from 'vitest'
import {
  comparisons,
  industryScores,
  longEnough,
  placeOf,
  rightlyOrdered,
  textScores,
} from '../../scripts/match-report/compared.ts'
import { judgements, readJudgedPairs } from '../../scripts/match-report/judged-pairs.ts'
import { ledger } from '../support/sample-ledger.ts'

/** Pairs that were judged by reading, before the ranking was there. Samples are few and fictional: these are floors, no goals. */

const cycle = ledger.cycles.get('2023')!
const judged = readJudgedPairs('tests/fixtures/match/judged-pairs.tsv')
const experts = longEnough(cycle).map(({ alias }) => alias)
const pairs = judged.filter(({ expert }) => experts.includes(expert))
const [byText, byIndustry] = [textScores(cycle), industryScores(cycle)]

test('sixty pairs, each once, of demands and experts that are there, with every judgement', () => {
  expect(judged).toHaveLength(60)
  expect(new Set(judged.map(({ demand, expert }) => `${demand} ${expert}`)).size).toBe(60)
  const demands = new Set(cycle.entries.map(({ district, id }) => `${district}/${id}`))
  const known = new Set(cycle.experts.map(({ alias }) => alias))
  expect(judged.filter(({ demand, expert }) => !demands.has(demand) || !known.has(expert))).toEqual([])
  for (const word of judgements) {
    expect([word, judged.filter(({ judgement }) => judgement === word).length >= 10]).toEqual([word, true])
  }
})

test.each(comparisons)('%s stands before %s more often than by the industry alone', (better, worse) => {
  const own = rightlyOrdered(pairs, byText, [better, worse])
  const other = rightlyOrdered(pairs, byIndustry, [better, worse])
  expect(own.all).toBeGreaterThanOrEqual(9)
  expect(own.right).toBeGreaterThan(other.right)
})

test('who fits is among the first five of all', () => {
  const fit = pairs.filter(({ judgement }) => judgement === 'fit')
  const places = fit.map((pair) => placeOf(byText, pair, experts))
  expect(places.filter((place) => place > 5)).toEqual([])
})
