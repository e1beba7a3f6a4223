import type { DemandPath } from '../../text/labels.ts'
import type { CellId } from '../../text/paper-labels.ts'
import { nodeOf, rowFields } from '../annex1/form-fields.ts'
import { type Reading, takeField } from './import-by-kind.ts'
import type { Draft } from './import-draft.ts'
import { written } from './import-fields.ts'
import type { Leftover } from './import-result.ts'
import type { Slot } from './import-slot.ts'
import { strayTexts } from './import-ticks.ts'
import type { TicksRead } from './read/read-ticks.ts'

/** One filled form: its cells, and where their values go. */
export interface Form {
  draft: Draft
  slots: readonly Slot[]
  slot: (id: CellId) => Slot | undefined
  /** Reads a field that its kind alone says how to read; not one of a list. */
  take: (path: DemandPath, reading?: Reading) => void
  /** The same for the fields below these places that have a row of their own. */
  takeRows: (...groups: DemandPath[]) => void
  /** The 手机 behind this person's name. */
  mobileAfter: (id: CellId) => Slot | undefined
  /** Words in a cell of boxes that belong to none of these options. */
  stray: (cell: Slot, read: TicksRead, withText: readonly string[]) => void
}

/** One 技术创新难题 with its cells: the form's own, or a continuation table's. */
export interface ChallengeCells {
  slot: (id: CellId) => Slot | undefined
}

export function formOf(slots: readonly Slot[], draft: Draft, leftovers: Leftover[]): Form {
  const slot = (id: CellId) => filledSlot(slots, id)
  const take = (path: DemandPath, reading?: Reading) =>
    takeField(draft, nodeOf(path), path.split('.'), slot(path), reading)
  return {
    draft,
    slots,
    slot,
    take,
    takeRows: (...groups) => {
      for (const { path } of groups.flatMap(rowFields)) take(path as DemandPath)
    },
    mobileAfter: (id) => mobileAfter(slots, id),
    stray: ({ at }, read, withText) => {
      const place = { table: at.table, row: at.row + 1, cell: at.column + 1 }
      leftovers.push(...strayTexts(read, withText).map((text) => ({ text, place })))
    },
  }
}

/** Of a cell that stands twice the filled one; two that differ are reported when all is read. */
export function filledSlot(slots: readonly Slot[], id: CellId): Slot | undefined {
  const own = slots.filter((slot) => slot.id === id && slot.number === undefined)
  return own.find(({ text }) => written(text) !== '') ?? own[0]
}

function mobileAfter(slots: readonly Slot[], id: CellId): Slot | undefined {
  const from = slots.findIndex((slot) => slot.id === id)
  if (from < 0) return undefined
  const next = slots.slice(from + 1).find(({ id: other }) => other === 'mobile' || PEOPLE.has(other))
  return next?.id === 'mobile' ? next : undefined
}

const PEOPLE: ReadonlySet<CellId> = new Set<CellId>([
  'private.enterprise.legalRepresentative.name',
  'private.enterprise.contact.name',
])
