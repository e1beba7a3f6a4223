import { annex2Column, annex2Columns } from '../../domain/annex2.ts'
import type { FieldNode } from '../../domain/form-tree.ts'
import { industries, OTHER } from '../../domain/option-lists.ts'
import type { Path } from '../../domain/tree.ts'
import type { Annex2Header, ImportColumn } from './import-annex2-header.ts'
import { importPeople, type SlotOf } from './import-annex2-people.ts'
import { takeField } from './import-by-kind.ts'
import { codeIn } from './import-code.ts'
import { Draft } from './import-draft.ts'
import { takeEnterpriseName } from './import-enterprise-name.ts'
import { isNoNeed } from './import-habits.ts'
import type { ImportedTree, Leftover } from './import-result.ts'
import { type Answer, type Doubt, written } from './import-slot.ts'
import { takeOne } from './import-ticks.ts'
import { isOfOtherYear } from './import-year.ts'
import type { SheetCell, SheetRow } from './read/read-sheet.ts'
import { unitsInLabel } from './read/units.ts'

/** The rows of one enterprise: one, or several where its name is merged down over them. */
export type EntryRows = readonly [SheetRow, ...SheetRow[]]

export interface OnSheet {
  sheet: string
  header: Annex2Header
  /** （单位：万元） above the table, or ''. */
  unit: string
}

export function recordsOf(rows: readonly SheetRow[], { columns }: Annex2Header): EntryRows[] {
  const records: [SheetRow, ...SheetRow[]][] = []
  for (const row of rows) {
    const name = row.cells.get(columns.get('name')!.at)
    const last = records.at(-1)
    if (last && name?.copyOf && name.copyOf.row < row.number && name.copyOf.row >= last[0].number)
      last.push(row)
    else records.push([row])
  }
  return records
}

export function importEntry(rows: EntryRows, on: OnSheet): ImportedTree {
  const { header, sheet } = on
  const draft = new Draft()
  const slot: SlotOf = (id) => slotOf(rows, id, on)
  draft.leave(['public', 'submittedOn'], undefined, 'not-on-paper')
  const request = REQUEST.flatMap((id) => slot(id) ?? [])
  const noRequest =
    request.length > 0 && request.every(({ text, doubts }) => isNoNeed(text) && doubts.size === 0)
  for (const { id, field } of annex2Columns) {
    if (!field) continue
    const path = field.path.split('.')
    const doubled = header.doubled.get(id)
    if (doubled) draft.leave(path, answerOf(rows, doubled), 'several-columns', readingsOf(rows, doubled))
    else if (id === 'name') takeEnterpriseName(draft, path, slot(id))
    else if (id === 'industry') importIndustry(draft, path, slot(id))
    else if (id === 'revenue') importRevenue(draft, path, slot(id), on)
    else if (field.spec.kind === 'text') importText(draft, field, path, slot(id), noRequest)
    else takeField(draft, field, path, slot(id))
  }
  if (noRequest) draft.look(['public', 'expertRequest'], slot('problem'), 'all-none')
  importPeople(draft, slot, rows.length === 2 ? rows.map((row) => (id) => slotOf([row], id, on)) : [])
  const districtName = written(slot('district')?.text).replaceAll('\n', '')
  const creditCode = codeIn(slotOf(rows, 'creditCode', on))
  // What is no code in its column has no place.
  const known = creditCode ? header : asOther(header, 'creditCode')
  return {
    tree: draft.finished(),
    understood: draft.understood,
    findings: draft.findings,
    leftovers: rows.flatMap((row) => besides(row, sheet, known)),
    paper: { ...(districtName && { districtName }), ...(creditCode && { creditCode }) },
  }
}

/** The header as if this column were none of the form's. */
function asOther(header: Annex2Header, id: ImportColumn): Annex2Header {
  const [columns, others, column] = [new Map(header.columns), new Map(header.others), header.columns.get(id)]
  columns.delete(id)
  if (column) others.set(column.at, column.label)
  return { ...header, columns, others }
}

function slotOf(rows: EntryRows, id: ImportColumn, { header, unit }: OnSheet): Answer | undefined {
  const column = header.columns.get(id)
  if (!column) return undefined
  const answer = answerOf(rows, [column])
  const isMoney = id === 'revenue' && unitsInLabel(column.label, 'money').length === 0
  return isMoney && unit
    ? { ...answer, label: `${column.label}（${unit.replace(/[()（）]/g, '')}）` }
    : answer
}

/** What stands in these columns of the rows; two texts that differ are told as two values. */
function answerOf(rows: EntryRows, columns: readonly { at: number; label: string }[]): Answer {
  const cells = rows.flatMap(({ cells }) => columns.flatMap(({ at }) => cells.get(at) ?? []))
  const said = cells.filter(
    (cell, at) => at === cells.findIndex(({ text }) => text.trim() === cell.text.trim()),
  )
  const filled = said.filter(({ text, doubts }) => written(text) !== '' || doubts.size > 0)
  const doubts = new Set<Doubt>(
    filled.flatMap((cell) => [
      ...cell.doubts,
      ...(isScaledOddly(cell, columns[0]!.label) ? ['number-format' as const] : []),
    ]),
  )
  if (filled.length > 1) doubts.add('two-values')
  const kept = filled.flatMap((cell) => cell.kept ?? []).join('，')
  return {
    label: columns[0]!.label,
    text: filled.map(({ text }) => text).join('\n'),
    doubts,
    ...(kept && { kept: `看到的是 ${filled[0]!.text}，存的是 ${kept}` }),
  }
}

const readingsOf = (rows: EntryRows, columns: readonly { at: number; label: string }[]) =>
  columns.map((column) => `${column.label}：${written(answerOf(rows, [column]).text) || '空'}`).join('，或 ')

/**
 * A format that moves the point is right where the number that is kept is one of 元 (or 万元) and the shown one is of the
 * unit that is written: 86505000 as 8650.5万. Where the two contradict, nobody knows which one is meant.
 */
function isScaledOddly({ text, scale }: SheetCell, label: string): boolean {
  if (scale === 0) return false
  const word = text.replace(/^[\d.,\s-]+/, '')
  const [unit] = word ? unitsInLabel(`（${word}）`, 'money') : unitsInLabel(label, 'money')
  const power = unit?.power
  // From the kept number to 元 by what is shown.
  return power === undefined || ![0, 4].includes(scale + power + 4)
}

/** Text of the rows in columns that the form does not have. */
function besides(row: SheetRow, sheet: string, { columns, doubled, others }: Annex2Header): Leftover[] {
  const known = new Set([...columns.values(), ...[...doubled.values()].flat()].map(({ at }) => at))
  return [...row.cells].flatMap(([column, { text, copyOf, doubts }]): Leftover[] => {
    if (known.has(column) || copyOf || text.trim() === '') return []
    const kind = doubts.has('hidden') ? 'hidden-cell' : 'other-column'
    const title = others.get(column)
    return [
      { text: `${title ? `${title}：` : ''}${text.trim()}`, kind, place: { sheet, row: row.number, column } },
    ]
  })
}

const REQUEST = ['field', 'problem', 'collaboration'] as const

/** 无 in a column that may be empty is nothing; in all columns of the request, there is no request. */
function importText(
  draft: Draft,
  field: FieldNode,
  path: Path,
  slot: Answer | undefined,
  noRequest: boolean,
): undefined {
  if (!slot || slot.doubts.size > 0 || !isNoNeed(slot.text)) return takeField(draft, field, path, slot)
  if (!noRequest && !field.optional) draft.leave(path, slot, 'says-none')
}

/** An industry in the form's words; 其他 says what it is in words of its own, so those are nobody's guess. */
function importIndustry(draft: Draft, path: Path, slot: Answer | undefined): void {
  const text = written(slot?.text).replace(/\s/g, '')
  const option = industries.find((industry) => industry === text)
  const other = otherIndustryIn(text)
  if (slot && /[□☐☑✓✔√■]/.test(text)) takeOne(draft, path, slot, industries)
  else if (slot && slot.doubts.size > 0) draft.leave(path, slot, [...slot.doubts][0] as never, slot.kept)
  else if (option && option !== OTHER) draft.take(path, option)
  else if (other) {
    draft.take(path, OTHER)
    draft.take([...path.slice(0, -1), 'otherIndustry'], other)
  } else draft.leave(path, slot, !slot ? 'no-cell' : text ? 'unknown-industry' : 'blank')
}

/** 其他：低空经济, 其他（低空经济）: what the other one is. */
function otherIndustryIn(text: string): string | undefined {
  if (!/^其他[:：(（—-]/.test(text)) return undefined
  const words = text
    .slice(2)
    .replace(/^[:：(（—-]+/, '')
    .replace(/[)）]$/, '')
  return words !== '' && !/[()（）]/.test(words) ? words : undefined
}

function importRevenue(draft: Draft, path: Path, slot: Answer | undefined, { header }: OnSheet): undefined {
  const { field } = annex2Column('revenue')
  if (isOfOtherYear(draft, path, slot, header.year)) return
  takeField(draft, field!, path, slot, { optional: false })
}
