import { cellNamed } from '../../text/paper-labels.ts'
import { type Guarded, guardDocument, isRefusal } from './guard/guard-document.ts'
import { GuardError } from './guard/guard-refusal.ts'
import { slotsOf } from './import-cells.ts'
import { written } from './import-fields.ts'
import { importForm } from './import-form.ts'
import { isTemplate, outside, type Paper, paperOf } from './import-paper.ts'
import type { ImportResult, Leftover } from './import-result.ts'
import type { Slot } from './import-slot.ts'
import { gridOf } from './read/read-grid.ts'
import { readWord } from './read/read-word.ts'
import type { WordDocument } from './read/word-document.ts'

/** A filled 附件1 as entries: one, unless the file holds the forms of several enterprises. Never throws. */
export function importAnnex1(bytes: Uint8Array): ImportResult {
  const guarded = guardDocument(bytes)
  if (isRefusal(guarded)) return guarded
  return guarded.kind === 'docx' ? importGuardedAnnex1(guarded) : { refused: 'no-form' }
}

export function importGuardedAnnex1({ parts, main }: Guarded): ImportResult {
  try {
    const document = readWord(parts.get(main)!)
    const feet = [...parts].filter(([name]) => name !== main && /^word\/(?:footer|header)/.test(name))
    const paper = paperOf([document, ...feet.map(([, xml]) => readWord(xml))])
    return importForms(document, paper)
  } catch (error) {
    if (error instanceof GuardError) return { refused: error.refused }
    throw error
  }
}

/** Fewer named cells than this are a coincidence, not the form. */
const FEWEST_CELLS = 6
/** And more cells than this are some other table: one form has about 150. */
const MOST_CELLS = 3000

function importForms(document: WordDocument, paper: Paper): ImportResult {
  const { cells, strangers } = gridOf(document.tables, (text) => cellNamed(text) !== undefined)
  if (cells.length > MOST_CELLS) return { refused: 'no-form' }
  const { slots, unused } = slotsOf(cells)
  if (slots.length < FEWEST_CELLS || !slots.some(({ id }) => id === 'public.enterprise.name'))
    return { refused: 'no-form' }
  const forms = formsOf(slots)
  const trees = forms.map((own) => importForm(own, forms.length === 1 ? paper : {}))
  const leftovers: Leftover[] = [
    ...unused
      .filter(({ text }) => !text.split('\n').every(isTemplate))
      .map(({ text, table, row, column }) => ({
        text: text.trim(),
        place: { table, row: row + 1, cell: cellNumber(cells, table, row, column) },
      })),
    ...strangers.map((text) => ({ text, place: { paragraph: 0 } })),
    ...outside(document.paragraphs),
  ]
  trees[0]!.leftovers.push(...leftovers)
  return { trees }
}

function cellNumber(
  cells: readonly { table: number; row: number; column: number }[],
  table: number,
  row: number,
  column: number,
) {
  return cells.filter((cell) => cell.table === table && cell.row === row && cell.column <= column).length
}

/** A further 企业名称 with another name begins a further form; the same one is a continuation page's. */
function formsOf(slots: readonly Slot[]): Slot[][] {
  const forms: Slot[][] = [[]]
  let name = ''
  for (const slot of slots) {
    const given = slot.id === 'public.enterprise.name' ? written(slot.text) : ''
    if (given && name && given !== name) forms.push([])
    if (given) name = given
    forms.at(-1)!.push(slot)
  }
  return forms
}
