import type { Annex2Table } from '../../domain/annex2.ts'
import { workbookBytes } from '../office/xlsx-bytes.ts'
import type { WarningsByFile } from './annex2-extra-sheets.ts'
import { type CityInput, drawAnnex2, drawBlankAnnex2, drawCity } from './draw-annex2.ts'

export type { WarningsByFile } from './annex2-extra-sheets.ts'

/** The workbooks as .xlsx bytes; the same for the same tables. Brings the library along, which is large. */

export const annex2Workbook = (table: Annex2Table, warnings: WarningsByFile): Promise<Uint8Array> =>
  workbookBytes(drawAnnex2(table, warnings))

export const cityWorkbook = (input: CityInput): Promise<Uint8Array> => workbookBytes(drawCity(input))

export const blankAnnex2 = (year: string): Promise<Uint8Array> => workbookBytes(drawBlankAnnex2(year))
