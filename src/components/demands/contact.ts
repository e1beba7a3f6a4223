import type { PublicCycle, PublicDistrict, PublicSite } from '../../content.config.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { demandPage } from '../../text/site.ts'
import { cycleStageAt } from '../home/cycle-stage.ts'

/** Whom to call about a demand, and what to know before. */
export interface DemandContact {
  text: string
  office: string
  phone?: string
  note?: string
}

/** The district's office; the bureau where the page must not tell the district. */
export function contactFor(
  demand: PublicDemand,
  known: {
    district: PublicDistrict | undefined
    site: PublicSite
    cycle: PublicCycle | undefined
    now: Date
  },
): DemandContact | undefined {
  const { district, site, cycle, now } = known
  if (demand.status === '已撤回') return undefined
  if (demand.status === '已匹配') return { text: demandPage.matched, office: district?.office ?? site.host }
  const over = cycle !== undefined && cycleStageAt(cycle, now).onlyFollowUp
  const note = over ? { note: demandPage.over(cycle.year) } : {}
  if (!district) return { text: demandPage.respondCity, office: site.contact ?? site.host, ...note }
  const phone = district.responsePhone ? { phone: district.responsePhone } : {}
  return { text: demandPage.respondText, office: district.office, ...phone, ...note }
}
