import type { DemandToMatch, Engagement, Stage } from '../../../domain/engagement.ts'
import { enterpriseName } from '../../../domain/ledger.ts'
import { type NextStep, nextStep } from '../../../domain/next-step.ts'
import type { Selection } from '../../../domain/selections.ts'
import { demandName } from '../../../text/pair-names.ts'
import type { FollowUpState } from '../follow-up/follow-up-state.ts'

/** One line of the table: a demand that asks for an expert, or a placement whose demand is not known here. */
export interface DemandRow {
  /** Of the line; the same as long as it stands for the same thing. */
  key: string
  /** The demand's id; absent where it is not known. */
  demand?: string
  name: string
  problem: string
  /** The one that goes on, or the last that has ended. */
  engagement: Engagement | undefined
  /** Whether another pair may begin: there is none, or none that goes on or was served to its end. */
  mayStart: boolean
  /** Those that came to nothing, oldest first. */
  failed: Engagement[]
  /** Undefined where placements are sealed still: one of them may be its own. */
  state: Stage | '待对接' | undefined
  next: NextStep | undefined
}

/** Demands first, then placements without one. */
export function demandRows({ demands, engagements, cycle, counts }: FollowUpState): DemandRow[] {
  const known = new Set(demands.flatMap((each) => each.engagements))
  const isUnsure = counts.placement.sealed > 0
  return [
    ...demands.map((each) => rowOfDemand(each, cycle.cycle, isUnsure)),
    ...engagements
      .filter((engagement) => engagement.isReadable && !known.has(engagement))
      .map((engagement) => rowWithoutDemand(engagement, cycle.cycle)),
  ]
}

function rowOfDemand(
  { entry, engagements, standing: engagement, state }: DemandToMatch,
  cycle: FollowUpState['cycle']['cycle'],
  isUnsure: boolean,
): DemandRow {
  const failed = engagements.filter(({ stage }) => stage === '未成')
  const isKnown = !isUnsure || engagement !== undefined
  return {
    key: entry.id,
    demand: entry.id,
    name: enterpriseName(entry.partial) ?? demandName(entry.id),
    problem: entry.partial.public?.expertRequest?.problem ?? '',
    engagement,
    mayStart: FREE.has(state),
    failed,
    state: isKnown ? state : undefined,
    next: isKnown ? nextStep(state, engagement, cycle) : undefined,
  }
}

/** States in which a demand has no expert, or none any more. */
const FREE: ReadonlySet<DemandToMatch['state']> = new Set(['待对接', '未到岗', '提前结束'])

function rowWithoutDemand(engagement: Engagement, cycle: FollowUpState['cycle']['cycle']): DemandRow {
  const { stage = '对接中' } = engagement
  const id = engagement.placement.partial.private?.demand ?? ''
  return {
    key: engagement.alias,
    name: engagement.enterprise.name ?? demandName(id),
    problem: '',
    engagement,
    mayStart: false,
    failed: [],
    state: stage,
    next: nextStep(stage, engagement, cycle),
  }
}

/** 四（五）: pairs of the published list that nothing is recorded of; none while a sealed placement may be theirs. */
export function unplacedSelections(
  { cycle, counts, engagements }: FollowUpState,
  district: string,
): Selection[] {
  if (counts.placement.sealed > 0) return []
  const placed = new Set(engagements.map(({ selection }) => selection))
  const listed = cycle.selections?.list ?? []
  return listed.filter((one) => one.district === district && !placed.has(one))
}
