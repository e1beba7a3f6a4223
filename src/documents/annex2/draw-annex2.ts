import type { Annex2Table } from '../../domain/annex2.ts'
import type { District } from '../../domain/district.ts'
import { sheetNames } from '../../text/papers.ts'
import { newWorkbook, type Workbook } from '../office/workbook.ts'
import { addChallengeSheet, addReviewSheet, type WarningsByFile } from './annex2-extra-sheets.ts'
import { addAnnex2Sheet } from './annex2-sheet.ts'
import { addStatisticsSheet } from './statistics-sheet.ts'

/** The 附件2 workbook of one district: the form, problems without a request if there are some, and the review sheet. */
export function drawAnnex2(table: Annex2Table, warnings: WarningsByFile): Workbook {
  const workbook = newWorkbook(table.cycle)
  addAnnex2Sheet(workbook.addWorksheet(sheetNames.annex2), table)
  addSheetsBeside(workbook, table, warnings)
  return workbook
}

/** 技术创新难题, where there are some, and 初核参考. */
function addSheetsBeside(workbook: Workbook, table: Annex2Table, warnings: WarningsByFile): void {
  if (table.challengesAlone.length > 0) {
    addChallengeSheet(workbook.addWorksheet(sheetNames.challenges), table)
  }
  addReviewSheet(workbook.addWorksheet(sheetNames.review), table, warnings)
}

/** What the city's workbook holds. */
export interface CityInput {
  city: Annex2Table
  /** Of each district with entries; each gets a sheet as the district itself sends it. */
  tables: readonly Annex2Table[]
  /** All of them in official order: one without entries is told by its 0. */
  districts: readonly District[]
  warnings: WarningsByFile
}

/** The city's workbook: all districts in one table, each on its own, and the statistics. */
export function drawCity({ city, tables, districts, warnings }: CityInput): Workbook {
  const workbook = newWorkbook(city.cycle)
  addAnnex2Sheet(workbook.addWorksheet(sheetNames.annex2), city)
  const taken = new Set<string>(Object.values(sheetNames))
  for (const table of tables) {
    addAnnex2Sheet(workbook.addWorksheet(sheetName(table.district?.shortName ?? '', taken)), table)
  }
  addSheetsBeside(workbook, city, warnings)
  addStatisticsSheet(workbook.addWorksheet(sheetNames.statistics), city.entries, districts)
  return workbook
}

/** The blank form for `/downloads/`: header and filing line, and rows to write in. */
export function drawBlankAnnex2(year: string): Workbook {
  const workbook = newWorkbook(year)
  const blank = { cycle: year, headLine: {}, rows: [], empty: BLANK_ROWS }
  addAnnex2Sheet(workbook.addWorksheet(sheetNames.annex2), blank)
  return workbook
}

const BLANK_ROWS = 12

/** Excel's rules for sheets: at most 31 characters, none of these signs, none twice (case does not count). */
const LONGEST_SHEET_NAME = 31
const FORBIDDEN = /[*?:\\/[\]']/g

function sheetName(wanted: string, taken: Set<string>): string {
  const plain = wanted.replace(FORBIDDEN, ' ').trim() || '区'
  let name = plain.slice(0, LONGEST_SHEET_NAME)
  for (let number = 2; taken.has(name.toLowerCase()); number++) {
    const ending = ` ${number}`
    name = plain.slice(0, LONGEST_SHEET_NAME - ending.length) + ending
  }
  taken.add(name.toLowerCase())
  return name
}
