import { getCollection } from 'astro:content'
import type { PublicDistrict } from '../../content.config.ts'
import type { PublicDemand } from '../../domain/public.ts'
import { buildTime } from '../shared/china-time.ts'
import { reportingUnits } from '../shared/districts.ts'
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
  facets: Facet[]
  districts: PublicDistrict[]
}

let loading: Promise<LoadedCatalogue> | undefined

/** The catalogue's data, made once for all the pages that show it. */
export function loadCatalogue(): Promise<LoadedCatalogue> {
  if (import.meta.env.DEV) return load()
  loading ??= load()
  return loading
}

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
  return { demands, items, facets: facetsWithCounts(items, districts), districts }
}
