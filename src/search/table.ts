import type { DemandItem } from '../components/demands/catalogue.ts'
import { facetKeys } from '../components/search/query.ts'
import { gapsOf, type Table } from '../components/search/table.ts'
import type { PublicDemand } from '../domain/public.ts'

/** The table of a catalogue in its order, newest first; `idOf` knows the names that Pagefind gave. */
export function tableOf(
  entries: readonly { demand: PublicDemand; item: DemandItem }[],
  idOf: (demand: PublicDemand) => string,
): Table {
  const facets: Table['facets'] = {}
  for (const key of facetKeys) {
    const values: Record<string, number[]> = {}
    for (const [row, { item }] of entries.entries()) {
      for (const facet of item.facets) {
        if (!facet.startsWith(`${key}:`)) continue
        const value = facet.slice(key.length + 1)
        values[value] ??= []
        values[value].push(row)
      }
    }
    facets[key] = Object.fromEntries(Object.entries(values).map(([value, rising]) => [value, gapsOf(rising)]))
  }
  const rank = entries.map(({ demand }) => priorityOf(demand))
  const priority = [...entries.keys()].sort((a, b) => rank[b]! - rank[a]! || a - b)
  return { ids: entries.map(({ demand }) => idOf(demand)), facets, priority }
}

/** Clause 6.2: “专精特新” enterprises, and those with an institution of research, are recommended first. */
export function priorityOf({ honors = [], research }: PublicDemand): number {
  return Number(honors.some((honor) => honor.includes('专精特新'))) + Number(research?.present === true)
}
