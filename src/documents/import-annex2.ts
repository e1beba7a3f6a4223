import { annex2Columns } from '../domain/annex2.ts'
import { industries, OTHER } from '../domain/options.ts'
import type { Path } from '../domain/tree.ts'
import { type Guarded, guardDocument, isRefusal } from './guard.ts'
import type { Slot } from './import-cells.ts'
import { Draft } from './import-draft.ts'
import { isNone, takeNumber, takeText, written } from './import-fields.ts'
import type { ImportedTree, ImportResult, Leftover } from './import-result.ts'
import { readSheets, type SheetCell, type SheetTexts } from './read-sheet.ts'

/** A filled 附件2 as entries: one for each row with what it has, the rest empty. Never rejects for the bytes. */
export async function importAnnex2(bytes: Uint8Array): Promise<ImportResult> {
  const guarded = guardDocument(bytes)
  if (isRefusal(guarded)) return guarded
  return guarded.kind === 'xlsx' ? importGuardedAnnex2(guarded) : { refused: 'no-form' }
}

export async function importGuardedAnnex2(guarded: Guarded): Promise<ImportResult> {
  const sheets = await readSheets(guarded).catch(() => undefined)
  if (!sheets) return { refused: 'damaged' }
  const trees = sheets.flatMap(importSheet)
  if (trees.length === 0) return { refused: 'no-form' }
  return { trees: withoutRepeats(trees) }
}

/** A city's workbook has each row twice: on its district's sheet, and on the sheet of all. */
function withoutRepeats(trees: readonly ImportedTree[]): ImportedTree[] {
  const seen = new Set<string>()
  return trees.filter(({ tree, paper }) => {
    const key = JSON.stringify([tree, paper.districtName])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

type Column = (typeof annex2Columns)[number]
/** Where each column of the form stands on this sheet. */
type Places = Map<Column, number>

function importSheet(sheet: SheetTexts): ImportedTree[] {
  const header = headerOf(sheet)
  if (!header) return []
  const trees: ImportedTree[] = []
  const strays: Leftover[] = []
  for (const [row, cells] of sheet.rows.entries()) {
    if (row >= header.from && row < header.until) continue
    const own = [...header.places.values()]
    const others = cells.flatMap(({ text }, column): Leftover[] => {
      const known = row >= header.until && own.includes(column)
      const repeated = column > 0 && cells[column - 1]!.text === text
      if (known || repeated || !text.trim()) return []
      return [{ text: text.trim(), place: { sheet: sheet.name, row: row + 1, column: column + 1 } }]
    })
    const tree = row >= header.until ? importRow(cells, header.places, others) : undefined
    if (tree) trees.push(tree)
    else if (row < header.from) strays.push(...others.slice(row === 0 ? 1 : 0))
    else strays.push(...leftoverRow(sheet.name, row, cells))
  }
  trees[0]?.leftovers.push(...strays)
  return trees
}

function leftoverRow(sheet: string, row: number, cells: readonly SheetCell[]): Leftover[] {
  return cells.flatMap(({ text }, column) =>
    text.trim() && !/^\d*$/.test(text.trim()) && cells[column - 1]?.text !== text
      ? [{ text: text.trim(), place: { sheet, row: row + 1, column: column + 1 } }]
      : [],
  )
}

const LEAST_COLUMNS = 6

/** The header by its texts: two rows, or one where somebody has simplified it. */
function headerOf({ rows }: SheetTexts): { from: number; until: number; places: Places } | undefined {
  for (const [row, upper] of rows.entries()) {
    if (!upper.some(({ text }) => plain(text) === plain('申报企业名称'))) continue
    const lower = rows[row + 1]?.some(({ text }) => /期望专家备选人员\s*[12]/.test(text))
      ? rows[row + 1]
      : undefined
    const titles = upper.map(({ text }, column) => plain(lower?.[column]?.text || text))
    const places: Places = new Map()
    let from = 0
    for (const column of annex2Columns) {
      const title = plain(column.title)
      // 是否已经协商一致 stands twice: each belongs to the person before it.
      const at = titles.indexOf(title, column.group ? from : 0)
      if (at < 0) continue
      places.set(column, at)
      if (column.group) from = at + 1
    }
    if (places.size >= LEAST_COLUMNS) return { from: row, until: row + (lower ? 2 : 1), places }
  }
  return undefined
}

const plain = (text: string) =>
  text
    .replace(/[\s“”"']/g, '')
    .replace(/[(（][^()（）]*[)）]/g, '')
    .replace(/[:：]$/, '')

const [NUMBER, DISTRICT, NAME, INDUSTRY, EMPLOYEES, REVENUE, FIELD, PROBLEM, COLLABORATION] =
  annex2Columns as unknown as Column[]
const PEOPLE = [annex2Columns.slice(9, 12), annex2Columns.slice(12, 15)] as const
const NOBODY = annex2Columns[15]!

/** Undefined for a row of the form that nobody has filled, or that is none. */
function importRow(
  cells: readonly SheetCell[],
  places: Places,
  leftovers: Leftover[],
): ImportedTree | undefined {
  const slot = (column: Column): Slot | undefined => {
    const at = places.get(column)
    if (at === undefined) return undefined
    const { text = '', unreadable = false } = cells[at] ?? {}
    return { id: 'name', label: column.title, text, odd: new Set(unreadable ? ['formula'] : []), at: NOWHERE }
  }
  const given = [...places.keys()].filter((column) => column !== NUMBER && written(slot(column)?.text) !== '')
  if (given.length < 2 || written(slot(NAME!)?.text) === '') return undefined
  const draft = new Draft()
  const open: Path = ['public', 'enterprise']
  const request: Path = ['public', 'expertRequest']
  draft.leave(['public', 'submittedOn'], undefined, 'not-on-paper')
  takeText(draft, [...open, 'name'], slot(NAME!))
  importIndustry(draft, [...open, 'industry'], slot(INDUSTRY!))
  takeNumber(draft, ['private', 'enterprise', 'employees'], slot(EMPLOYEES!), 'people')
  takeNumber(draft, ['private', 'enterprise', 'revenue'], slot(REVENUE!), 'money')
  takeText(draft, [...request, 'field'], slot(FIELD!))
  takeText(draft, [...request, 'problem'], slot(PROBLEM!), { lines: 'many' })
  takeText(draft, [...request, 'collaboration'], slot(COLLABORATION!), { lines: 'many', optional: true })
  importPeople(draft, slot)
  const districtName = written(slot(DISTRICT!)?.text)
  return {
    tree: draft.finished(),
    understood: draft.understood,
    findings: draft.findings,
    leftovers,
    paper: districtName ? { districtName } : {},
  }
}

const NOWHERE = { table: 0, row: 0, rowTo: 0, column: 0, columnTo: 0, text: '', odd: new Set<never>() }

/** An industry in the form's words; 其他 says what it is in words of its own, so those are nobody's guess. */
function importIndustry(draft: Draft, path: Path, slot: Slot | undefined): void {
  const text = written(slot?.text)
  const option = industries.find((industry) => industry === text.replace(/\s/g, ''))
  if (option && option !== OTHER) draft.take(path, option)
  else draft.leave(path, slot, !slot ? 'no-cell' : text ? 'unknown-industry' : 'blank')
}

function importPeople(draft: Draft, slot: (column: Column) => Slot | undefined): void {
  const path = (at: number, key: string): Path => ['private', 'candidates', at, key]
  let count = 0
  for (const [organization, name, agreed] of PEOPLE as unknown as [Column, Column, Column][]) {
    const [unit, person] = [slot(organization), slot(name)]
    const given = [unit, person].some(
      (cell) => cell && written(cell.text) !== '' && !isNone(written(cell.text)),
    )
    if (!given) continue
    const at = count++
    takeText(draft, path(at, 'name'), person, { name: true })
    takeText(draft, path(at, 'organization'), unit)
    const answer = agreement(written(slot(agreed)?.text))
    if (answer) draft.take(path(at, 'agreed'), answer)
    else draft.leave(path(at, 'agreed'), slot(agreed), 'agreed-unclear')
  }
  const nobody = slot(NOBODY)
  if (count > 0 && nobody && /[√✓✔☑]/.test(nobody.text)) {
    for (let at = 0; at < count; at++) draft.look(path(at, 'name'), nobody, 'part-contradicts')
  }
}

function agreement(text: string): '是' | '否' | undefined {
  if (/^(?:是|√|✓|✔|☑|已|已经?协商一致)$/.test(text)) return '是'
  return /^(?:否|未|未协商一致|尚未协商一致)$/.test(text) ? '否' : undefined
}
