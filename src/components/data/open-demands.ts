import { districtNames } from '../../catalogue/identity-line.ts'
import type { NumberedDemand } from '../../domain/demand-number.ts'
import { openData } from '../../text/desk.ts'
import type { CsvContext } from '../../text/open-data.ts'
import { once, publicDemands, reportingUnits } from '../shared/collections.ts'
import { absolute, routes } from '../shared/routes.ts'

/** `/data/demands.json`: the open data. */
export interface OpenDemands {
  /** Where it comes from, in one sentence. */
  source: string
  demands: NumberedDemand[]
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

/** What the tables of the open data say in the site's words. */
export async function csvContext(): Promise<CsvContext> {
  return {
    districtName: districtNames(await reportingUnits()),
    address: ({ year, id }) => absolute(routes.demand(`${year}/${id}`)),
  }
}
