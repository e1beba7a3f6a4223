import { getCollection, getEntry } from 'astro:content'
import type { Cycle } from '../../domain/cycle.ts'
import type { DeskContext, OpenDemands } from '../../form/desk/context.ts'
import { openData } from '../../text/desk.ts'
import { reportingUnits } from '../shared/districts.ts'
import { knownDemands } from '../shared/known-demands.ts'
import { newestCycle } from '../shared/newest.ts'

/** Published demands of every cycle: newest year first, then as the catalogue has them. */
export async function openDemands(): Promise<OpenDemands> {
  const demands = [...(await knownDemands()).values()].map(({ demand }) => demand)
  const key = (one: (typeof demands)[number]) => [one.year, one.submittedOn, one.id] as const
  demands.sort((a, b) => {
    const at = key(a).findIndex((part, index) => part !== key(b)[index])
    if (at < 0) return 0
    const isBefore = key(a)[at]! < key(b)[at]!
    // Years and days fall, ids rise.
    return isBefore === (at === 2) ? -1 : 1
  })
  return { source: openData.source, demands }
}

export async function deskContext(): Promise<DeskContext> {
  const { noticeTitle: _, selected: __, ...cycle } = await newestCycle()
  const districts = (await reportingUnits()).map(({ slug, name, shortName, office }) => ({
    slug,
    name,
    shortName,
    office,
  }))
  const { host, privatePart, recipients, forge } = (await getEntry('site', 'site'))!.data
  const selections = (await getCollection('selections')).map(({ data }) => data)
  selections.sort((a, b) => Number(a.year) - Number(b.year))
  return { cycle: cycle as Cycle, districts, site: { host, privatePart, recipients, forge }, selections }
}
