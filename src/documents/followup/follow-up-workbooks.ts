import { workbookBytes } from '../office/xlsx-bytes.ts'
import { drawMatches, type MatchesInput } from './draw-matches.ts'
import { drawNotPlaced, drawPlacements, type PlacementsInput } from './draw-placements.ts'
import { drawReports, type ReportsInput } from './draw-reports.ts'

/** The workbooks after the collection, as .xlsx bytes; the desk writes what is drawn in a thread of its own. */

export const matchesWorkbook = (input: MatchesInput): Promise<Uint8Array> => workbookBytes(drawMatches(input))

export const placementsWorkbook = (input: PlacementsInput): Promise<Uint8Array> =>
  workbookBytes(drawPlacements(input))

export const notPlacedWorkbook = (input: PlacementsInput): Promise<Uint8Array> =>
  workbookBytes(drawNotPlaced(input))

export const reportsWorkbook = (input: ReportsInput): Promise<Uint8Array> => workbookBytes(drawReports(input))
