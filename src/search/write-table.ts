import type { DemandItem } from '../components/demands/catalogue.ts'
import { gapsOf, type Table, type TableFile } from '../components/search/facet-table.ts'
import { facetKeys } from '../components/search/query.ts'
import type { PublicDemand } from '../domain/public-demand.ts'

/** The table of a catalogue in its order, newest first. */
export function tableOf(entries: readonly { demand: PublicDemand; item: DemandItem }[]): TableFile {
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
  const priority = entries.map(({ demand }) => priorityOf(demand))
  const ranks = [2, 1, 0].map((rank) => gapsOf([...entries.keys()].filter((row) => priority[row] === rank)))
  return { size: entries.length, facets, ranks }
}

/** From 0 to 2. Clause 6.2: “专精特新” enterprises, and those with an institution of research, are recommended first. */
export function priorityOf({ honors = [], research }: PublicDemand): number {
  return Number(honors.some((honor) => honor.includes('专精特新'))) + Number(research?.present === true)
}
