import { type CellId, cellNamed } from '../../text/paper-labels.ts'
import type { Slot } from './import-slot.ts'
import type { GridCell } from './read/read-grid.ts'

const PHONE = 'private.candidates[].phone'
const ORGANIZATION = 'private.candidates[].organization'
/** Of the enterprise, unless they stand in a row of 备选. */
const THEIRS: Partial<Record<CellId, CellId>> = { mobile: PHONE, 'public.enterprise.name': ORGANIZATION }

const CANDIDATE_CELLS: ReadonlySet<CellId> = new Set<CellId>([
  'private.candidates[].name',
  ORGANIZATION,
  PHONE,
  ...(Object.keys(THEIRS) as CellId[]),
])

/**
 * 姓名, 单位 and 联系方式 belong to the 备选 in front of them in their row, or, where they head
 * columns, to the 备选 in front of each row below.
 */
export function ownedByCandidates(slots: Slot[], cells: readonly GridCell[], used: Set<GridCell>): Slot[] {
  const heads = slots.filter(({ id }) => id === 'candidate')
  const lead = (cell: GridCell, row = cell.row) =>
    heads
      .filter(({ at }) => at.table === cell.table && at.row <= row && row <= at.rowTo)
      .findLast(({ at }) => at.column < cell.column)
  return slots.flatMap((slot): Slot[] => {
    if (!CANDIDATE_CELLS.has(slot.id)) return [slot]
    const id = THEIRS[slot.id] ?? slot.id
    const owner = lead(slot.at)
    if (owner) return [{ ...slot, id, number: owner.number! }]
    const column = slot.text.trim() === '' ? columnBelow(slot.at, cells, lead) : []
    if (column.length > 0) {
      return column.map((cell) => {
        used.add(cell)
        const { text, looks, doubts } = cell
        return {
          ...slot,
          id,
          number: lead(cell)!.number!,
          text,
          looks,
          doubts: new Set(doubts),
          values: [cell],
        }
      })
    }
    // 联系电话 of nobody in particular is the contact's.
    return slot.id === PHONE ? [{ ...slot, id: 'mobile' }] : [slot]
  })
}

/** The cells directly below a column's head, as far as a 备选 leads their rows. */
function columnBelow(
  head: GridCell,
  cells: readonly GridCell[],
  lead: (cell: GridCell) => Slot | undefined,
): GridCell[] {
  const found: GridCell[] = []
  for (let row = head.rowTo + 1; ; row++) {
    const cell = cells.find(
      (one) => one.table === head.table && one.row === row && one.column === head.column,
    )
    if (!cell || !lead(cell) || cellNamed(cell.text)) return found
    found.push(cell)
  }
}
