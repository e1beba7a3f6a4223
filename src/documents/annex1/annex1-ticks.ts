import { PADDING } from '../office/docx-table.ts'
import { type Line, line, type Piece, SIZES, widthOf } from '../office/docx-text.ts'

/** The form's tick boxes. A blank form has none ticked: the template's own ☑3%～5% is a slip. */
export const box = (ticked: boolean | undefined): string => (ticked ? '☑' : '□')

/** `☑text` or `□text`. */
export const ticked = (text: string, on: boolean | undefined): string => box(on) + text

/** Every option with its box. */
export function boxes(options: readonly string[], chosen: readonly string[] | string | undefined): string[] {
  return options.map((option) => ticked(option, isChosen(option, chosen)))
}

export function isChosen(option: string, chosen: readonly string[] | string | undefined): boolean {
  return typeof chosen === 'string' ? option === chosen : (chosen?.includes(option) ?? false)
}

/** Between two boxes. */
export const GAP = '   '
/** A space is half as wide as a Chinese character. */
const GAP_WIDTH = GAP.length / 2

/** Boxes side by side, as many as the cell's width (twips) holds: none is cut from its option at a line's end. */
export function inLines(items: readonly string[], width: number): Line[] {
  const most = (width - 2 * PADDING) / (SIZES.five * 10)
  const lines: string[][] = []
  let used = Infinity
  for (const item of items) {
    const needed = widthOf(item)
    if (used + GAP_WIDTH + needed > most) {
      lines.push([])
      used = -GAP_WIDTH
    }
    lines.at(-1)!.push(item)
    used += GAP_WIDTH + needed
  }
  return lines.map((line_) => line(line_.join(GAP)))
}

/** An option with a line to write on: `□其他：____`. */
export function withBlank(option: string, on: boolean | undefined, value: string | undefined): Line {
  const blank: Piece = { value, blank: 24 }
  return line(`${ticked(option, on)}：`, blank)
}
