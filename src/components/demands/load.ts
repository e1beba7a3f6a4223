import { getCollection } from 'astro:content'
import type { PublicDistrict } from '../../content.config.ts'
import type { PublicDemand } from '../../domain/public.ts'
import { buildTime } from '../shared/china-time.ts'
import { reportingUnits } from '../shared/districts.ts'
import { once } from '../shared/once.ts'
import {
  type DemandItem,
  demandItem,
  districtNames,
  type Facet,
  facetsWithCounts,
  listed,
} from './catalogue.ts'
import { statusAt } from './status.ts'

export interface LoadedCatalogue {
  demands: PublicDemand[]
  items: DemandItem[]
  /** Those of one `facet:value`. */
  itemsWith: (facet: string) => readonly DemandItem[]
  facets: Facet[]
  districts: readonly PublicDistrict[]
}

/** The catalogue's data, made once for all the pages that show it. */
export const loadCatalogue = once(load)

async function load(): Promise<LoadedCatalogue> {
  const [entries, cycles, districts] = await Promise.all([
    getCollection('demands'),
    getCollection('cycles'),
    reportingUnits(),
  ])
  const demands = listed(entries.map(({ data }) => data))
  const nameOf = districtNames(districts)
  const cycleOf = new Map(cycles.map(({ id, data }) => [id, data]))
  const now = buildTime()
  const items = demands.map((demand) =>
    demandItem(demand, nameOf, statusAt(demand, cycleOf.get(demand.year), now)),
  )
  const byFacet = new Map<string, DemandItem[]>()
  for (const item of items) {
    for (const facet of item.facets) {
      const list = byFacet.get(facet)
      if (list) list.push(item)
      else byFacet.set(facet, [item])
    }
  }
  return {
    demands,
    items,
    itemsWith: (facet) => byFacet.get(facet) ?? [],
    facets: facetsWithCounts(items, districts),
    districts,
  }
}
