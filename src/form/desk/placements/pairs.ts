import { pathOf } from '../../../domain/kinds.ts'
import { type Tree, valueAt } from '../../../domain/tree.ts'
import { newAlias } from '../../entry/new-alias.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'

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
