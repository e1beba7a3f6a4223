import { comparableName } from '../../domain/compared-names.ts'
import { valueAt } from '../../domain/tree.ts'
import { type Guarded, guardDocument, isRefusal, type Refusal } from './guard/guard-document.ts'
import { GuardError } from './guard/guard-refusal.ts'
import { importEntry, recordsOf } from './import-annex2-entry.ts'
import { type Annex2Header, bestHeader, headerAt } from './import-annex2-header.ts'
import { kindOf } from './import-annex2-rows.ts'
import { otherYear } from './import-asked.ts'
import type { ImportedTree, ImportResult, Leftover, LeftoverKind } from './import-result.ts'
import { yearOf } from './import-year.ts'
import { isOtherForm, isTitle, seemsToBe } from './other-form.ts'
import type { SheetRow } from './read/read-sheet.ts'
import { readWorkbook, type Sheet } from './read/read-workbook.ts'

/**
 * A filled 附件2 as entries: one for each enterprise with what it has, the rest empty. `cycleYear` tells which
 * year's revenue is asked. Never throws for the bytes.
 */
export function importAnnex2(bytes: Uint8Array, cycleYear?: string): ImportResult {
  const guarded = guardDocument(bytes)
  if (isRefusal(guarded)) return guarded
  return guarded.kind === 'xlsx' ? importGuardedAnnex2(guarded, cycleYear) : { refused: 'no-form' }
}

export function importGuardedAnnex2(guarded: Guarded, cycleYear?: string): ImportResult {
  try {
    return importSheets(readWorkbook(guarded), cycleYear)
  } catch (error) {
    if (error instanceof GuardError) return { refused: error.refused }
    throw error
  }
}

function importSheets(sheets: readonly Sheet[], cycleYear: string | undefined): ImportResult {
  const forms = sheets.map((sheet) => ({ sheet, tables: sheet.hidden ? [] : tablesOf(sheet, cycleYear) }))
  if (!forms.some(({ tables }) => tables.length > 0)) return withoutForm(sheets)
  const isOfYear = (form: (typeof forms)[number]) => !cycleYear || !otherYear(titleOf(form), cycleYear)
  const hasOther = forms.some((form) => form.tables.length > 0 && isOfYear(form) && !isSetAside(form.sheet))
  // Where none is of this year, all are read, and the year is asked about.
  const hasOwnYear = forms.some((form) => form.tables.length > 0 && isOfYear(form))
  const read = forms.map((form) => {
    const { sheet, tables } = form
    if (tables.length === 0)
      return { trees: [], strays: rest(sheet, sheet.hidden ? 'hidden-sheet' : 'other-sheet') }
    if (hasOther && isSetAside(sheet)) return { trees: [], strays: rest(sheet, 'set-aside') }
    return hasOwnYear && !isOfYear(form)
      ? { trees: [], strays: rest(sheet, 'other-year') }
      : importTables(sheet, tables)
  })
  const trees = withoutRepeats(read.map((each) => each.trees))
  if (trees.length === 0) return { refused: 'no-rows' }
  trees[0]!.leftovers.push(...read.flatMap(({ strays }) => strays))
  tellSameEnterprise(trees)
  return { trees }
}

/** A sheet that its own name puts aside, beside one that holds. */
const isSetAside = ({ name }: Sheet) =>
  /作废|废弃|废表|示例|样表|样例|样张|范例|范本|模板|去年|往年|旧表|旧版|草稿|备份/.test(name)

const titleOf = ({ sheet, tables }: { sheet: Sheet; tables: readonly Table[] }) =>
  tables[0] ? aboveTable(sheet, tables[0].header).title : sheet.name

function withoutForm(sheets: readonly Sheet[]): Refusal {
  const rows = sheets.flatMap((sheet) => sheet.rows)
  const pictures = sheets.flatMap(({ notes }) => notes.filter(({ kind }) => kind === 'picture'))
  if (rows.length === 0 && pictures.length > 0) return { refused: 'only-picture' }
  // Of a hidden sheet.
  if (sheets.some((sheet) => tablesOf(sheet, undefined).length > 0)) return { refused: 'no-rows' }
  const first = rows.slice(0, 12)
  const seems = seemsToBe(first.map(textsOf))
  return seems.refused === 'no-form' && first.some((_, at) => bestHeader(first, at))
    ? { refused: 'no-header' }
    : seems
}

/** A city's workbook has each row twice: on its district's sheet, and on the sheet of all. */
function withoutRepeats(sheets: readonly (readonly ImportedTree[])[]): ImportedTree[] {
  const seen = new Set<string>()
  return sheets.flatMap((trees) => {
    const keyed = trees.map((each) => ({ each, key: JSON.stringify([each.tree, each.paper.districtName]) }))
    const own = keyed.filter(({ key }) => !seen.has(key))
    for (const { key } of keyed) seen.add(key)
    return own.map(({ each }) => each)
  })
}

/** Rows of one enterprise that are not merged: nobody knows which one holds. */
function tellSameEnterprise(trees: readonly ImportedTree[]): void {
  const path = ['public', 'enterprise', 'name']
  const seen = new Set<string>()
  for (const { tree, findings } of trees) {
    const name = valueAt(tree, path)
    if (typeof name !== 'string' || name === '') continue
    const compared = comparableName(name)
    if (seen.has(compared))
      findings.push({ path, label: '', why: 'same-enterprise', outcome: 'look', read: name })
    seen.add(compared)
  }
}

/** The lines above the first header. */
interface Above {
  title: string
  filing: string
  /** （单位：万元） in a line of its own. */
  unit: string
  strays: Leftover[]
}

interface Table {
  header: Annex2Header
  rows: SheetRow[]
}

/** The tables of a sheet with their rows: a header may stand again on each printed page, with its columns in another order. */
function tablesOf({ rows }: Sheet, cycleYear: string | undefined): Table[] {
  const tables: Table[] = []
  let year = Number(cycleYear) || undefined
  for (const [at, row] of rows.entries()) {
    if (row.number <= (tables.at(-1)?.header.to ?? 0)) continue
    if (tables.length === 0) year ??= yearOf(rows.slice(0, at).flatMap(textsOf).join(' '))
    const header = headerAt(rows, at, year)
    if (!header) {
      tables.at(-1)?.rows.push(row)
      continue
    }
    const titles = rows.slice(0, at).flatMap(textsOf)
    const labels = rows.filter(({ number }) => number >= header.from && number <= header.to).flatMap(textsOf)
    if (isOtherForm(titles, labels)) return []
    // Rows of the header that were taken for the table above.
    for (const table of tables) table.rows = table.rows.filter(({ number }) => number < header.from)
    tables.push({ header: { ...header, year }, rows: [] })
  }
  return tables
}

const textsOf = ({ cells }: SheetRow): string[] =>
  [...cells.values()].flatMap(({ text, copyOf }) => (copyOf || text.trim() === '' ? [] : text.trim()))

function importTables(sheet: Sheet, tables: readonly Table[]): { trees: ImportedTree[]; strays: Leftover[] } {
  const above = aboveTable(sheet, tables[0]!.header)
  const trees: ImportedTree[] = []
  const strays = [...above.strays, ...marginsOf(sheet)]
  const rowsWithNotes = new Map<number, ImportedTree>()
  for (const { header, rows } of tables) {
    const kinds = new Map(rows.map((row) => [row, kindOf(row, header)]))
    for (const record of recordsOf(
      rows.filter((row) => kinds.get(row) === 'entry'),
      header,
    )) {
      const tree = importEntry(record, { sheet: sheet.name, header, unit: above.unit })
      Object.assign(tree.paper, { title: above.title, ...(above.filing && { filing: above.filing }) })
      for (const { number } of record) rowsWithNotes.set(number, tree)
      trees.push(tree)
    }
    for (const [row, kind] of kinds) {
      if (kind !== 'entry' && kind !== 'blank') strays.push(wholeRow(sheet, row, kind))
      if (kind === 'blank') strays.push(...unusual(sheet, row))
    }
  }
  // Of a column that nobody filled, at least its title.
  const told = [...trees.flatMap(({ leftovers }) => leftovers), ...strays].map(({ text }) => text)
  for (const { header } of tables) {
    for (const [column, title] of header.others) {
      if (told.some((text) => text.startsWith(title))) continue
      strays.push({ kind: 'other-column', text: title, place: { sheet: sheet.name, row: header.to, column } })
    }
  }
  for (const { kind, text, row, column } of sheet.notes) {
    const leftovers = rowsWithNotes.get(row)?.leftovers ?? strays
    leftovers.push({ kind, text, place: { sheet: sheet.name, row, column } })
  }
  return { trees, strays }
}

const FILING = /填报单位|填报人|填表人|联系方式|填报日期/
const UNIT = /^[(（]?(?:金额)?单位[:：].{1,8}[)）]?$/

function aboveTable(sheet: Sheet, header: Annex2Header): Above {
  const above: Above = { title: sheet.name, filing: '', unit: '', strays: [] }
  for (const row of sheet.rows) {
    if (row.number >= header.from) break
    for (const [column, { text, copyOf }] of row.cells) {
      const line = text.trim()
      if (copyOf || line === '') continue
      if (UNIT.test(line.replace(/\s/g, ''))) above.unit = line
      else if (FILING.test(line)) above.filing += `${above.filing && '  '}${line}`
      else if (isTitle(line)) above.title += ` ${line}`
      // What was written behind 填报人： in a cell of its own.
      else if ([...row.cells.values()].some((cell) => FILING.test(cell.text))) above.filing += `  ${line}`
      else above.strays.push({ text: line, place: { sheet: sheet.name, row: row.number, column } })
    }
  }
  return above
}

/** A row that was passed over, in one piece. */
function wholeRow(sheet: Sheet, row: SheetRow, kind?: LeftoverKind): Leftover {
  const column = [...row.cells.keys()][0] ?? 1
  const place = { sheet: sheet.name, row: row.number, column }
  return { text: textsOf(row).join('｜'), place, ...(kind && { kind }) }
}

/** In a row that nobody filled: whatever is no number and no dots. */
function unusual(sheet: Sheet, row: SheetRow): Leftover[] {
  return /^[\s\d.。…·、｜]*$/.test(textsOf(row).join('')) ? [] : [wholeRow(sheet, row)]
}

/** Everything of a sheet that is none of the form. */
function rest(sheet: Sheet, kind: LeftoverKind): Leftover[] {
  const notes = sheet.notes.map(({ kind, text, row, column }) => ({
    kind,
    text,
    place: { sheet: sheet.name, row, column },
  }))
  return [
    ...sheet.rows.filter((row) => textsOf(row).length > 0).map((row) => wholeRow(sheet, row, kind)),
    ...notes,
    ...marginsOf(sheet),
  ]
}

function marginsOf({ name, margins }: Sheet): Leftover[] {
  return margins.map((text) => ({ kind: 'margin', text, place: { sheet: name, row: 0, column: 0 } }))
}
