import type { PublicDemand } from '../../domain/public-demand.ts'
import type { Selection } from '../../domain/selections.ts'
import { selectionsIn } from '../../domain/selections.ts'
import type { Story } from '../../domain/showcase.ts'
import { routes } from '../shared/routes.ts'

export interface SelectionRow {
  selection: Selection
  district: string
  /** The enterprise's demand of that year, if it is named. */
  demand?: string
  story?: string
}

/** The lines of a list with what else the site says of each. An anonymous demand is never linked: it would be named by that. */
export function selectionRows(
  year: string,
  list: readonly Selection[],
  {
    demands,
    stories,
    districtName,
  }: {
    demands: readonly PublicDemand[]
    stories: readonly { story: Story; href: string }[]
    districtName: (slug: string) => string
  },
): SelectionRow[] {
  const selectionsOf = selectionsIn(list)
  /** By their selection; of several the first. */
  const firstOf = <Item>(items: readonly Item[], selected: (item: Item) => readonly Selection[]) =>
    new Map([...items].reverse().flatMap((item) => selected(item).map((one) => [one, item] as const)))
  const demandOf = firstOf(demands, ({ year: own, id, identity }) =>
    own === year && identity?.named ? selectionsOf({ name: identity.name, creditCode: id }) : [],
  )
  const storyOf = firstOf(stories, ({ story }) =>
    story.cycle === year ? selectionsOf({ name: story.enterprise }) : [],
  )
  return list.map((selection) => {
    const [demand, told] = [demandOf.get(selection), storyOf.get(selection)]
    return {
      selection,
      district: districtName(selection.district),
      ...(demand && { demand: routes.demand(`${year}/${demand.id}`) }),
      ...(told && { story: told.href }),
    }
  })
}
