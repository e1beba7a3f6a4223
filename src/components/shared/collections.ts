import { getCollection, getEntry } from 'astro:content'
import type { PublicCycle, PublicDistrict, PublicSite } from '../../content.config.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'

/** The settings of the site, which every page shows. */
export const siteSettings = async (): Promise<PublicSite> => (await getEntry('site', 'site'))!.data

/** Every published demand, the withdrawn ones too, in no order. */
export const publicDemands = async (): Promise<PublicDemand[]> =>
  (await getCollection('demands')).map(({ data }) => data)

/** The reporting units in their official order. */
export async function reportingUnits(): Promise<PublicDistrict[]> {
  const units = (await getCollection('districts')).map(({ data }) => data)
  return units.sort((a, b) => a.order - b.order)
}

/** Every cycle that has settings, by year. */
export async function cyclesByYear(): Promise<ReadonlyMap<string, PublicCycle>> {
  return new Map((await getCollection('cycles')).map(({ id, data }) => [id, data]))
}

/** Cycles with a notice, the newest first. */
export async function cyclesWithNotice(): Promise<PublicCycle[]> {
  const cycles = (await getCollection('cycles')).map(({ data }) => data)
  return cycles.filter(({ noticeTitle }) => noticeTitle !== undefined).sort((a, b) => b.year - a.year)
}

/** The cycle that the home page is about. */
export async function newestCycle(): Promise<PublicCycle> {
  const [newest] = await cyclesWithNotice()
  if (!newest) throw new Error('content/cycles has no year with both cycle.yaml and notice.mdx')
  return newest
}

/** The year of the newest notice. */
export const newestNotice = async (): Promise<number> => (await newestCycle()).year
