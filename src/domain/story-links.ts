import { personKey } from './compared-names.ts'
import type { PublicDemand } from './public-demand.ts'
import { isOf, type Selection } from './selections.ts'
import type { Story } from './showcase.ts'

/**
 * What belongs together of a story, a demand and a published list. Only what is public under its name is tied: an anonymous demand never
 * has a story, nor has a withdrawn one, which says nothing any more.
 */

/** The demand that a story grew from. */
export function demandOfStory<D extends PublicDemand>(story: Story, demands: readonly D[]): D | undefined {
  return demands.find((demand) => isFrom(story, demand))
}

/** The story that grew from a demand. */
export function storyOfDemand<S extends { story: Story }>(
  demand: PublicDemand,
  stories: readonly S[],
): S | undefined {
  return stories.find(({ story }) => isFrom(story, demand))
}

const isFrom = ({ consent, cycle, demand: id }: Story, demand: PublicDemand): boolean =>
  consent.given && demand.identity?.named === true && demand.year === cycle && demand.id === id

/** What the published list of the story's year says of its pair: the same expert at the same enterprise. */
export function selectionOfStory(story: Story, list: readonly Selection[]): Selection | undefined {
  const { consent, enterprise, expert, organization } = story
  if (!consent.given) return undefined
  const person = personKey({ name: expert, organization })
  return list.find((one) => isOf(one, { name: enterprise }) && personKey(one.expert) === person)
}
