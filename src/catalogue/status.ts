import type { Cycle } from '../domain/cycle.ts'
import type { PublicDemand } from '../domain/public-demand.ts'
import { deadlinePassed } from '../text/demand-page.ts'

/** Of a cycle what says until when its demands are collected. */
export type CollectingTime = Pick<Cycle, 'deadline' | 'extensions'>

export type ShownStatus = PublicDemand['status'] | typeof deadlinePassed

/**
 * The last moment at which a demand is collected: its district's extension, or the deadline of its cycle.
 * Where the district is not public it is the deadline, whatever the district: it would tell it.
 */
export function closesAt({ identity }: PublicDemand, { deadline, extensions }: CollectingTime): string {
  const own = extensions.filter(({ district }) => district === identity?.district)
  return [deadline, ...own.map(({ until }) => until)].reduce((latest, one) =>
    Date.parse(one) > Date.parse(latest) ? one : latest,
  )
}

/** 征集中 becomes 已截止 when its cycle's collection is over; what somebody decided stays. */
export function statusAt(demand: PublicDemand, cycle: CollectingTime | undefined, now: Date): ShownStatus {
  const over = cycle !== undefined && now.getTime() > Date.parse(closesAt(demand, cycle))
  return demand.status === '征集中' && over ? deadlinePassed : demand.status
}
