import { isMapping } from '../domain/tree.ts'
import { childOf, childOffsets, offsetOf } from './offsets.ts'
import type { ReadResult } from './read.ts'

/** The lines of a top-level key, from its own to the one before `to`; counted from 0. */
export interface LineRange {
  from: number
  to: number
}

/**
 * The lines of a top-level key, in a text with the line ends of `readYaml`. Empty lines
 * and unindented comments after it belong to the next key. Undefined where the mapping has no lines of
 * its own for each key (`{a: 1, b: 2}`), or is absent.
 */
export function keyLines({ tree, offsets, lines }: ReadResult, key: string): LineRange | undefined {
  const own = childOf(offsets, key)
  if (!isMapping(tree) || own === undefined) return undefined
  const starts = childOffsets(offsets).map((offset) => lines.pointAt(offset))
  if (starts.some(({ column }) => column !== 1)) return undefined
  const from = lines.pointAt(offsetOf(own)).line - 1
  const later = starts.map(({ line }) => line - 1).filter((line) => line > from)
  const all = lines.text.split('\n')
  return { from, to: endOf(all, from, Math.min(all.length, ...later), /^(?:#.*|\s*)$/) }
}

/** The end of the range without trailing lines that match `saysNothing`. */
export function endOf(all: readonly string[], from: number, to: number, saysNothing: RegExp): number {
  let end = to
  while (end > from + 1 && saysNothing.test(all[end - 1]!)) end--
  return end
}

/** Replaces lines of a text; `instead` ends with a line end, or is empty. */
export function replaceLines(text: string, { from, to }: LineRange, instead: string): string {
  const all = text.split('\n')
  const before = all.slice(0, from).map((line) => `${line}\n`)
  const after = all.slice(to).join('\n')
  return before.join('') + instead + after
}
