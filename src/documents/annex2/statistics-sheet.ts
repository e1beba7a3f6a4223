import type { Worksheet } from 'exceljs'
import type { Annex2Table } from '../../domain/annex2.ts'
import type { District } from '../../domain/district.ts'
import { groupBy } from '../../domain/group-by.ts'
import { industries } from '../../domain/option-lists.ts'
import { pageFooter, statisticsWords as words } from '../../text/papers.ts'
import { drawBorders, HEADER_FONT, setPrint, styleBody, styleHeader } from '../office/sheet.ts'
import { type Tally, tallied, tallyOf } from './tally.ts'

type Entries = Annex2Table['entries']

const COLUMNS = 1 + tallied.length

/** 统计: by district and by industry, each with its total. Figures, no formulas: a paper does not calculate. */
export function addStatisticsSheet(sheet: Worksheet, entries: Entries, districts: readonly District[]): void {
  sheet.getColumn(1).width = 30
  for (let column = 2; column <= COLUMNS; column++) sheet.getColumn(column).width = 20
  const next = addSection(sheet, 1, words.byDistrict, words.district, byDistrict(entries, districts))
  addSection(sheet, next + 1, words.byIndustry, words.industry, byIndustry(entries))
  setPrint(sheet, '', pageFooter)
  // Two short tables: upright on one page.
  const { printTitlesRow: _, ...setup } = sheet.pageSetup
  sheet.pageSetup = { ...setup, orientation: 'portrait', fitToHeight: 1 }
}

type Groups = [name: string, entries: Entries][]

/** Every district of the list, be it without entries; an entry of no known one is counted all the same. */
function byDistrict(entries: Entries, districts: readonly District[]): Groups {
  const groups = groupBy(entries, ({ district }) => district)
  const known = districts.map(({ slug, name }): Groups[number] => [name, groups.get(slug) ?? []])
  const slugs = new Set(districts.map(({ slug }) => slug))
  return [...known, ...[...groups].filter(([slug]) => !slugs.has(slug))]
}

function byIndustry(entries: Entries): Groups {
  const groups = groupBy(entries, ({ demand }) => demand.public.enterprise.industry)
  return industries.map((industry) => [industry, groups.get(industry) ?? []])
}

/** A heading, a header, a row for each group and the total; returns the row below. */
function addSection(sheet: Worksheet, top: number, heading: string, first: string, groups: Groups): number {
  sheet.mergeCells(top, 1, top, COLUMNS)
  const cell = sheet.getCell(top, 1)
  cell.value = heading
  cell.font = { ...HEADER_FONT, size: 12 }
  cell.alignment = { horizontal: 'left', vertical: 'middle' }
  sheet.getRow(top).height = 26
  for (const [at, title] of [first, ...tallied.map((key) => words[key])].entries()) {
    const header = sheet.getCell(top + 1, at + 1)
    header.value = title
    styleHeader(header)
  }
  sheet.getRow(top + 1).height = 30
  let row = top + 2
  for (const [name, entries] of groups) addRow(sheet, row++, name, tallyOf(entries))
  addRow(sheet, row, words.total, tallyOf(groups.flatMap(([, entries]) => entries)))
  for (let column = 1; column <= COLUMNS; column++) {
    const cell = sheet.getCell(row, column)
    // Other rows share the look of this one.
    cell.style = { ...cell.style, font: HEADER_FONT }
  }
  drawBorders(sheet, { from: top + 1, to: row }, COLUMNS)
  return row + 1
}

function addRow(sheet: Worksheet, row: number, name: string, tally: Tally): void {
  for (const [at, value] of [name, ...tallied.map((key) => tally[key])].entries()) {
    const cell = sheet.getCell(row, at + 1)
    cell.value = value
    styleBody(cell, at === 0 ? 'left' : 'center')
  }
  sheet.getRow(row).height = 18
}
