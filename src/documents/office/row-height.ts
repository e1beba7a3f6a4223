/** How high a row becomes by its texts, of 9 points, as Excel draws them. */

/** Pixels of a column of width 1, between columns, and of a half-width character of 9 pt. */
export const PIXELS_PER_WIDTH = 7
const PIXELS_PER_HALF = 6
const PADDING = 8
/** Points of a line of 9 pt text. */
const LINE_HEIGHT = 12.5
/** Points: Excel draws no row higher. */
export const HIGHEST_ROW = 409
/** Points above and below the text. */
const MARGIN = 6

/** Lines that a text takes in a column of this width. */
export function linesOf(text: string, width: number): number {
  const perLine = Math.max(1, Math.floor((width * PIXELS_PER_WIDTH - PADDING) / PIXELS_PER_HALF))
  const linesFor = (halves: number) => Math.max(1, Math.ceil(halves / (perLine - 1)))
  let [lines, halves] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit === LINE_FEED) {
      lines += linesFor(halves)
      halves = 0
    } else if (unit < 0x2000) halves += 1
    // The second unit of a character beyond 16 bits was counted with the first.
    else if (unit < 0xdc00 || unit > 0xdfff) halves += 2
  }
  return lines + linesFor(halves)
}

const LINE_FEED = 10

/** Points that a row of these texts needs; may be more than Excel draws. */
export function heightFor(
  values: readonly (string | number | null)[],
  widths: readonly number[],
  least = 24,
): number {
  let lines = 1
  for (const [at, value] of values.entries()) {
    if (value === null) continue
    lines = Math.max(lines, linesOf(String(value), widths[at]!))
  }
  return Math.max(least, lines * LINE_HEIGHT + MARGIN)
}
