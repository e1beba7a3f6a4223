import { HIGHEST_ROW, heightFor, linesOf } from './row-height.ts'

/** A column to be made as wide as its texts need. */
export interface ColumnToFit {
  /** Characters: what it has where no text is long. */
  width: number
  values: Iterable<string | number | null>
}

/** Characters: no column gets narrower for another's sake. */
const NARROWEST = 10

/**
 * The widths of columns, in characters: the usual ones, but where a text would make a row higher than Excel
 * draws, its column takes from those that need less, until it fits. The sum stays.
 */
export function fittedWidths(columns: readonly ColumnToFit[]): number[] {
  const widths = columns.map(({ width }) => width)
  const longest = columns.map(({ width, values }) => longestOf(values, width))
  const linesAt = (at: number, more = 0) => linesOf(longest[at]!, widths[at]! + more)
  while (heightFor(longest, widths) > HIGHEST_ROW) {
    const all = [...widths.keys()]
    const highest = all.reduce((best, at) => (linesAt(at) > linesAt(best) ? at : best))
    const givers = all.filter((at) => at !== highest && widths[at]! > NARROWEST)
    const giver = givers.sort((a, b) => linesAt(a, -1) - linesAt(b, -1))[0]
    if (giver === undefined || linesAt(giver, -1) >= linesAt(highest)) break
    widths[giver]! -= 1
    widths[highest]! += 1
  }
  return widths
}

/** The text that takes the most lines. */
function longestOf(values: Iterable<string | number | null>, width: number): string {
  let [longest, most] = ['', 0]
  for (const value of values) {
    if (typeof value !== 'string') continue
    const lines = linesOf(value, width)
    if (lines > most) [longest, most] = [value, lines]
  }
  return longest
}
