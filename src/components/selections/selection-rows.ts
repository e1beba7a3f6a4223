import type { PublicDemand } from '../../domain/public-demand.ts'
import type { Selection } from '../../domain/selections.ts'
import { isOf } from '../../domain/selections.ts'
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
  const named = demands.filter((demand) => demand.year === year && demand.identity?.named)
  return list.map((selection) => {
    const demand = named.find(
      ({ id, identity }) => identity?.named && isOf(selection, { name: identity.name, creditCode: id }),
    )
    const told = stories.find(
      ({ story }) => story.cycle === year && isOf(selection, { name: story.enterprise }),
    )
    return {
      selection,
      district: districtName(selection.district),
      ...(demand && { demand: routes.demand(`${year}/${demand.id}`) }),
      ...(told && { story: told.href }),
    }
  })
}
