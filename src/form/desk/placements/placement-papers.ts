import { drawMatches } from '../../../documents/followup/draw-matches.ts'
import { drawNotPlaced, drawPlacements } from '../../../documents/followup/draw-placements.ts'
import { followUpFileNames as names } from '../../../text/follow-up-papers.ts'
import { papers as text } from '../../../text/placements-desk.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import { writtenInWorker } from '../views/workbook-writer.ts'

/** The district's workbooks over its placements, pending changes included. */

export const paperKinds = ['matches', 'placements', 'notPlaced'] as const
export type PaperKind = (typeof paperKinds)[number]

/** Why nothing can be made now; undefined where it can. */
export function paperObstacle({ known, pending, state }: DistrictFiles): string | undefined {
  const { counts, engagements, findings } = state
  if (!known && pending.length === 0) return text.unread
  if (engagements.length === 0) return text.empty
  const sealed = counts.demand.sealed + counts.placement.sealed
  if (sealed > 0) return text.sealed(sealed)
  const faulty = engagements.filter(({ placement }) => {
    return findings.get(placement.file)?.some(({ severity }) => severity === 'error')
  })
  if (faulty.length > 0) return text.faulty(faulty.length)
  return counts.demand.files === 0 ? text.unknownDemands : undefined
}

export async function placementPaper(
  { state, desk, place }: DistrictFiles,
  kind: PaperKind,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { year, district } = place
  const unit = desk.district?.shortName ?? district
  const nameOf = new Map(desk.known.districts.map(({ slug, name }) => [slug, name]))
  const listed = state.cycle.selections?.list ?? []
  const input = {
    year,
    unit,
    districtName: (slug: string) => nameOf.get(slug) ?? slug,
    engagements: state.engagements,
    selections: listed.filter((one) => one.district === district),
  }
  const draw = { matches: drawMatches, placements: drawPlacements, notPlaced: drawNotPlaced }
  return { name: names[kind](year, unit), bytes: await writtenInWorker(draw[kind](input)) }
}
