import type { PublicCycle, PublicDistrict } from '../../content.config.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { countsByDistrict, type DistrictQuota, districtQuotas, quotaFor } from '../../domain/quota.ts'
import { quotaText } from '../../text/stats.ts'

export interface QuotaView {
  sentence: string
  /** By largest remainder, of what is published: who does not tell the district is in no row. */
  districts?: { title: string; rows: (DistrictQuota & { name: string })[]; hidden: number }
}

/** 名额测算 of a cycle; undefined before the province's numbers are known. `demands`: of the cycle, as the site shows them. */
export function quotaView(
  { quota }: Pick<PublicCycle, 'quota'>,
  demands: readonly PublicDemand[],
  units: readonly PublicDistrict[],
): QuotaView | undefined {
  const asking = demands.filter(({ expertRequest }) => expertRequest !== undefined)
  const city = quotaFor(asking.length, quota)
  if (!city) return undefined
  const share = ((city.demands * city.provincePlaces) / city.provinceDemands).toFixed(2)
  const places = quota?.places
  const sentence = quotaText.city(city.demands, share, city.least, city.most, places)
  if (places === undefined) return { sentence }
  const placed = asking.flatMap(({ identity }) =>
    identity?.district ? [{ district: identity.district }] : [],
  )
  const nameOf = new Map(units.map(({ slug, name }) => [slug, name]))
  const { rows } = districtQuotas(countsByDistrict(units, placed), places)
  const shown = rows.filter(({ demands: count }) => count > 0)
  return {
    sentence,
    districts: {
      title: quotaText.districts(places),
      rows: shown.map((row) => ({ ...row, name: nameOf.get(row.slug) ?? row.slug })),
      hidden: asking.length - placed.length,
    },
  }
}
