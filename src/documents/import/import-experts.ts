import { plainCharacters } from '../../domain/compared-names.ts'
import { expertSchema } from '../../domain/expert.ts'
import { fieldAt, formTree } from '../../domain/form-tree.ts'
import { monthOf } from '../../domain/months.ts'
import { personalNumbersIn } from '../../domain/personal-data.ts'
import { emptyMapping, type Path, type Tree, type TreeMapping } from '../../domain/tree.ts'
import { dotted } from '../../text/dotted-path.ts'
import { type ExpertCellFault, expertCellFaults, expertImport, expertPaper } from '../../text/experts.ts'
import { followUpSheets } from '../../text/follow-up-papers.ts'
import { reasons } from '../../text/import.ts'
import { type DistrictName, type ExpertColumn, expertColumns } from '../experts/expert-columns.ts'
import { letterOf } from '../office/workbook.ts'
import { guardDocument, isRefusal, type Refusal } from './guard/guard-document.ts'
import { GuardError } from './guard/guard-refusal.ts'
import { isMoreThanName } from './import-fields.ts'
import { isElsewhere, isNone } from './import-habits.ts'
import type { SheetCell, SheetRow } from './read/read-sheet.ts'
import { readWorkbook, type Sheet } from './read/read-workbook.ts'
import type { Oddity } from './read/word-document.ts'

/**
 * A filled 推荐专家汇总表 as trees of experts, one of each row, with whatever cannot be told at its cell. Nothing is guessed, and
 * what stands in no cell (a declaration, a consent) stands in no tree.
 */

/** Where something stands in the workbook, as people count. */
export interface CellPlace {
  sheet: string
  row: number
  column?: { title: string; letter: string }
}

export interface ImportedExpert {
  tree: Tree
  sheet: string
  row: number
  /** Of each field's column its number. */
  columns: Record<string, number>
}

export interface ExpertsTable {
  experts: ImportedExpert[]
  /** What must be mended in the table. */
  faults: { place: CellPlace; why: string }[]
  /** What was passed over. */
  notes: string[]
}

/** `message`: the file is a workbook, but no such table. */
export type ExpertsImport = ExpertsTable | Refusal | { message: string }

/** Never throws for the bytes. */
export function importExperts(bytes: Uint8Array, districts: readonly DistrictName[]): ExpertsImport {
  const guarded = guardDocument(bytes)
  if (isRefusal(guarded)) return guarded
  if (guarded.kind !== 'xlsx') return noTable()
  try {
    return importSheets(readWorkbook(guarded), districts)
  } catch (error) {
    if (error instanceof GuardError) return { refused: error.refused }
    throw error
  }
}

const noTable = () => ({
  message: expertImport.noTable(KEY_COLUMNS.map((id) => expertColumns.find((each) => each.id === id)!.title)),
})

/** A row with these titles is the header. */
const KEY_COLUMNS: readonly ExpertColumn['id'][] = ['private.name', 'private.bornIn', 'private.strengths']

function importSheets(sheets: readonly Sheet[], districts: readonly DistrictName[]): ExpertsImport {
  const table: ExpertsTable = { experts: [], faults: [], notes: [] }
  let found = 0
  for (const sheet of sheets) {
    const header = headerOf(sheet)
    if (!header) {
      const isSeen = !sheet.hidden && sheet.name !== followUpSheets.notes && sheet.rows.length > 0
      if (isSeen) table.notes.push(expertImport.otherSheet(sheet.name))
      continue
    }
    found++
    if (sheet.hidden) {
      table.notes.push(expertImport.hiddenSheet(sheet.name))
      continue
    }
    const lacking = expertColumns.filter(({ id, optional }) => !optional && !header.columns.has(id))
    if (lacking.length > 0) {
      return {
        message: expertImport.noColumns(
          sheet.name,
          lacking.map(({ title }) => title),
        ),
      }
    }
    for (const title of header.others) table.notes.push(expertImport.otherColumn(title))
    addRows(table, sheet, header, districts)
    tellNotes(table, sheet)
  }
  if (found === 0) return noTable()
  return table
}

/** What is written over a cell may say the opposite of what stands in it. */
function tellNotes(table: ExpertsTable, { name, notes }: Sheet): void {
  for (const row of new Set(notes.map((note) => note.row)))
    table.notes.push(`${expertImport.cell(name, row)}${expertImport.overCell}`)
}

interface Header {
  row: number
  /** Columns with a title, whatever it is; of 序号 its own. */
  titled: ReadonlySet<number>
  number: number | undefined
  columns: Map<ExpertColumn['id'], number>
  others: string[]
}

const plain = (text: string) => text.replace(/\s/g, '')

function headerOf({ rows }: Sheet): Header | undefined {
  for (const { number, cells } of rows) {
    const columns = new Map<ExpertColumn['id'], number>()
    const others: string[] = []
    for (const [at, { text, copyOf }] of cells) {
      const column = expertColumns.find(({ title }) => plain(title) === plain(text))
      if (column && !columns.has(column.id)) columns.set(column.id, at)
      else if (!copyOf && plain(text) !== expertPaper.number) others.push(plain(text))
    }
    if (KEY_COLUMNS.every((id) => columns.has(id)))
      return { row: number, ...titlesIn(cells), columns, others }
  }
  return undefined
}

function titlesIn(cells: SheetRow['cells']): Pick<Header, 'titled' | 'number'> {
  const titles = [...cells].filter(([, { text }]) => plain(text) !== '')
  const number = titles.find(([, { text }]) => plain(text) === expertPaper.number)?.[0]
  return { titled: new Set(titles.map(([at]) => at)), number }
}

/** Words that stand in no column of the table, nor are its own number. */
const besideTable = ({ cells }: SheetRow, { titled, number }: Header): number[] =>
  [...cells].flatMap(([at, { text, copyOf }]) => {
    const isKnown = at === number ? /^[\d.、\s]*$/.test(text) : titled.has(at)
    return isKnown || copyOf ? [] : at
  })

function addRows(
  table: ExpertsTable,
  sheet: Sheet,
  header: Header,
  districts: readonly DistrictName[],
): void {
  const columns = Object.fromEntries(header.columns)
  for (const row of sheet.rows) {
    if (row.number <= header.row) continue
    const beside = besideTable(row, header)
    if (beside.length > 0) {
      const letters = beside.map(letterOf)
      table.notes.push(`${expertImport.cell(sheet.name, row.number)}${expertImport.besideTable(letters)}`)
    }
    if (!isFilled(row, header)) continue
    const place = { sheet: sheet.name, row: row.number }
    if (row.hidden) {
      table.notes.push(`${expertImport.cell(sheet.name, row.number)}${expertImport.hiddenRow}`)
      continue
    }
    const tree: TreeMapping = emptyMapping()
    for (const column of expertColumns) {
      const at = header.columns.get(column.id)
      const cell = at === undefined ? undefined : row.cells.get(at)
      if (!cell || at === undefined) continue
      const read = readCell(cell, row, column, districts)
      if (!read) continue
      if ('why' in read) table.faults.push({ place: placeOf(place, column, at), why: read.why })
      else setAt(tree, column.id.split('.'), read.tree)
    }
    table.experts.push({ tree, ...place, columns })
  }
}

/** A text that is higher than Excel draws goes on in rows of its own, all merged with the row above. */
function isFilled({ number, cells }: SheetRow, { columns }: Header): boolean {
  return [...columns.values()].some((at) => {
    const cell = cells.get(at)
    return cell !== undefined && (cell.copyOf === undefined || cell.copyOf.row === number)
  })
}

/** Undefined where the cell says that there is nothing, as it may. */
function readCell(
  cell: SheetCell,
  { number }: SheetRow,
  { id, read, optional }: ExpertColumn,
  districts: readonly DistrictName[],
): { tree: Tree } | { why: string } | undefined {
  if (cell.copyOf?.row === number) return { why: expertCellFaults.merged }
  if (cell.copyOf && id === 'private.name') return { why: expertCellFaults['merged-above'] }
  const doubt = [...cell.doubts][0]
  // Excel makes a date of whatever looks like one: here that is right.
  const date = doubt === 'number-format' && cell.doubts.size === 1 ? dateIn(id, cell.text) : undefined
  if (date !== undefined) return { tree: date }
  if (doubt) return { why: reasonOf(doubt) }
  if (hasIdNumber(cell.text)) return { why: expertCellFaults['id-number'] }
  if (isNone(cell.text)) return optional ? undefined : { why: reasons['says-none'] }
  if (isElsewhere(cell.text)) return { why: reasons.elsewhere }
  const found = read ? read(cell.text, districts) : { tree: cell.text }
  if ('fault' in found) return { why: faultText(found.fault) }
  return isNoNameIn(id, cell.text.trim()) ? { why: reasons['not-a-name'] } : found
}

/** A second name, a phone, √ or 是 in the column of somebody's name; a phone for a unit. */
function isNoNameIn(id: ExpertColumn['id'], text: string): boolean {
  if (id === 'private.organization') return /\d{7}/.test(text)
  if (id !== 'private.name' && id !== 'private.consent.by') return false
  return (
    isMoreThanName(text, false) || /[和与及]|等人?$|^[^\p{L}]|^(?:是|有|本人|已?同意|已签字?)$/u.test(text)
  )
}

const hasIdNumber = (text: string) => [...personalNumbersIn(plainCharacters(text))].includes('id-number')

/** As `yyyy-mm-dd`, in the columns of dates and months. */
function dateIn(id: ExpertColumn['id'], text: string): string | undefined {
  const kind = fieldAt(form, id).spec.kind
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || (kind !== 'date' && kind !== 'month')) return undefined
  return kind === 'date' ? text : monthOf(text)
}

const form = formTree(expertSchema)

const faultText = (fault: ExpertCellFault) => expertCellFaults[fault]
const reasonOf = (doubt: Oddity) =>
  doubt in reasons ? reasons[doubt as keyof typeof reasons] : reasons.symbol

const placeOf = (place: CellPlace, { title }: ExpertColumn, at: number): CellPlace => ({
  ...place,
  column: { title, letter: letterOf(at) },
})

function setAt(tree: TreeMapping, [key = '', ...rest]: readonly string[], value: Tree): void {
  if (rest.length === 0) {
    tree[key] = value
    return
  }
  const inner = tree[key] ?? emptyMapping()
  tree[key] = inner
  setAt(inner as TreeMapping, rest, value)
}

/** The cell of a field, or of the field that it is part of. */
export function cellOf({ sheet, row, columns }: ImportedExpert, path: Path): CellPlace {
  const field = dotted(path)
  const isWithin = ({ id }: ExpertColumn) =>
    field === id || id.startsWith(`${field}.`) || field.startsWith(id)
  const column = path.length === 0 ? undefined : expertColumns.find(isWithin)
  const at = column && columns[column.id]
  return column && at !== undefined ? placeOf({ sheet, row }, column, at) : { sheet, row }
}
