import { type Annex2ColumnId, annex2Column, annex2Columns } from '../../domain/annex2.ts'
import { industries, OTHER } from '../../domain/option-lists.ts'
import type { Path } from '../../domain/tree.ts'
import { type Guarded, guardDocument, isRefusal } from './guard/guard-document.ts'
import { takeField } from './import-by-kind.ts'
import { Draft } from './import-draft.ts'
import { takeText } from './import-fields.ts'
import { isNone } from './import-habits.ts'
import type { ImportedTree, ImportResult, Leftover } from './import-result.ts'
import { type Answer, written } from './import-slot.ts'
import { readSheets, type SheetCell, type SheetTexts } from './read/read-sheet.ts'

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

/** Where each column of the form stands on this sheet. */
type ColumnPositions = Map<Annex2ColumnId, number>

function importSheet(sheet: SheetTexts): ImportedTree[] {
  const header = headerOf(sheet)
  if (!header) return []
  const trees: ImportedTree[] = []
  const strays: Leftover[] = []
  for (const [row, cells] of sheet.rows.entries()) {
    if (row >= header.from && row < header.until) continue
    const own = [...header.positions.values()]
    const others = cells.flatMap(({ text }, column): Leftover[] => {
      const known = row >= header.until && own.includes(column)
      const repeated = column > 0 && cells[column - 1]!.text === text
      if (known || repeated || !text.trim()) return []
      return [{ text: text.trim(), place: { sheet: sheet.name, row: row + 1, column: column + 1 } }]
    })
    const tree = row >= header.until ? importRow(cells, header.positions, others) : undefined
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
function headerOf({
  rows,
}: SheetTexts): { from: number; until: number; positions: ColumnPositions } | undefined {
  for (const [row, upper] of rows.entries()) {
    if (!upper.some(({ text }) => plain(text) === plain(annex2Column('name').title))) continue
    const lower = rows[row + 1]?.some(({ text }) => /期望专家备选人员\s*[12]/.test(text))
      ? rows[row + 1]
      : undefined
    const titles = upper.map(({ text }, column) => plain(lower?.[column]?.text || text))
    const positions: ColumnPositions = new Map()
    let from = 0
    for (const column of annex2Columns) {
      const title = plain(column.title)
      // 是否已经协商一致 stands twice: each belongs to the person before it.
      const at = titles.indexOf(title, column.group ? from : 0)
      if (at < 0) continue
      positions.set(column.id, at)
      if (column.group) from = at + 1
    }
    if (positions.size >= LEAST_COLUMNS) return { from: row, until: row + (lower ? 2 : 1), positions }
  }
  return undefined
}

const plain = (text: string) =>
  text
    .replace(/[\s“”"']/g, '')
    .replace(/[(（][^()（）]*[)）]/g, '')
    .replace(/[:：]$/, '')

/** Undefined for a row of the form that nobody has filled, or that is none. */
function importRow(
  cells: readonly SheetCell[],
  positions: ColumnPositions,
  leftovers: Leftover[],
): ImportedTree | undefined {
  const slot: SlotOf = (id) => {
    const at = positions.get(id)
    if (at === undefined) return undefined
    const { text = '', unreadable = false } = cells[at] ?? {}
    const { title } = annex2Column(id)
    return { label: title, text, doubts: new Set(unreadable ? ['formula'] : []) }
  }
  const given = [...positions.keys()].filter((id) => id !== 'number' && written(slot(id)?.text) !== '')
  if (given.length < 2 || written(slot('name')?.text) === '') return undefined
  const draft = new Draft()
  draft.leave(['public', 'submittedOn'], undefined, 'not-on-paper')
  for (const { id, field } of annex2Columns) {
    if (!field) continue
    if (id === 'industry') importIndustry(draft, field.path.split('.'), slot(id))
    else
      takeField(draft, field, field.path.split('.'), slot(id), { optional: field.optional && id !== 'name' })
  }
  importPeople(draft, slot)
  const districtName = written(slot('district')?.text)
  return {
    tree: draft.finished(),
    understood: draft.understood,
    findings: draft.findings,
    leftovers,
    paper: districtName ? { districtName } : {},
  }
}

type SlotOf = (id: Annex2ColumnId) => Answer | undefined

/** An industry in the form's words; 其他 says what it is in words of its own, so those are nobody's guess. */
function importIndustry(draft: Draft, path: Path, slot: Answer | undefined): void {
  const text = written(slot?.text)
  const option = industries.find((industry) => industry === text.replace(/\s/g, ''))
  if (option && option !== OTHER) draft.take(path, option)
  else draft.leave(path, slot, !slot ? 'no-cell' : text ? 'unknown-industry' : 'blank')
}

function importPeople(draft: Draft, slot: SlotOf): void {
  const path = (at: number, key: string): Path => ['private', 'candidates', at, key]
  let count = 0
  for (const number of [1, 2] as const) {
    const [unit, person] = [slot(`organization${number}`), slot(`candidate${number}`)]
    const given = [unit, person].some(
      (cell) => cell && written(cell.text) !== '' && !isNone(written(cell.text)),
    )
    if (!given) continue
    const at = count++
    takeText(draft, path(at, 'name'), person, { name: true })
    takeText(draft, path(at, 'organization'), unit)
    const agreed = slot(`agreed${number}`)
    const answer = agreement(written(agreed?.text))
    if (answer) draft.take(path(at, 'agreed'), answer)
    else draft.leave(path(at, 'agreed'), agreed, 'agreed-unclear')
  }
  const nobody = slot('unspecified')
  if (count > 0 && nobody && /[√✓✔☑]/.test(nobody.text)) {
    for (let at = 0; at < count; at++) draft.look(path(at, 'name'), nobody, 'part-contradicts')
  }
}

function agreement(text: string): '是' | '否' | undefined {
  if (/^(?:是|√|✓|✔|☑|已|已经?协商一致)$/.test(text)) return '是'
  return /^(?:否|未|未协商一致|尚未协商一致)$/.test(text) ? '否' : undefined
}
