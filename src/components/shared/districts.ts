import { getCollection } from 'astro:content'
import type { PublicDistrict } from '../../content.config.ts'
import { once } from './once.ts'

/** The reporting units in their official order. */
export const reportingUnits = once(async (): Promise<readonly PublicDistrict[]> => {
  const units = (await getCollection('districts')).map(({ data }) => data)
  return units.sort((a, b) => a.order - b.order)
})
