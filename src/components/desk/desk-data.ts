import { getCollection } from 'astro:content'
import type { Cycle } from '../../domain/cycle.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { DeskContext } from '../../form/desk/state/context.ts'
import { type PublishedEntry, publishedEntry } from '../../form/desk/state/published.ts'
import { openDemands } from '../data/open-demands.ts'
import { cyclesByYear, newestCycle, reportingUnits, siteSettings } from '../shared/collections.ts'
import { routes } from '../shared/routes.ts'

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
  const { city, province, areaCode, host, contact, privatePart, recipients, forge } = await siteSettings()
  const selections = (await getCollection('selections')).map(({ data }) => data)
  selections.sort((a, b) => Number(a.year) - Number(b.year))
  const locality = { city, ...(province && { province }), ...(areaCode && { areaCode }) }
  const site = { ...locality, host, ...(contact && { contact }), privatePart, recipients, forge }
  const publishedAt = [...(await publishedByYear()).keys()].map(routes.deskPublished)
  return {
    cycle: cycle as Cycle,
    districts,
    site,
    selections,
    publishedAt,
    contextAt: routes.deskContext,
    cyclesAt: routes.deskCycles,
  }
}

/** Every year with settings, the newest first: what follows the collection goes on for years. */
export async function deskCycles(): Promise<Cycle[]> {
  const cycles = [...(await cyclesByYear()).values()].sort((a, b) => b.year - a.year)
  return cycles.map(({ noticeTitle: _, notice: __, selected: ___, placed: ____, ...cycle }) => cycle as Cycle)
}
