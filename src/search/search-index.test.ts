import { beforeAll, describe, expect, test } from 'vitest'
import { demandItem, listed } from '../components/demands/catalogue.ts'
import { readTable } from '../components/search/facet-table.ts'
import { type PublicDemand, publicDemands } from '../domain/public-demand.ts'
import { readSoundLedger } from '../node/check-folder.ts'
import { recordOf } from './record.ts'
import { priorityOf, tableOf } from './write-table.ts'

let projected: PublicDemand[]
let demands: PublicDemand[]
beforeAll(async () => {
  const { cycles } = await readSoundLedger('.')
  projected = [...cycles.values()].flatMap((cycle) => publicDemands(cycle))
  demands = listed(projected)
})
const entriesOf = (some: PublicDemand[]) =>
  some.map((demand) => ({ demand, item: demandItem(demand, (slug) => slug) }))

/** As the browser has it. */
const tableFor = (some: PublicDemand[]) => readTable(tableOf(entriesOf(some)))

/** The facets and values that the table gives an entry. */
function facetsOf(id: string): string[] {
  const table = tableFor(demands)
  const row = demands.findIndex((demand) => demand.id === id)
  return Object.entries(table.facets).flatMap(([key, values]) =>
    Object.entries(values).flatMap(([value, rows]) => (rows.includes(row) ? [`${key}:${value}`] : [])),
  )
}

describe('the table', () => {
  test('a withdrawn entry is in no list and in no index', () => {
    const withdrawn = projected.filter(({ status }) => status === '已撤回')
    expect(withdrawn.length).toBeGreaterThan(0)
    expect(demands).toHaveLength(projected.length - withdrawn.length)
  })

  test('of anonymous entries it tells no district and no industry that their labels hide', () => {
    const anonymous = demands.filter(({ identity }) => identity?.named === false)
    expect(anonymous.filter(({ identity }) => !identity?.district).length).toBeGreaterThan(0)
    for (const { id, identity } of anonymous) {
      const told = facetsOf(id)
      expect(told.some((facet) => facet.startsWith('district:'))).toBe(identity?.district !== undefined)
      expect(told.some((facet) => facet.startsWith('industry:'))).toBe(identity?.industry !== undefined)
    }
  })

  test('gives every entry the facets of its item, and no other', () => {
    for (const { demand, item } of entriesOf(demands)) {
      expect(facetsOf(demand.id).sort()).toEqual([...item.facets].sort())
    }
  })

  test('those with both marks of clause 6.2 come first, then those with one; the newest of them before', () => {
    const { priority } = tableFor(demands)
    const ranks = priority.map((row) => [-priorityOf(demands[row]!), row])
    expect(new Set(ranks.map(([rank]) => rank)).size).toBeGreaterThan(1)
    expect(ranks).toEqual([...ranks].sort(([a, b], [c, d]) => a! - c! || b! - d!))
  })
})

test('a record has the texts of the projection, and an anonymous one no name of an institution', () => {
  for (const { demand, item } of entriesOf(demands)) {
    const { texts, entry } = recordOf(demand, item)
    const problem = demand.expertRequest ? [demand.expertRequest.problem] : []
    for (const text of [...problem, ...(demand.challenges ?? []).map(({ description }) => description)]) {
      expect(texts).toContain(text)
      expect(entry.text).toContain(text)
    }
    if (demand.identity?.named === false) expect(demand.research?.institutions ?? []).toEqual([])
  }
})
