import { leftoverKinds } from '../../text/import.ts'
import { labelRemarks } from '../../text/paper-labels.ts'
import { isTemplate } from './import-paper.ts'
import { type Leftover, placeOf } from './import-result.ts'
import type { Slot } from './import-slot.ts'
import { isBlankForm } from './import-unread.ts'
import type { GridCell } from './read/read-grid.ts'
import type { Aside, Paragraph } from './read/word-document.ts'

/** Words in cells that are no label and stand beside none. */
export function unusedCells(unused: readonly GridCell[]): Leftover[] {
  return unused
    .filter(({ text }) => !text.split('\n').every(isTemplate))
    .map((cell) => ({ text: cell.text.trim(), place: placeOf(cell) }))
}

/** Remarks in the cells of labels. */
export function labelLeftovers(slots: readonly Slot[]): Leftover[] {
  return slots
    .filter(({ at, values }) => !values.includes(at))
    .flatMap(({ at }) => labelRemarks(at.text).map((text) => ({ text, place: placeOf(at) })))
}

/** What stands beside the lines of cells; a picture in a cell that is read is told with its field. */
export function cellAsides(cells: readonly GridCell[], read: ReadonlySet<GridCell>): Leftover[] {
  return cells.flatMap((cell) =>
    asideLeftovers(
      cell.asides.filter(({ kind }) => kind !== 'picture' || !read.has(cell)),
      placeOf(cell),
    ),
  )
}

/** Words outside of all tables, and what stands beside them. */
export function outside(paragraphs: readonly Paragraph[]): Leftover[] {
  return paragraphs.flatMap(({ text, asides }, index) => {
    const place = { paragraph: index + 1 }
    const words = text.split('\n').every(isTemplate) || isTemplate(text) ? [] : [{ text: text.trim(), place }]
    return [...words, ...asideLeftovers(asides, place)]
  })
}

/** Words at the head and foot of the pages; what the form itself prints there is none. */
export function margins(paragraphs: readonly Paragraph[]): Leftover[] {
  const place = { paragraph: 0 }
  return outside(paragraphs).map((left) => ({ ...left, place, kind: left.kind ?? 'margin' }))
}

export function asideLeftovers(asides: readonly Aside[], place: Leftover['place']): Leftover[] {
  return asides
    .filter(({ kind, text }) => kind === 'picture' || !isBlankForm(text))
    .map(({ kind, text }) => ({ text: text.trim() || leftoverKinds[kind], place, kind }))
}

/** In the order of the paper; what has no place comes last. */
export function inOrder(leftovers: readonly Leftover[]): Leftover[] {
  const order = ({ place }: Leftover) =>
    'table' in place
      ? [1, place.table, place.row, place.cell]
      : 'paragraph' in place
        ? [place.paragraph === 0 ? 2 : 0, place.paragraph]
        : []
  return [...leftovers].sort((a, b) => {
    const [first, second] = [order(a), order(b)]
    const at = first.findIndex((number, index) => number !== second[index])
    return at < 0 ? 0 : first[at]! - (second[at] ?? 0)
  })
}
