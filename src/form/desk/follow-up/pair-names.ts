import type { Engagement } from '../../../domain/engagement.ts'
import { classify } from '../../../domain/kinds.ts'
import { demandName, pairName, sealedPair, unknownPair } from '../../../text/pair-names.ts'
import type { DistrictFiles } from './district-files.ts'

/** What people call the pair that a placement or a report is about, on this page only. */
export function labelOf({ state }: Pick<DistrictFiles, 'state'>, path: string): string {
  const alias = classify(path).params?.alias ?? ''
  const engagement = state.engagements.find((each) => each.alias === alias)
  if (!engagement) return unknownPair(alias)
  return engagement.isReadable ? nameOf(engagement) : sealedPair(alias)
}

/** Enterprise and expert. */
export function nameOf({ enterprise, placement, expert }: Engagement): string {
  const id = placement.partial.private?.demand ?? ''
  return pairName(enterprise.name ?? demandName(id), expert?.name)
}
