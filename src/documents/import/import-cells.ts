import { type CellId, cellNamed, headings, isAnsweredInBrackets } from '../../text/paper-labels.ts'
import { ownedByCandidates } from './import-candidate-cells.ts'
import { ownedByPeople } from './import-people-cells.ts'
import { placeOf } from './import-result.ts'
import { type Doubt, type Slot, written } from './import-slot.ts'
import type { GridCell } from './read/read-grid.ts'
import { joinedLines, type Oddity, shifted, type Words } from './read/word-document.ts'

const NOTE = 'private.candidateNote'

interface Labelled {
  cell: GridCell
  id: CellId
  number?: number | undefined
}

/**
 * Every named cell in reading order. A value stands right of its label, or below it where the next
 * cell to the right is a label as well, or behind the label in the same cell.
 */
export function slotsOf(cells: readonly GridCell[]): { slots: Slot[]; unused: GridCell[] } {
  const labels = new Map<GridCell, Labelled>()
  for (const cell of cells) {
    const named = cellNamed(cell.text)
    if (named && !(named.id === NOTE && isAnsweredInBrackets(cell.text))) labels.set(cell, { cell, ...named })
  }
  const used = new Set<GridCell>(labels.keys())
  const values = new Map<GridCell, GridCell[]>()
  // First everything that stands beside its label: what is left over may stand below one.
  for (const valuesOf of [besideLabel, belowLabel]) {
    for (const { cell, id } of labels.values()) {
      if (headings.has(id) || values.has(cell)) continue
      const own = valuesOf(cell, id, cells, labels)?.filter((value) => !used.has(value))
      if (!own) continue
      for (const value of own) used.add(value)
      values.set(cell, own)
    }
  }
  const slots: Slot[] = []
  for (const cell of cells) {
    const labelled = labels.get(cell)
    const inline = !labelled && !used.has(cell) ? inlineLabel(cell.text) : undefined
    if (inline) used.add(cell)
    const named = labelled ?? inline
    if (!named) continue
    const own = inline ? [cell] : (values.get(cell) ?? [])
    if (named.id === 'other') {
      for (const each of [cell, ...own]) used.delete(each)
      continue
    }
    slots.push({
      id: named.id,
      ...(named.number !== undefined && { number: named.number }),
      label: oneLine(inline ? inline.label : cell.text),
      ...(inline ? cutFrom(cell, inline.from) : answerIn(own, named.id, cell.text)),
      doubts: new Set([...own.flatMap(doubtsOf), ...besideDoubt(own)]),
      at: cell,
      values: own,
      place: placeOf(own[0] ?? cell),
    })
  }
  const owned = ownedByPeople(ownedByCandidates(slots, cells, used))
  return { slots: owned, unused: cells.filter((cell) => !used.has(cell) && cell.text.trim() !== '') }
}

/** The words of these cells, without the label where it was typed again before them; with a unit or a year of its own it says more. */
function answerIn(own: readonly GridCell[], id: CellId, label: string): Words {
  const words = joinedLines(own.filter(({ text }) => text.trim()))
  const again = inlineLabel(words.text)
  const isSame =
    again?.id === id && (!/[(（〔\d０-９]/.test(again.label) || oneLine(label).startsWith(again.label))
  return isSame ? cutFrom(words, again.from) : words
}

function cutFrom({ text, looks }: Words, from: number): Words {
  return { text: text.slice(from), looks: shifted(looks, -from) }
}

/** The longest answer has 3,000 characters. */
const LONGEST = 8000

function doubtsOf({ text, doubts }: GridCell): Oddity[] {
  return text.length > LONGEST ? [...doubts, 'too-long'] : [...doubts]
}

/** In a column of its own at the right, an office writes what it has found, or how to fill in the form. */
function besideDoubt(own: readonly GridCell[]): Doubt[] {
  const filled = own.filter(({ text }) => written(text) !== '')
  return new Set(filled.map(({ row }) => row)).size < filled.length ? ['several-cells'] : []
}

/** Fields that the template spreads over two rows below one label. */
const SEVERAL_ROWS: ReadonlySet<CellId> = new Set<CellId>(['private.innovation.projects', 'private.support'])

type FindValues = (
  label: GridCell,
  id: CellId,
  cells: readonly GridCell[],
  labels: ReadonlyMap<GridCell, Labelled>,
) => GridCell[] | undefined

/** Undefined where the next cell to the right is a label as well, or there is none. */
const besideLabel: FindValues = (label, id, cells, labels) => {
  const table = cells.filter((cell) => cell.table === label.table)
  const right = rightOf(label, table, labels)
  if (right.length === 0) return undefined
  return SEVERAL_ROWS.has(id) ? [...right, ...goingOn(label, table, labels)] : right
}

const belowLabel: FindValues = (label, _, cells, labels) =>
  cells.filter(
    (cell) =>
      cell.table === label.table &&
      cell.row === label.rowTo + 1 &&
      cell.column >= label.column &&
      cell.column <= label.columnTo &&
      !labels.has(cell),
  )

function rightOf(
  label: GridCell,
  table: readonly GridCell[],
  labels: ReadonlyMap<GridCell, Labelled>,
): GridCell[] {
  const found: GridCell[] = []
  for (let row = label.row; row <= label.rowTo; row++) {
    const beside = table
      .filter((cell) => cell.row === row && cell.column > label.columnTo)
      .sort((a, b) => a.column - b.column)
    for (const cell of beside) {
      // Behind an answer, 联系人：某某 is a label with its own.
      if (labels.has(cell) || (found.length > 0 && inlineLabel(cell.text))) break
      found.push(cell)
    }
  }
  return found
}

/** Programs that lose a merge leave an empty cell where the label went on. */
function goingOn(
  label: GridCell,
  table: readonly GridCell[],
  labels: ReadonlyMap<GridCell, Labelled>,
): GridCell[] {
  const found: GridCell[] = []
  for (let row = label.rowTo + 1; ; row++) {
    const below = table.find((cell) => cell.row === row && cell.column === label.column)
    if (below?.text.trim() !== '' || below.columnTo !== label.columnTo) return found
    found.push(...rightOf(below, table, labels))
  }
}

/** `联系人：某某`, or a first paragraph that is a label. */
function inlineLabel(
  text: string,
): { id: CellId; number?: number | undefined; label: string; from: number } | undefined {
  const colon = /[:：]/.exec(text)?.index
  const breaks = text.indexOf('\n')
  for (const [end, skip] of [
    [colon, 1],
    [breaks < 0 ? undefined : breaks, 1],
  ] as const) {
    if (end === undefined) continue
    const named = cellNamed(text.slice(0, end))
    if (named && !headings.has(named.id)) {
      return { ...named, label: text.slice(0, end), from: end + skip }
    }
  }
  return undefined
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
