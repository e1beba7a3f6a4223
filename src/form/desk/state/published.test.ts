import { expect, test } from 'vitest'
import { ledger as samples } from '../../../../tests/support/sample-ledger.ts'
import { pathOf } from '../../../domain/kinds.ts'
import { buildLedger, type Source } from '../../../domain/ledger.ts'
import { type PublicDemand, publicDemands } from '../../../domain/public-demand.ts'
import { rulesOfCycle } from '../../../domain/rules/index.ts'
import type { Tree } from '../../../domain/tree.ts'
import { publishedEntry, publishedSource } from './published.ts'

/** Named ones of the samples, and each again: as another enterprise's, in a year before, under a second code. */
async function demandsWithCopies(): Promise<PublicDemand[]> {
  const named = [...samples.cycles.values()]
    .flatMap((cycle) => publicDemands(cycle))
    .filter(({ identity }) => identity?.named)
  const under = (one: PublicDemand, start: string, year = one.year) => ({
    ...one,
    year,
    id: `${start}${one.id.slice(1)}`,
  })
  return named.flatMap((one) => [one, under(one, 'A'), under(one, 'B', '2022')])
}

/** All that is public of it. */
function wholeSource({ id, year, identity, ...publicPart }: PublicDemand): Source {
  const params = { year, district: identity!.district!, id }
  const name = identity?.named ? identity.name : ''
  const partial = { public: { ...publicPart, enterprise: { name } } }
  const file = pathOf('demand', params)
  return {
    file,
    kind: 'demand',
    params,
    value: undefined,
    partial,
    tree: partial as unknown as Tree,
  } as unknown as Source
}

function published(sources: readonly Source[]) {
  const ledger = buildLedger(sources)
  const cycle = ledger.cycles.get('2023')!
  return rulesOfCycle.flatMap(({ check }) => [...check(cycle, ledger)])
}

test('the rules that compare say of what the desk loads what they say of the whole', async () => {
  const demands = await demandsWithCopies()
  const whole = published(demands.map(wholeSource))
  expect(new Set(whole.map(({ code }) => code))).toContain('duplicate-enterprise')
  expect(whole.filter(({ code }) => code === 'similar-challenge').length).toBeGreaterThan(10)
  const entries = demands.map(publishedEntry)
  expect(published(entries.map(publishedSource))).toEqual(whole)
  // With a text missing they would not.
  const poorer = entries.map(({ descriptions: _, ...entry }) => publishedSource(entry))
  expect(published(poorer)).not.toEqual(whole)
})

test('beside the texts that are compared an entry costs a line, whatever else it says', async () => {
  const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value))
  for (const demand of await demandsWithCopies()) {
    const entry = publishedEntry(demand)
    const texts = [entry.name ?? '', entry.problem ?? '', ...(entry.descriptions ?? [])].map(size)
    expect(size(entry) - texts.reduce((sum, each) => sum + each, 0)).toBeLessThan(140)
    const more = { ...demand, honors: Array(1000).fill('高新技术企业') }
    expect(size(publishedEntry(more))).toBe(size(entry))
  }
})
