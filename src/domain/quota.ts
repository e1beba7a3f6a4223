import type { District } from './district.ts'
import { asksForExpert } from './engagement.ts'
import type { CycleLedger } from './ledger.ts'

/** 四（四）名额测算: the city against the province, the districts against the city. */

/** The city's share: `demands` · `provincePlaces` / `provinceDemands`. */
export interface Quota {
  /** Standing demands that ask for an expert. */
  demands: number
  provinceDemands: number
  provincePlaces: number
  /** The share rounded down and up: largest remainder needs all cities' numbers, which a city does not have. */
  least: number
  most: number
}

export function quotaOf({ cycle, entries }: Pick<CycleLedger, 'cycle' | 'entries'>): Quota | undefined {
  const demands = entries.filter(asksForExpert).length
  return quotaFor(demands, cycle?.quota)
}

export function quotaFor(
  demands: number,
  quota: { provinceDemands?: number | undefined; provincePlaces?: number | undefined } | undefined,
): Quota | undefined {
  const { provinceDemands, provincePlaces } = quota ?? {}
  if (provinceDemands === undefined || provincePlaces === undefined) return undefined
  const [least, remainder] = divided(demands * provincePlaces, provinceDemands)
  return { demands, provinceDemands, provincePlaces, least, most: least + (remainder > 0 ? 1 : 0) }
}

/** The places of one district, by largest remainder (Hare–Niemeyer). */
export interface DistrictQuota {
  slug: string
  demands: number
  /** The share is `whole` + `remainder` / `divisor`. */
  whole: number
  remainder: number
  divisor: number
  /** What is certain; with `tied` one more, if the city decides so. */
  places: number
  /** Has the same remainder as others, and not all of them can have the last places. */
  tied: boolean
}

/**
 * Largest remainder in integers over the districts' counts, in their order. A tie over the last places is never drawn: those who
 * share it are `tied`, and `open` places are left to the city.
 */
export function districtQuotas(
  counts: readonly { slug: string; demands: number }[],
  places: number,
): { rows: DistrictQuota[]; open: number } {
  const divisor = counts.reduce((sum, { demands }) => sum + demands, 0)
  if (divisor === 0) return { rows: [], open: places }
  const rows = counts.map(({ slug, demands }): DistrictQuota => {
    const [whole, remainder] = divided(demands * places, divisor)
    return { slug, demands, whole, remainder, divisor, places: whole, tied: false }
  })
  let open = places - rows.reduce((sum, { whole }) => sum + whole, 0)
  const remainders = [...new Set(rows.map(({ remainder }) => remainder))].sort((a, b) => b - a)
  for (const remainder of remainders) {
    if (open === 0) break
    const alike = rows.filter((row) => row.remainder === remainder)
    if (alike.length <= open) {
      for (const row of alike) row.places += 1
      open -= alike.length
      continue
    }
    for (const row of alike) row.tied = true
    break
  }
  return { rows, open }
}

/** Counts for `districtQuotas`, by the official list; `districtOf` of each standing demand that asks for an expert. */
export function countsByDistrict(
  districts: readonly Pick<District, 'slug'>[],
  asking: readonly { district: string }[],
): { slug: string; demands: number }[] {
  return districts.map(({ slug }) => ({
    slug,
    demands: asking.filter(({ district }) => district === slug).length,
  }))
}

function divided(dividend: number, divisor: number): [whole: number, remainder: number] {
  const whole = Math.floor(dividend / divisor)
  return [whole, dividend - whole * divisor]
}
