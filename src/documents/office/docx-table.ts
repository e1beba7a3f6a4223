import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import { type Line, type Look, line, paragraphOf } from './docx-text.ts'

/** A cell of a form: what it says and how wide it is; the grid follows from the widths of all rows. */
export interface FormCell {
  lines: Line[]
  /** Twips. */
  width: number
  align?: 'center' | 'left'
  look?: Look
  /** The cell goes on in the rows below (`start`), or is the rest of the one above (`rest`). */
  merge?: 'start' | 'rest'
  /** Never the last of a page: a heading. */
  keepNext?: boolean
}

export interface FormRow {
  cells: FormCell[]
  /** Twips, at least. */
  height?: number | undefined
  /** On top of each page of the table. */
  isHeader?: boolean
}

export const label = (text: string | string[], width: number, merge?: 'start'): FormCell => ({
  lines: [text].flat().map((part) => line(part)),
  width,
  align: 'center',
  ...(merge && { merge }),
})
export const rest = (width: number): FormCell => ({ lines: [line()], width, merge: 'rest' })
export const field = (lines: Line[], width: number, align: 'center' | 'left' = 'left'): FormCell => ({
  lines,
  width,
  align,
})

/** Rows of unlike cells as one table: every edge of a cell in any row is a line of its grid. */
export function formTable(rows: readonly FormRow[]): Table {
  const edges = [...new Set(rows.flatMap(({ cells }) => edgesOf(cells)))].sort((a, b) => a - b)
  const total = edges.at(-1)!
  return new Table({
    width: { size: total, type: WidthType.DXA },
    columnWidths: edges.map((edge, at) => edge - (edges[at - 1] ?? 0)),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { top: 20, bottom: 20, left: PADDING, right: PADDING, marginUnitType: WidthType.DXA },
    borders: {
      top: EDGE,
      bottom: EDGE,
      left: EDGE,
      right: EDGE,
      insideHorizontal: EDGE,
      insideVertical: EDGE,
    },
    rows: rows.map((row) => rowOf(row, edges)),
  })
}

/** Twips between the border and the text. */
export const PADDING = 80
const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const LEAST_HEIGHT = 380
/** A row with more characters may go on over the page's end; a shorter one stays together. */
const LONGEST_WHOLE = 400

function edgesOf(cells: readonly FormCell[]): number[] {
  let edge = 0
  return cells.map(({ width }) => (edge += width))
}

function rowOf(
  { cells, height = LEAST_HEIGHT, isHeader = false }: FormRow,
  edges: readonly number[],
): TableRow {
  const ends = edgesOf(cells)
  return new TableRow({
    height: { value: height, rule: HeightRule.ATLEAST },
    ...(isHeader && { tableHeader: true }),
    cantSplit: cells.every((cell) => lengthOf(cell) <= LONGEST_WHOLE),
    children: cells.map((cell, at) => {
      const columnSpan = edges.indexOf(ends[at]!) - (at === 0 ? -1 : edges.indexOf(ends[at - 1]!))
      return cellOf(cell, columnSpan)
    }),
  })
}

function lengthOf({ lines }: FormCell): number {
  const texts = lines.flatMap(({ pieces }) =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : (piece.value ?? ''))),
  )
  return texts.reduce((sum, text) => sum + text.length, 0)
}

function cellOf(
  { lines, width, align = 'left', look = {}, merge, keepNext = false }: FormCell,
  columnSpan: number,
): TableCell {
  const alignment = align === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT
  return new TableCell({
    columnSpan,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    ...(merge && {
      verticalMerge: merge === 'start' ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE,
    }),
    children: lines.map((item) => paragraphOf(item, look, { alignment, keepNext })),
  })
}
