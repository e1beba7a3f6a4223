import type { Annex2Table } from '../../domain/annex2.ts'
import type { District } from '../../domain/district.ts'
import { groupBy } from '../../domain/group-by.ts'
import { industries } from '../../domain/option-lists.ts'
import { pageFooter, statisticsWords as words } from '../../text/papers.ts'
import { looks, printOnePage } from '../office/sheet.ts'
import type { CellLook, Sheet, SheetRow } from '../office/workbook.ts'
import { type Tally, tallied, tallyOf } from './tally.ts'

type Entries = Annex2Table['entries']

/** 统计: by district and by industry, each with its total. Figures, no formulas: a paper does not calculate. */
export function addStatisticsSheet(sheet: Sheet, entries: Entries, districts: readonly District[]): void {
  sheet.widths = [30, ...tallied.map(() => 12)]
  addSection(sheet, words.byDistrict, words.district, byDistrict(entries, districts))
  sheet.rows.push({ cells: [] })
  addSection(sheet, words.byIndustry, words.industry, byIndustry(entries))
  // Two short tables: upright on one page.
  sheet.print = printOnePage(pageFooter)
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

/** A heading, a header, a row for each group and the total. */
function addSection(sheet: Sheet, heading: string, first: string, groups: Groups): void {
  const top = sheet.rows.length + 1
  sheet.merges.push({ top, left: 1, bottom: top, right: 1 + tallied.length })
  const titles = [first, ...tallied.map((key) => words[key])]
  const total = tallyOf(groups.flatMap(([, entries]) => entries))
  sheet.rows.push(
    { height: 26, cells: [{ value: heading, look: looks.mark }] },
    { height: 30, cells: titles.map((value) => ({ value, look: looks.header })) },
    ...groups.map(([name, entries]) => rowOf(name, tallyOf(entries), looks.left, looks.center)),
    rowOf(words.total, total, looks.totalLeft, looks.totalCenter),
  )
}

const rowOf = (name: string, tally: Tally, left: CellLook, center: CellLook): SheetRow => ({
  height: 16,
  cells: [{ value: name, look: left }, ...tallied.map((key) => ({ value: tally[key], look: center }))],
})
