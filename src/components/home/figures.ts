import type { PublicCycle } from '../../content.config.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { home } from '../../text/site.ts'

export interface Figure {
  value: number
  label: string
}

/** What is wanted, in numbers; `demands` are those of the cycle that lists may show. */
export function figuresOf(cycle: PublicCycle, demands: readonly PublicDemand[]): Figure[] {
  const districts = new Set(demands.flatMap(({ identity }) => identity?.district ?? []))
  const challenges = demands.reduce((sum, demand) => sum + (demand.challenges?.length ?? 0), 0)
  const { figures } = home
  const last =
    cycle.selected > 0
      ? { value: cycle.selected, label: figures.selected(cycle.placed.onDuty) }
      : { value: cycle.target, label: figures.target }
  return [
    { value: demands.length, label: figures.demands },
    { value: districts.size, label: figures.districts },
    { value: challenges, label: figures.challenges },
    last,
  ]
}
