import type { Cycle } from '../../domain/cycle.ts'
import { daysBetween, inChina } from '../shared/china-time.ts'

export type StageState = 'past' | 'now' | 'ahead'

export interface StageView {
  clause: string
  name: string
  by?: string
  state: StageState
}

/** Where a cycle stands on a day. */
export interface CycleStage {
  year: number
  today: string
  deadline: { day: string; clock: string }
  collecting: boolean
  /** Whole days to the deadline; negative after it. */
  daysLeft: number
  stages: StageView[]
  /** The stage that today falls into: the first whose date has not passed, or the last. */
  now: StageView
  /** Every dated stage has passed, so only the one without an end is left. */
  onlyFollowUp: boolean
}

export function cycleStageAt(cycle: Cycle, moment: Date): CycleStage {
  const { day: today } = inChina(moment)
  const deadline = inChina(new Date(cycle.deadline))
  const found = cycle.stages.findIndex(({ by }) => by === undefined || today <= by)
  const at = found < 0 ? cycle.stages.length - 1 : found
  const stages = cycle.stages.map(({ clause, name, by }, index): StageView => {
    const state = index < at ? 'past' : index === at ? 'now' : 'ahead'
    return { clause, name, ...(by !== undefined && { by }), state }
  })
  return {
    year: cycle.year,
    today,
    deadline,
    collecting: moment.getTime() <= new Date(cycle.deadline).getTime(),
    daysLeft: daysBetween(today, deadline.day),
    stages,
    now: stages[at]!,
    onlyFollowUp: stages[at]?.by === undefined,
  }
}
