import type { PublicDistrict } from '../../content.config.ts'
import type { PublicDemand } from '../../domain/public.ts'
import { buildTime } from '../shared/china-time.ts'
import { reportingUnits } from '../shared/districts.ts'
import { knownCycles } from '../shared/known-cycles.ts'
import { knownDemands } from '../shared/known-demands.ts'
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
  const [known, cycleOf, districts] = await Promise.all([knownDemands(), knownCycles(), reportingUnits()])
  const demands = listed([...known.values()].map(({ demand }) => demand))
  const nameOf = districtNames(districts)
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
