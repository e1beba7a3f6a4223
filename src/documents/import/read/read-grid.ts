import {
  type Aside,
  joinedLines,
  type Oddity,
  type WordCell,
  type Words,
  type WordTable,
} from './word-document.ts'

/** A cell of a table with the rows and columns that it covers, merges resolved; `to` is the last one. */
export interface GridCell extends Words {
  /** From 1, over the whole document, nested tables included. */
  table: number
  row: number
  rowTo: number
  column: number
  columnTo: number
  /** From 1 within its row. */
  cell: number
  doubts: Set<Oddity>
  asides: Aside[]
}

/**
 * All cells of all tables, row by row. A table within a cell counts as a table of its own where
 * `isForm` knows its cells; otherwise it is something that text cannot say. `within`: a form's own table.
 */
export function gridOf(
  tables: readonly WordTable[],
  isForm: (texts: readonly string[], within: boolean) => boolean,
): GridCell[] {
  const cells: GridCell[] = []
  let count = 0
  for (const table of tables) addTable(table)
  return cells

  function addTable(grid: WordTable): void {
    const table = ++count
    const within = isForm(ownTexts(grid), false)
    const own: GridCell[] = []
    for (const [row, { before, cells: rowCells }] of grid.rows.entries()) {
      let column = before
      for (const [at, cell] of rowCells.entries()) {
        const columnTo = column + cell.span - 1
        const above = cell.merge === 'rest' ? coveringAbove(own, row, column) : undefined
        const content = contentOf(cell, within)
        if (above) {
          above.rowTo = row
          addTo(above, content)
        } else own.push({ table, row, rowTo: row, column, columnTo, cell: at + 1, ...content })
        column = columnTo + 1
      }
    }
    cells.push(...own)
    for (const { cells: rowCells } of grid.rows) {
      for (const { tables: nested } of rowCells) {
        for (const inner of nested) if (hasForm(inner, within)) addTable(inner)
      }
    }
  }

  function contentOf(
    cell: WordCell,
    within: boolean,
  ): Pick<GridCell, 'text' | 'looks' | 'doubts' | 'asides'> {
    const doubts = new Set(cell.paragraphs.flatMap((paragraph) => paragraph.doubts))
    const asides = cell.paragraphs.flatMap((paragraph) => paragraph.asides)
    const lines: Words[] = [...cell.paragraphs]
    for (const table of [...cell.tables].reverse()) {
      if (hasForm(table, within)) continue
      const text = textOf(table)
      if (!text.trim()) continue
      doubts.add('nested')
      asides.push({ kind: 'nested', text })
      lines.splice(table.after, 0, { text, looks: [] })
    }
    return { ...joinedLines(lines), doubts, asides }
  }

  function hasForm(table: WordTable, within: boolean): boolean {
    return (
      isForm(ownTexts(table), within) ||
      table.rows.some(({ cells: rowCells }) =>
        rowCells.some((cell) => cell.tables.some((inner) => hasForm(inner, within))),
      )
    )
  }
}

/** No program shows the words in the covered part of a merged cell. */
function addTo(cell: GridCell, { text, asides }: Pick<GridCell, 'text' | 'asides'>): void {
  if (text.trim()) cell.asides.push({ kind: 'hidden-cell', text })
  cell.asides.push(...asides)
}

function coveringAbove(own: readonly GridCell[], row: number, column: number): GridCell | undefined {
  return own.findLast((cell) => cell.rowTo === row - 1 && cell.column === column)
}

function ownTexts({ rows }: WordTable): string[] {
  return rows.flatMap(({ cells }) => cells.map((cell) => joinedLines(cell.paragraphs).text))
}

function textOf({ rows }: WordTable): string {
  return rows.map(({ cells }) => cells.map(cellText).join('\t')).join('\n')
}

const cellText = ({ paragraphs, tables }: WordCell) =>
  [...paragraphs.map(({ text }) => text), ...tables.map(textOf)].join('\n')
