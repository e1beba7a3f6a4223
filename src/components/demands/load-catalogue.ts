import { type Facet, facetsWithCounts } from '../../catalogue/catalogue.ts'
import { type DemandItem, demandItem, listed } from '../../catalogue/demand-item.ts'
import { districtNames } from '../../catalogue/identity-line.ts'
import { statusAt } from '../../catalogue/status.ts'
import type { PublicDistrict } from '../../content.config.ts'
import type { NumberedDemand } from '../../domain/demand-number.ts'
import { buildTime } from '../shared/china-time.ts'
import { cyclesByYear, once, publicDemands, reportingUnits } from '../shared/collections.ts'
import { routes } from '../shared/routes.ts'

export interface LoadedCatalogue {
  demands: readonly NumberedDemand[]
  items: readonly DemandItem[]
  /** Those of one `facet:value`. */
  itemsWith: (facet: string) => DemandItem[]
  facets: Facet[]
  districts: readonly PublicDistrict[]
}

/** The catalogue's data. */
export const loadCatalogue = once(async (): Promise<LoadedCatalogue> => {
  const [all, cycles, districts] = await Promise.all([publicDemands(), cyclesByYear(), reportingUnits()])
  const demands = listed(all)
  const nameOf = districtNames(districts)
  const now = buildTime()
  const items = demands.map((demand) =>
    demandItem(demand, nameOf, statusAt(demand, cycles.get(demand.year), now)),
  )
  return {
    demands,
    items,
    itemsWith: (facet) => items.filter(({ facets }) => facets.includes(facet)),
    facets: facetsWithCounts(items, districts, routes),
    districts,
  }
})
