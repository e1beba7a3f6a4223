import { getCollection } from 'astro:content'
import type { PublicDistrict } from '../../content.config.ts'

/**
 * The reporting units. A collection comes back in the order of its ids, so the order of the 行政区划代码
 * stands in for that of districts.yaml, and units without a code follow.
 */
export async function reportingUnits(): Promise<PublicDistrict[]> {
  const units = (await getCollection('districts')).map(({ data }) => data)
  const rank = ({ code = '999999' }: PublicDistrict) => Number(code)
  return units.sort((a, b) => rank(a) - rank(b))
}
