import { expect, test } from 'vitest'
import { type Answered, answerAll, figuresOf } from '../../scripts/search-report/answered.ts'
import { readJudged } from '../../scripts/search-report/judged.ts'
import { ownSearch } from '../../scripts/search-report/own-search.ts'

/** The half of the judged list that was not looked at while the ranking was tuned. */
const { search, demands } = await ownSearch('.')
const judged = readJudged('tests/fixtures/search/judged.tsv')
const held = await answerAll(
  judged.filter(({ half }) => half === 'held'),
  search,
)
const kinds = [...new Set(judged.map(({ kind }) => kind))]
const missed = (answered: readonly Answered[]) =>
  answered
    .filter(({ place }) => place === 0 || place > 5)
    .map(({ query, found }) => [query, found.slice(0, 5)])

test('the list has ten of each kind and more, half of it held back, and no id that is not there', () => {
  for (const kind of kinds) {
    const own = judged.filter((one) => one.kind === kind)
    expect([kind, own.length >= 10]).toEqual([kind, true])
    const halves = own.filter(({ half }) => half === 'held').length - own.length / 2
    expect([kind, Math.abs(halves)]).toEqual([kind, 0])
  }
  const ids = new Set(demands.map(({ id }) => id))
  const unknown = judged
    .flatMap(({ expected }) => expected)
    .filter((one) => !one.startsWith('/') && !ids.has(one))
  expect(unknown).toEqual([])
})

test('the goals hold on the half that was held back', () => {
  const { top1, top5 } = figuresOf(held)
  expect(top5, JSON.stringify(missed(held))).toBeGreaterThanOrEqual(0.95)
  expect(top1).toBeGreaterThanOrEqual(0.85)
})

test.each(kinds)('%s: among the first five in at least 80 %%', (kind) => {
  const own = held.filter((one) => one.kind === kind)
  expect(figuresOf(own).top5, JSON.stringify(missed(own))).toBeGreaterThanOrEqual(0.8)
})

test('the goals hold on the queries of somebody who walked through, each kind by itself', async () => {
  const walked = await answerAll(readJudged('tests/fixtures/search/walked.tsv'), search)
  for (const kind of new Set(walked.map((one) => one.kind))) {
    const own = walked.filter((one) => one.kind === kind)
    const { top1, top5 } = figuresOf(own)
    expect([kind, top1 >= 0.8, top5 >= 0.95], JSON.stringify(missed(own))).toEqual([kind, true, true])
  }
})

test('the last list of phrases out of the long texts is found too', async () => {
  const { phrases } = await import('../fixtures/search-phrases.ts')
  const answered = await answerAll(
    phrases.map(([query, id]) => ({ query, expected: [id], kind: 'phrase', half: 'held' as const })),
    search,
  )
  expect(missed(answered)).toEqual([])
})
