import { type CellId, cellNamed, formTitle, headings } from '../../text/paper-labels.ts'
import { type Guarded, guardDocument, isRefusal, type Refusal } from './guard/guard-document.ts'
import { GuardError } from './guard/guard-refusal.ts'
import { slotsOf } from './import-cells.ts'
import { importForm } from './import-form.ts'
import { formsOf } from './import-forms.ts'
import {
  asideLeftovers,
  cellAsides,
  inOrder,
  labelLeftovers,
  margins,
  outside,
  unusedCells,
} from './import-leftovers.ts'
import { paperOf, titleOf } from './import-paper.ts'
import type { ImportedTree, ImportResult, Leftover } from './import-result.ts'
import type { Slot } from './import-slot.ts'
import { gridOf } from './read/read-grid.ts'
import { Notes } from './read/read-notes.ts'
import { readWord } from './read/read-word.ts'
import type { WordDocument } from './read/word-document.ts'

/**
 * A filled 附件1 as entries: one, unless the file holds several forms. `cycleYear` tells which year's revenue is asked.
 * Never throws.
 */
export function importAnnex1(bytes: Uint8Array, cycleYear?: string): ImportResult {
  const guarded = guardDocument(bytes)
  if (isRefusal(guarded)) return guarded
  return guarded.kind === 'docx' ? importGuardedAnnex1(guarded, cycleYear) : { refused: 'no-form' }
}

export function importGuardedAnnex1({ parts, main }: Guarded, cycleYear?: string): ImportResult {
  try {
    const notes = Notes.of(parts)
    const document = readWord(parts.get(main)!, notes)
    const edges = [...parts].filter(
      ([name]) => name !== main && /^word\/(?:footer|header)\d*\.xml$/i.test(name),
    )
    return importForms(
      document,
      edges.map(([, xml]) => readWord(xml, notes)),
      notes,
      Number(cycleYear) || undefined,
    )
  } catch (error) {
    if (error instanceof GuardError) return { refused: error.refused }
    throw error
  }
}

/** More cells than this are some other table: one form has about 150. */
const MOST_CELLS = 3000

function importForms(
  document: WordDocument,
  edges: readonly WordDocument[],
  notes: Notes,
  cycleYear: number | undefined,
): ImportResult {
  const cells = gridOf(document.tables, isFormTable)
  if (cells.length > MOST_CELLS) return { refused: 'no-form' }
  const { slots, unused } = slotsOf(cells)
  const refusal = refusalOf(document, slots)
  if (refusal) return refusal
  const forms = formsOf(slots)
  const paper = paperOf([document, ...edges])
  const trees = forms.map(({ slots: own, look }) => {
    const imported = importForm(own, forms.length === 1 ? paper : titleAlone(paper), cycleYear)
    const path = look === 'second-problem' ? ['public', 'challenges'] : ['public', 'enterprise', 'name']
    if (look) imported.findings.push({ path, label: '', why: look, outcome: 'look' })
    return imported
  })
  const read = new Set(slots.flatMap(({ values }) => values))
  const rest = [
    ...unusedCells(unused),
    ...labelLeftovers(slots),
    ...cellAsides(cells, read),
    ...outside(document.paragraphs),
    ...edges.flatMap((edge) => [
      ...margins(edge.paragraphs),
      ...margins(gridOf(edge.tables, () => false).map((cell) => ({ ...cell, doubts: [] }))),
    ]),
    ...asideLeftovers(notes.rest(), { paragraph: 0 }),
  ]
  giveOut(rest, trees, forms)
  return { trees }
}

const titleAlone = ({ title }: ImportedTree['paper']) => (title ? { title } : {})

/** Each to the form in whose rows it stands; what stands in none to the first one. */
function giveOut(
  leftovers: readonly Leftover[],
  trees: readonly ImportedTree[],
  forms: readonly { slots: readonly Slot[] }[],
): void {
  for (const left of leftovers) {
    const { place } = left
    const at =
      'table' in place
        ? forms.findLastIndex(({ slots: [first] }) => {
            const { table = 1, row = 0 } = first?.at ?? {}
            return table < place.table || (table === place.table && row < place.row)
          })
        : 0
    trees[Math.max(0, at)]!.leftovers.push(left)
  }
  for (const tree of trees) tree.leftovers = inOrder(tree.leftovers)
}

/** A table that stands in a cell of the form is a part of it only with this many cells of the form. */
const FEWEST_NESTED = 4
/** Fewer named cells than this are a coincidence, not the form. */
const FEWEST_CELLS = 6
/** Names that many a form has; these alone make no 附件1. */
const COMMON: ReadonlySet<CellId> = new Set<CellId>([
  'mobile',
  'candidate',
  'creditCode',
  'private.candidates[].name',
  'private.candidates[].organization',
  'private.candidates[].phone',
])
const OF_ANY_FORM = /^(?:public\.enterprise\.(?:name|industry)|private\.enterprise\.|private\.candidate)/

const isAsked = (id: CellId) => id !== 'other' && !headings.has(id)

function isFormTable(texts: readonly string[], within: boolean): boolean {
  const ids = new Set(texts.flatMap((text) => cellNamed(text)?.id ?? []).filter(isAsked))
  return within ? [...ids].filter((id) => !COMMON.has(id)).length >= FEWEST_NESTED : ids.size > 0
}

/** Why these tables are no 附件1; undefined if they are. */
function refusalOf(document: WordDocument, slots: readonly Slot[]): Refusal | undefined {
  const ids = new Set(slots.map(({ id }) => id))
  const own = [...ids].filter((id) => isAsked(id) && !COMMON.has(id) && !OF_ANY_FORM.test(id))
  const title = titleOf(document)
  const isOther = title !== undefined && !formTitle.test(title)
  if (slots.length >= FEWEST_CELLS && ids.has('public.enterprise.name') && own.length >= (isOther ? 8 : 3))
    return undefined
  if (title !== undefined && /选派需求汇总表/.test(title)) return { refused: 'annex2-in-word' }
  if (title !== undefined && isOther && slots.length > 0) return { refused: 'other-form', seems: title }
  const pictured = document.paragraphs.some(({ doubts }) => doubts.includes('picture'))
  return { refused: pictured && document.tables.length === 0 ? 'only-picture' : 'no-form' }
}
