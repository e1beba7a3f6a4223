import { getCollection, getEntry } from 'astro:content'
import type { PublicCycle, PublicDistrict, PublicSite } from '../../content.config.ts'
import type { NumberedDemand } from '../../domain/demand-number.ts'

/**
 * Read once in a build: Astro copies a collection whenever it is asked for one, and every page asks. While
 * somebody writes content it is read each time. What comes back is shared, so nobody changes it.
 */
export function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | undefined
  return () => {
    if (import.meta.env.DEV) return read()
    known ??= read()
    return known
  }
}

/** The settings of the site, which every page shows. */
export const siteSettings = once(async (): Promise<PublicSite> => (await getEntry('site', 'site'))!.data)

/** Every published demand, the withdrawn ones too, in no order. */
export const publicDemands = once(
  async (): Promise<readonly NumberedDemand[]> => (await getCollection('demands')).map(({ data }) => data),
)

/** The reporting units in their official order. */
export const reportingUnits = once(async (): Promise<readonly PublicDistrict[]> => {
  const units = (await getCollection('districts')).map(({ data }) => data)
  return units.sort((a, b) => a.order - b.order)
})

/** Every cycle that has settings, by year. */
export const cyclesByYear = once(
  async (): Promise<ReadonlyMap<string, PublicCycle>> =>
    new Map((await getCollection('cycles')).map(({ id, data }) => [id, data])),
)

/** Cycles with a notice, the newest first. */
export async function cyclesWithNotice(): Promise<PublicCycle[]> {
  const cycles = [...(await cyclesByYear()).values()]
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
