import type { GridCell } from '../../src/documents/import/read/read-grid.ts'
import { textInFont, UNKNOWN_SYMBOL } from '../../src/documents/import/read/read-symbols.ts'
import type { Oddity } from '../../src/documents/import/read/word-document.ts'
import type { FormCell, FormRow } from '../../src/documents/office/docx-table.ts'
import { pieceText } from '../../src/documents/office/docx-text.ts'

/** The cells of the tables as they would be read from a .docx of them, without making one. */
export function cellsOfTables(tables: readonly FormRow[][]): GridCell[] {
  return tables.flatMap((rows, table) => {
    const edges = [...new Set(rows.flatMap(({ cells }) => edgesOf(cells)))].sort((a, b) => a - b)
    const cells: GridCell[] = []
    for (const [row, { cells: own }] of rows.entries()) {
      const ends = edgesOf(own).map((edge) => edges.indexOf(edge))
      for (const [at, cell] of own.entries()) {
        const column = at === 0 ? 0 : ends[at - 1]! + 1
        const above = cells.findLast((one) => one.rowTo === row - 1 && one.column === column)
        if (cell.merge === 'rest' && above) above.rowTo = row
        else {
          const place = { table: table + 1, row, rowTo: row, column, columnTo: ends[at]!, cell: at + 1 }
          // A sign of a font of symbols means nothing without the font.
          const text = textInFont(cellText(cell), undefined)
          const doubts = new Set<Oddity>(text.includes(UNKNOWN_SYMBOL) ? ['symbol'] : [])
          cells.push({ ...place, text, doubts, looks: [], asides: [] })
        }
      }
    }
    return cells
  })
}

function edgesOf(cells: readonly FormCell[]): number[] {
  let edge = 0
  return cells.map(({ width }) => (edge += width))
}

/** What stands in a cell, as it was given. */
export const cellText = ({ lines }: FormCell) =>
  lines.map(({ pieces }) => pieces.map(pieceText).join('')).join('\n')
