import type { Cycle } from '../../domain/cycle.ts'
import { home, stageSentences } from '../../text/site.ts'
import { inChina } from '../shared/china-time.ts'
import { cycleStageAt } from './cycle-stage.ts'

/**
 * What a built page takes along to stay true after its day: for each stretch of time what it says, worded
 * at build time. Only today's date and the days that are left are filled in where the page is read.
 */
export interface StagePhase {
  /** Begins at, in milliseconds. */
  from: number
  /** The stage of that time, by its place in the line. */
  stage: number
  /** May hold `{days}`. */
  headline: string
  detail: string
}

export interface StageScript {
  /** A clock that is behind this is wrong. */
  builtAt: number
  /** The deadline's day, for `{days}`. */
  deadline: string
  phases: StagePhase[]
  /** With `{day}`. */
  today: string
  states: { past: string; ahead: string }
}

const DAY = 86_400_000

export function stageScript(cycle: Cycle, builtAt: Date): StageScript {
  const { past, ahead } = home.stageState
  return {
    builtAt: builtAt.getTime(),
    deadline: cycleStageAt(cycle, builtAt).deadline.day,
    phases: turnsOf(cycle).map((from) => phaseFrom(cycle, from)),
    today: home.today('{day}'),
    states: { past, ahead },
  }
}

/** The moments at which something else is to be said: ends of stages, the deadline's day, the deadline. */
function turnsOf({ deadline, stages }: Cycle): number[] {
  const due = Date.parse(deadline)
  const dayOfDeadline = startOf(inChina(new Date(deadline)).day)
  const ends = stages.flatMap(({ by }) => (by === undefined ? [] : [startOf(by) + DAY]))
  return [...new Set([0, dayOfDeadline, due + 1, ...ends])].sort((a, b) => a - b)
}

function phaseFrom(cycle: Cycle, from: number): StagePhase {
  const stage = cycleStageAt(cycle, new Date(from))
  const daysLeft = stage.daysLeft === 0 ? 0 : '{days}'
  return {
    from,
    stage: stage.stages.indexOf(stage.now),
    ...stageSentences({ ...stage, daysLeft }),
  }
}

/** Midnight in China. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)
