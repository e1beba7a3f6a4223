import type { Oddity, WordCell, WordTable } from './word-document.ts'

/** A cell of a table with the rows and columns that it covers, merges resolved; `to` is the last one. */
export interface GridCell {
  /** From 1, over the whole document, nested tables included. */
  table: number
  row: number
  rowTo: number
  column: number
  columnTo: number
  /** Paragraphs, joined by line breaks. */
  text: string
  doubts: Set<Oddity>
}

/**
 * All cells of all tables, row by row. A table within a cell counts as a table of its own where
 * `isForm` knows it; otherwise it is something that text cannot say.
 */
export function gridOf(
  tables: readonly WordTable[],
  isForm: (text: string) => boolean,
): { cells: GridCell[]; strangers: string[] } {
  const cells: GridCell[] = []
  const strangers: string[] = []
  let count = 0
  for (const table of tables) addTable(table)
  return { cells, strangers }

  function addTable({ rows }: WordTable): void {
    const table = ++count
    const own: GridCell[] = []
    for (const [row, { before, cells: rowCells }] of rows.entries()) {
      let column = before
      for (const cell of rowCells) {
        const columnTo = column + cell.span - 1
        const above = cell.merge === 'rest' ? coveringAbove(own, row, column) : undefined
        if (above) above.rowTo = row
        else own.push({ table, row, rowTo: row, column, columnTo, ...contentOf(cell) })
        column = columnTo + 1
      }
    }
    cells.push(...own)
    for (const { cells: rowCells } of rows) for (const cell of rowCells) addNested(cell)
  }

  function addNested(cell: WordCell): void {
    for (const table of cell.tables) if (hasForm(table)) addTable(table)
  }

  function contentOf(cell: WordCell): { text: string; doubts: Set<Oddity> } {
    const doubts = new Set(cell.paragraphs.flatMap((paragraph) => paragraph.doubts))
    for (const table of cell.tables) {
      if (hasForm(table)) continue
      const text = textOf(table)
      if (text.trim()) {
        doubts.add('nested')
        strangers.push(text)
      }
    }
    return { text: cell.paragraphs.map(({ text }) => text).join('\n'), doubts }
  }

  function hasForm(table: WordTable): boolean {
    return table.rows.some((row) =>
      row.cells.some(
        (cell) => isForm(cell.paragraphs.map(({ text }) => text).join('\n')) || cell.tables.some(hasForm),
      ),
    )
  }
}

function coveringAbove(own: readonly GridCell[], row: number, column: number): GridCell | undefined {
  return own.findLast((cell) => cell.rowTo === row - 1 && cell.column === column)
}

function textOf({ rows }: WordTable): string {
  return rows
    .map(({ cells }) => cells.map((cell) => cell.paragraphs.map(({ text }) => text).join('\n')).join('\t'))
    .join('\n')
}
