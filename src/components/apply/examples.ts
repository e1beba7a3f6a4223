import { hasMeasuredFigure } from '../../domain/measured-figures.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'

/** A problem that was put well. */
export interface Example {
  summary: string
  description: string
}

/** Longer ones are not read beside a form. Characters. */
const LONGEST = 400

/** For each industry the newest published description that can be measured; of named enterprises alone. */
export function examplesByIndustry(demands: readonly PublicDemand[]): Record<string, Example> {
  const examples: Record<string, Example> = {}
  const newestFirst = [...demands].sort((a, b) => (a.submittedOn < b.submittedOn ? 1 : -1))
  for (const { identity, challenges = [] } of newestFirst) {
    if (!identity?.named || identity.industry in examples) continue
    const good = challenges.find(
      ({ description }) => description.length <= LONGEST && hasMeasuredFigure(description),
    )
    if (good) examples[identity.industry] = { summary: good.summary, description: good.description }
  }
  return examples
}
