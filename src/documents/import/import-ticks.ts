import { trimOf } from '../../domain/ends.ts'
import { OTHER } from '../../domain/option-lists.ts'
import type { Path } from '../../domain/tree.ts'
import type { Draft } from './import-draft.ts'
import { isUnreadable, withoutLine } from './import-fields.ts'
import { isNone } from './import-habits.ts'
import { type Answer, written } from './import-slot.ts'
import type { Choice } from './read/read-tick-marks.ts'
import { readTicks, type TicksRead } from './read/read-ticks.ts'

/** The ticks of a cell; undefined, and told for all these fields, if they cannot be read. */
export function ticksOf(
  draft: Draft,
  paths: readonly Path[],
  slot: Answer | undefined,
  options: readonly string[],
): TicksRead | undefined {
  if (!slot) {
    for (const path of paths) draft.leave(path, slot, 'no-cell')
    return undefined
  }
  if (isUnreadable(draft, paths, slot)) return undefined
  const read = readTicks(slot.text, options)
  const repeated = new Set(read.choices.map(({ option }) => option)).size < read.choices.length
  const fault = read.fault ?? (repeated ? 'ambiguous-tick' : lookFault(read.choices, slot))
  if (fault === undefined) return read
  for (const path of paths) draft.leave(path, slot, fault)
  return undefined
}

/**
 * Options in bold, colour … are chosen by that, unless they are those that are ticked, or are not.
 * Where all stand out alike it is the cell's own look.
 */
export function lookFault(choices: readonly Choice[], slot: Answer): 'marked-by-look' | undefined {
  const looks = choices.map(({ ranges }) => looksIn(slot, ranges))
  if (new Set(looks).size < 2) return undefined
  const alike = (look: string) => choices.every(({ on }, at) => on === (looks[at] === look))
  return [...new Set(looks)].some(alike) ? undefined : 'marked-by-look'
}

/** How the words in these ranges stand out, as one comparable text. */
function looksIn({ text, looks = [] }: Answer, ranges: Choice['ranges']): string {
  const found = looks.filter((look) =>
    ranges.some(([from, to]) => {
      const [start, end] = [Math.max(from, look.from), Math.min(to, look.to)]
      return start < end && text.slice(start, end).trim() !== ''
    }),
  )
  return [...new Set(found.map(({ look }) => look))].sort().join('|')
}

/** Whether the cell plainly says that nothing is chosen: the form's own boxes, all of them there and empty. */
export function isUntouched({ choices, marks }: TicksRead, options: readonly string[]): boolean {
  return (
    choices.length === options.length &&
    marks === options.length &&
    choices.every(
      ({ on, text, ranges }) => !on && ranges.length > 1 && !/[\p{L}\p{N}√✓✔]/u.test(otherText(text)),
    )
  )
}

/** As long as these words, and a line of its own: to look at the boxes around somebody's own words. */
export const blanksFor = (words: string) => (words === '' ? '' : `\n${' '.repeat(words.length - 1)}`)

/** Exactly one of the options. */
export function takeOne(
  draft: Draft,
  path: Path,
  slot: Answer | undefined,
  options: readonly string[],
): Choice | undefined {
  const read = ticksOf(draft, [path], slot, options)
  if (!read || !slot) return undefined
  const chosen = read.choices.filter(({ on }) => on)
  if (chosen.length === 1) {
    const [choice] = chosen
    draft.take(path, choice!.option)
    keepStrays(draft, slot, read, choice!.option === OTHER ? [OTHER] : [])
    return choice
  }
  const typed = read.marks === 0 && written(slot?.text) !== '' && read.choices.length < options.length
  draft.leave(path, slot, chosen.length > 1 ? 'several-ticks' : typed ? 'unknown-option' : 'no-tick')
  return undefined
}

/** What stands behind 其他, without the colon, brackets and the line to write on. */
export function otherText(text: string): string {
  const colon = /^\s*(?:[:：]|[，,、]|[—－–-]{1,3})/.exec(text)?.[0] ?? ''
  const inner = betweenLines(withoutLine(text.slice(colon.length)))
  // 其他（智能包装）: the brackets are in place of the colon.
  const bracketed = colon ? undefined : /^[（(]([^()（）]*)[)）]$/.exec(inner)?.[1]
  const words = (bracketed ?? inner).trim()
  return isNone(words) ? '' : words
}

/** __某某__: written on the line, short as it is. */
const betweenLines = (text: string) => /^[_＿]+([^_＿]+)[_＿]+$/.exec(text)?.[1]?.trim() ?? text

/** 其他：____ with its tick; a text without tick, or a tick without text, is nobody's guess. */
export function takeOther(
  draft: Draft,
  path: Path,
  slot: Answer,
  choice: Choice | undefined,
): 'fits' | 'contradicts' {
  const text = otherText(choice?.text ?? '')
  if (!choice?.on) return text === '' ? 'fits' : 'contradicts'
  if (text === '') draft.leave(path, slot, 'other-without-text')
  else if (text.includes('\n')) draft.leave(path, slot, 'several-lines')
  else draft.take(path, text)
  return 'fits'
}

/** Words behind options where the form has no room for any: told, never dropped in silence. */
export function keepStrays(draft: Draft, slot: Answer, read: TicksRead, withText: readonly string[]): void {
  const texts = [
    read.before,
    ...read.choices.filter(({ option }) => !withText.includes(option)).map(({ text }) => text),
  ]
  draft.keep(slot, texts.map((text) => trimOf(text, /[\s、，,;；：:。.()（）/／|·_＿\-—]/)).filter(Boolean))
}
