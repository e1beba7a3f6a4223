import { personKey } from './compared-names.ts'
import type { Cycle } from './cycle.ts'
import { dueDayOf, type FollowUp, periodsOf } from './follow-up.ts'
import { groupBy } from './group-by.ts'
import {
  type CycleLedger,
  compare,
  creditCodeOf,
  type Entry,
  enterpriseName,
  type FiledExpert,
  type FiledPlacement,
  type FiledReport,
} from './ledger.ts'
import type { Placement } from './placement.ts'
import { isOf, type Selection } from './selections.ts'
import type { DeepPartial } from './validate-tree.ts'

/**
 * One expert at one enterprise, joined from demand, placement, selection and reports: every paper, every state and every due
 * report is read from it. Where the private part is sealed and no key is there, it has fewer fields.
 */
export interface Engagement {
  placement: FiledPlacement
  district: string
  alias: string
  /** False where the private part is sealed: then whose it is, and whether it has ended, is not known. */
  isReadable: boolean
  /** Absent where the demand is not known or not there. */
  demand: Entry | undefined
  /** From the demand, or in a year before this site from the list. */
  enterprise: { name?: string; creditCode?: string }
  /** As recommended, where the placement names that file; else as the placement says. */
  expert: { name: string; organization: string; phone?: string } | undefined
  /** The expert's own file. */
  recommended: FiledExpert | undefined
  /** In the cycle's own list. */
  selection: Selection | undefined
  /** By period. */
  reports: FiledReport[]
  /** Derived, never written; absent where it is not readable. */
  stage: Stage | undefined
}

export const stages = [
  '对接中',
  '已确认',
  '已入选',
  '已签约',
  '服务中',
  '期满',
  '提前结束',
  '未到岗',
  '未成',
] as const
export type Stage = (typeof stages)[number]

/** The engagements of a cycle, in the order of its placements. */
export function engagementsOf(cycle: CycleLedger): Engagement[] {
  const demands = new Map(cycle.entries.map((entry) => [`${entry.district}/${entry.id}`, entry]))
  const reports = groupBy(cycle.reports, placeOf)
  const experts = new Map(cycle.experts.map((expert) => [expert.alias, expert]))
  const selections = groupBy(cycle.selections?.list ?? [], ({ expert }) => personKey(expert))
  return cycle.placements.map((placement) => {
    const { district, alias, partial } = placement
    const ofPrivate = partial.private
    const id = ofPrivate?.demand
    const demand = demands.get(`${district}/${id}`)
    const recommended = experts.get(ofPrivate?.expert?.id ?? '')
    const expert = expertOf(ofPrivate, recommended)
    const known = demand && { name: enterpriseName(demand.partial), creditCode: creditCodeOf(demand) }
    const listed = expert && selections.get(personKey(expert))
    const selection = listed?.find((one) => isOf(one, known ?? { creditCode: id }))
    const enterprise = known ?? selection?.enterprise ?? {}
    return {
      placement,
      district,
      alias,
      isReadable: ofPrivate !== undefined,
      demand,
      enterprise: withoutAbsent(enterprise),
      expert,
      recommended,
      selection,
      reports: reports.get(placeOf(placement)) ?? [],
      stage: ofPrivate && stageOf(partial, selection !== undefined),
    }
  })
}

const placeOf = ({ district, alias }: { district: string; alias: string }) => `${district}/${alias}`

function expertOf(
  ofPrivate: DeepPartial<Placement>['private'],
  recommended: FiledExpert | undefined,
): Engagement['expert'] {
  const written = ofPrivate?.expert
  const person = (recommended && expertPerson(recommended)) ?? personIn(written)
  const phone = written?.phone ?? recommended?.partial.private?.phone
  return person && { ...person, ...(phone !== undefined && { phone }) }
}

interface Person {
  name: string
  organization: string
}

/** Whom a file recommends; undefined where that cannot be read. */
export const expertPerson = ({ partial }: FiledExpert): Person | undefined => personIn(partial.private)

function personIn(given: Partial<Record<keyof Person, string | undefined>> | undefined): Person | undefined {
  const { name, organization } = given ?? {}
  return name !== undefined && organization !== undefined ? { name, organization } : undefined
}

function withoutAbsent({ name, creditCode }: { name?: string | undefined; creditCode?: string | undefined }) {
  return { ...(name !== undefined && { name }), ...(creditCode !== undefined && { creditCode }) }
}

function stageOf(placement: DeepPartial<Placement>, isSelected: boolean): Stage {
  const { confirmedOn, signedOn, onDutyOn } = placement.public ?? {}
  const { endedOn, agreement } = placement.private ?? {}
  if (endedOn !== undefined) {
    if (signedOn === undefined) return '未成'
    if (onDutyOn === undefined) return '未到岗'
    return agreement?.to !== undefined && endedOn < agreement.to ? '提前结束' : '期满'
  }
  if (onDutyOn !== undefined) return '服务中'
  if (signedOn !== undefined) return '已签约'
  if (isSelected) return '已入选'
  return confirmedOn !== undefined ? '已确认' : '对接中'
}

/** Whether it has ended, whatever the end was. */
export const hasEnded = ({ placement }: Engagement): boolean =>
  placement.partial.private?.endedOn !== undefined

/** A report that is asked for. */
export interface DueReport {
  period: string
  /** The last day on which it is in time. */
  dueOn: string
  /** What was received; absent = nothing yet. */
  report: FiledReport | undefined
  state: '按时' | '迟报' | '逾期未报' | '未到期'
}

/** The reports that are due from an engagement until `today` (a day in China), and the next one. */
export function dueReports(
  engagement: Engagement,
  followUp: FollowUp | undefined,
  today: string,
): DueReport[] {
  const { onDutyOn } = engagement.placement.partial.public ?? {}
  const { endedOn, agreement } = engagement.placement.partial.private ?? {}
  if (!followUp || onDutyOn === undefined || !engagement.isReadable) return []
  const received = new Map(engagement.reports.map((report) => [report.period, report]))
  return periodsOf({ onDutyOn, until: endedOn ?? agreement?.to }, followUp, today).map((period) => {
    const dueOn = dueDayOf(period, followUp)
    const report = received.get(period)
    return { period, dueOn, report, state: stateOf(report, dueOn, today) }
  })
}

function stateOf(report: FiledReport | undefined, dueOn: string, today: string): DueReport['state'] {
  if (!report) return today > dueOn ? '逾期未报' : '未到期'
  const { submittedOn } = report.partial.public ?? {}
  return submittedOn !== undefined && submittedOn > dueOn ? '迟报' : '按时'
}

/** Days of service by month, ascending. */
export interface ServiceMonth {
  month: string
  days: number
  /** The period of the report that states it: of two, the later one counts. */
  period: string
}

export function serviceMonths({ reports }: Pick<Engagement, 'reports'>): ServiceMonth[] {
  const months = new Map<string, ServiceMonth>()
  for (const { period, partial } of reports) {
    for (const stated of partial.private?.days ?? []) {
      if (stated?.month === undefined || stated.days === undefined) continue
      months.set(stated.month, { month: stated.month, days: stated.days, period })
    }
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}

/** A demand that asks for an expert, with its placements, by their day. */
export interface DemandToMatch {
  entry: Entry
  engagements: Engagement[]
  /** The one that goes on, the furthest of several; else the last that has ended. Undefined where all have come to nothing. */
  standing: Engagement | undefined
  /** Of the standing one. */
  state: Stage | '待对接'
}

/** Whether a demand stands and asks for an expert (part 三): what places are counted and experts are sought for. */
export function asksForExpert({ partial }: Entry): boolean {
  return partial.public?.status !== '已撤回' && partial.public?.expertRequest !== undefined
}

export function demandsToMatch(cycle: CycleLedger, engagements = engagementsOf(cycle)): DemandToMatch[] {
  const byDemand = groupBy(engagements, ({ demand }) => demand?.file)
  return cycle.entries.filter(asksForExpert).map((entry) => {
    const own = [...(byDemand.get(entry.file) ?? [])].sort(bySubmission)
    const going = own.filter((one) => one.isReadable && !hasEnded(one))
    const standing = going.sort(byStage).at(-1) ?? own.filter(({ stage }) => stage !== '未成').at(-1)
    return { entry, engagements: own, standing, state: standing?.stage ?? '待对接' }
  })
}

const rankOf = ({ stage }: Engagement) => (stage === undefined ? -1 : stages.indexOf(stage))
const byStage = (a: Engagement, b: Engagement) => rankOf(a) - rankOf(b)
const submittedOn = ({ placement }: Engagement) => placement.partial.public?.submittedOn ?? ''
const bySubmission = (a: Engagement, b: Engagement) =>
  compare(submittedOn(a), submittedOn(b)) || compare(a.alias, b.alias)

/** The day by which a stage of the cycle should be done: the date of its clause. */
export function dateOfClause(cycle: Cycle | undefined, clause: string): string | undefined {
  return cycle?.stages.find((stage) => stage.clause === clause)?.by
}
