import { getCollection } from 'astro:content'
import type { Cycle } from '../../domain/cycle.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import type { DeskContext } from '../../form/desk/context.ts'
import { type PublishedEntry, publishedEntry } from '../../form/desk/published.ts'
import { openData } from '../../text/desk.ts'
import { newestCycle, once, publicDemands, reportingUnits, siteSettings } from '../shared/collections.ts'
import { routes } from '../shared/routes.ts'

/** `/data/demands.json`: the open data. */
export interface OpenDemands {
  /** Where it comes from, in one sentence. */
  source: string
  demands: PublicDemand[]
}

/** Published demands of every cycle: newest year first, then as the catalogue has them. */
export const openDemands = once(async (): Promise<OpenDemands> => {
  const demands = [...(await publicDemands())]
  const key = (one: (typeof demands)[number]) => [one.year, one.submittedOn, one.id] as const
  demands.sort((a, b) => {
    const at = key(a).findIndex((part, index) => part !== key(b)[index])
    if (at < 0) return 0
    const isBefore = key(a)[at]! < key(b)[at]!
    // Years and days fall, ids rise.
    return isBefore === (at === 2) ? -1 : 1
  })
  return { source: openData.source, demands }
})

/** What the desk compares with; the newest year first. */
export async function publishedByYear(): Promise<Map<string, PublishedEntry[]>> {
  const { demands } = await openDemands()
  return groupBy(demands.map(publishedEntry), ({ year }) => year)
}

export async function deskContext(): Promise<DeskContext> {
  const { noticeTitle: _, selected: __, ...cycle } = await newestCycle()
  const districts = (await reportingUnits()).map(({ slug, name, shortName, office, responsePhone }) => {
    return { slug, name, shortName, office, ...(responsePhone && { responsePhone }) }
  })
  const { city, province, areaCode, host, privatePart, recipients, forge } = await siteSettings()
  const selections = (await getCollection('selections')).map(({ data }) => data)
  selections.sort((a, b) => Number(a.year) - Number(b.year))
  const locality = { city, ...(province && { province }), ...(areaCode && { areaCode }) }
  const site = { ...locality, host, privatePart, recipients, forge }
  const publishedAt = [...(await publishedByYear()).keys()].map(routes.deskPublished)
  return { cycle: cycle as Cycle, districts, site, selections, publishedAt }
}
