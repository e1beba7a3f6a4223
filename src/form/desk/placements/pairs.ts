import type { Engagement } from '../../../domain/engagement.ts'
import { classify, pathOf } from '../../../domain/kinds.ts'
import { type Tree, valueAt } from '../../../domain/tree.ts'
import { demandName, pairName, sealedPair } from '../../../text/placements-desk.ts'
import { newAlias } from '../../entry/new-alias.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'

/** What people call the placement at this path, on this page only. */
export function labelOf(followUp: DistrictFiles, path: string): string {
  const alias = classify(path).params?.alias ?? ''
  const engagement = followUp.state.engagements.find((each) => each.placement.file === path)
  return engagement?.isReadable ? nameOf(engagement) : sealedPair(alias)
}

/** Enterprise and expert. */
export function nameOf({ enterprise, placement, expert }: Engagement): string {
  const id = placement.partial.private?.demand ?? ''
  return pairName(enterprise.name ?? demandName(id), expert?.name)
}

/** A new placement for a demand, under an alias that nothing has. */
export function newPlacement(
  { place, state }: Pick<DistrictFiles, 'place' | 'state'>,
  demand: string,
  today: string,
): { path: string; tree: Tree } {
  const taken = new Set(state.engagements.map(({ alias }) => alias))
  let alias = newAlias()
  while (taken.has(alias)) alias = newAlias()
  return {
    path: pathOf('placement', { ...place, alias }),
    tree: { public: { submittedOn: today }, private: { demand } },
  }
}

export const demandIn = (tree: Tree): string => {
  const id = valueAt(tree, ['private', 'demand'])
  return typeof id === 'string' ? id : ''
}
