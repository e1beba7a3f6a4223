import type { Point } from '../domain/finding.ts'
import type { Path } from '../domain/tree.ts'

/**
 * Offsets of a tree's parts in its text: of the key (or list item); of a list or mapping also the children's.
 * A plain number for the many texts: ten thousand entries are kept at once.
 */
export type Offsets = number | { offset: number; children: Offsets[] | OffsetsByKey }
export type OffsetsByKey = Record<string, Offsets>

export function offsetOf(offsets: Offsets): number {
  return typeof offsets === 'number' ? offsets : offsets.offset
}

/** The offsets of what stands directly in a list or mapping; none in a text. */
export function childOffsets(offsets: Offsets): number[] {
  return typeof offsets === 'number' ? [] : Object.values<Offsets>(offsets.children).map(offsetOf)
}

export function childOf(offsets: Offsets, key: string | number): Offsets | undefined {
  if (typeof offsets === 'number' || !Object.hasOwn(offsets.children, key)) return undefined
  return (offsets.children as Record<string | number, Offsets>)[key]
}

/** Turns offsets into lines and columns; finds the line starts once, at first use. */
export class Lines {
  readonly text: string
  #starts: number[] | undefined

  constructor(text: string) {
    this.text = text
  }

  get starts(): number[] {
    if (!this.#starts) {
      this.#starts = [0]
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) {
        this.#starts.push(at + 1)
      }
    }
    return this.#starts
  }

  /** The point of an offset in UTF-16 code units; past the end counts as the end. */
  pointAt(offset: number): Point {
    const { starts } = this
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - starts[low]! + 1 }
  }
}

/** The location of a path: its key, or the nearest parent that exists. */
export function locate(root: Offsets, lines: Lines, path: Path): Point {
  let part = root
  for (const key of path) {
    const child = childOf(part, key)
    if (child === undefined) break
    part = child
  }
  return lines.pointAt(offsetOf(part))
}
