import type { PublicDemand } from '../domain/public-demand.ts'
import { recommendationGrounds } from '../domain/recommendation.ts'
import type { Field } from '../domain/relevance.ts'
import { demandTitle, enterpriseLabel } from '../text/public.ts'

/** How much a term counts by where it stands; elsewhere 1. */
const WEIGHT = { title: 3, number: 3, field: 2, name: 1.5 } as const

/** By what a demand can be found: what its page says of it, title first. */
export function searchable(
  demand: PublicDemand & { number?: string },
  nameOf: (slug: string) => string,
): Field[] {
  const { identity, expertRequest, challenges = [], research, honors = [], otherHonor } = demand
  const title = demandTitle(demand)
  const fields: [text: string | undefined, weight: number][] = [
    [title, WEIGHT.title],
    [demand.number, WEIGHT.number],
    [expertRequest?.field, WEIGHT.field],
    [expertRequest?.problem, 1],
    [expertRequest?.collaboration, 1],
    ...challenges.flatMap(({ summary, description, cooperation }): [string | undefined, number][] => [
      [summary === title ? undefined : summary, WEIGHT.title],
      [description, 1],
      [cooperation?.requirements, 1],
      [cooperation?.otherMode, 1],
    ]),
    [identity && enterpriseLabel(identity, nameOf), WEIGHT.name],
    [identity?.named ? `${nameOf(identity.district)}\n${identity.industry}` : undefined, WEIGHT.name],
    ...(research?.institutions ?? []).map((name): [string, number] => [name, 1]),
    ...honors.map((name): [string, number] => [name, 1]),
    [otherHonor, 1],
  ]
  return fields.flatMap(([text, weight]) => (text ? [{ text, weight }] : []))
}

/** Its texts as an expert reads them below the title, in the order of its page. */
export function bodyOf({ expertRequest, challenges = [], research, otherHonor }: PublicDemand): string[] {
  return [
    expertRequest?.field,
    expertRequest?.problem,
    expertRequest?.collaboration,
    ...challenges.flatMap(({ summary, description, cooperation }, at) => [
      at > 0 ? summary : undefined,
      description,
      cooperation?.requirements,
      cooperation?.otherMode,
    ]),
    ...(research?.institutions ?? []),
    otherHonor,
  ].filter((text) => text !== undefined)
}

/** From 0 to 2: the grounds of 6.2. */
export function priorityOf({ honors = [], research }: PublicDemand): number {
  return recommendationGrounds(honors, research?.present === true)
}
