import type { DemandPath } from '../../text/labels.ts'
import type { CellId } from '../../text/paper-labels.ts'
import { nodeOf, rowFields } from '../annex1/form-fields.ts'
import { type Reading, takeField } from './import-by-kind.ts'
import type { Draft } from './import-draft.ts'
import { type Slot, written } from './import-slot.ts'
import { joinedLines } from './read/word-document.ts'

/** One filled form: its cells, and where their values go. */
export interface Form {
  draft: Draft
  slots: readonly Slot[]
  /** The cell that is read for this field; of 备选1, with its number. */
  slot: (id: CellId, number?: number) => Slot | undefined
  /** The same, only to look at: what nobody reads in the end is left over. */
  peek: (id: CellId, number?: number) => Slot | undefined
  /** Reads a field that its kind alone says how to read; not one of a list. */
  take: (path: DemandPath, reading?: Reading) => void
  /** The same for the fields below these places that have a row of their own. */
  takeRows: (...groups: DemandPath[]) => void
  /** All that was read. */
  used: Set<Slot>
}

/** One 技术创新难题 with its cells: the form's own, or a continuation table's. */
export interface ChallengeCells {
  slot: (id: CellId) => Slot | undefined
  peek: (id: CellId) => Slot | undefined
}

export function formOf(slots: readonly Slot[], draft: Draft, used = new Set<Slot>()): Form {
  const peek = (id: CellId, number?: number) => cellOf(slots, id, number)
  const slot = (id: CellId, number?: number) => {
    const own = slots.filter((one) => one.id === id && one.number === number)
    const read = peek(id, number)
    // One that says something else is told with its place, although the field's own finding quotes it.
    for (const one of own) if (one.values[0] === read?.values[0] || isCopy(one, own)) used.add(one)
    return read
  }
  const take = (path: DemandPath, reading?: Reading) =>
    takeField(draft, nodeOf(path), path.split('.'), slot(path), reading)
  return {
    draft,
    slots,
    slot,
    peek,
    take,
    takeRows: (...groups) => {
      for (const { path } of groups.flatMap(rowFields)) take(path as DemandPath)
    },
    used,
  }
}

const bare = ({ text }: Slot) => text.replace(/\s/g, '')

const isCopy = (slot: Slot, own: readonly Slot[]) =>
  own.every((other) => bare(other) === bare(slot) || !written(other.text))

/** Of a cell that stands twice the filled one; two that differ are one that says both. */
function cellOf(slots: readonly Slot[], id: CellId, number: number | undefined): Slot | undefined {
  const own = slots.filter((slot) => slot.id === id && slot.number === number)
  const filled = own.filter(({ text }) => written(text) !== '')
  const [first = own[0]] = filled
  const contents = new Map(filled.map((slot) => [bare(slot), slot]))
  if (!first || contents.size < 2) return first
  const both = [...contents.values()]
  return {
    ...first,
    ...joinedLines(both.map(({ text, looks = [] }) => ({ text, looks: [...looks] }))),
    doubts: new Set([...both.flatMap(({ doubts }) => [...doubts]), 'two-values']),
    values: both.flatMap(({ values }) => values),
  }
}
