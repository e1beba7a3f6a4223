import { getCollection } from 'astro:content'
import type { PublicDistrict } from '../../content.config.ts'

/** The reporting units in their official order. */
export async function reportingUnits(): Promise<PublicDistrict[]> {
  const units = (await getCollection('districts')).map(({ data }) => data)
  return units.sort((a, b) => a.order - b.order)
}
