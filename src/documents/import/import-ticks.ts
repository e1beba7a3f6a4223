import { trimOf } from '../../domain/ends.ts'
import type { Path } from '../../domain/tree.ts'
import type { Draft } from './import-draft.ts'
import { isUnreadable, withoutLine, written } from './import-fields.ts'
import type { Answer } from './import-slot.ts'
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
  if (!read.fault && !repeated) return read
  for (const path of paths) draft.leave(path, slot, read.fault ?? 'ambiguous-tick')
  return undefined
}

/** Exactly one of the options. */
export function takeOne(
  draft: Draft,
  path: Path,
  slot: Answer | undefined,
  options: readonly string[],
): Choice | undefined {
  const read = ticksOf(draft, [path], slot, options)
  if (!read) return undefined
  const chosen = read.choices.filter(({ on }) => on)
  if (chosen.length === 1) {
    draft.take(path, chosen[0]!.option)
    return chosen[0]
  }
  const typed = read.marks === 0 && written(slot?.text) !== '' && read.choices.length < options.length
  draft.leave(path, slot, chosen.length > 1 ? 'several-ticks' : typed ? 'unknown-option' : 'no-tick')
  return undefined
}

/** What stands behind 其他, without the colon, brackets and the line to write on. */
export function otherText(text: string): string {
  const colon = /^\s*[:：]/.exec(text)?.[0] ?? ''
  const inner = withoutLine(text.slice(colon.length))
  // 其他（智能包装）: the brackets are in place of the colon.
  const bracketed = colon ? undefined : /^[（(]([^()（）]*)[)）]$/.exec(inner)?.[1]
  return (bracketed ?? inner).trim()
}

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

/** Words behind options where the form has no room for any: reported, never dropped in silence. */
export function strayTexts(read: TicksRead, withText: readonly string[]): string[] {
  const texts = [
    read.before,
    ...read.choices.filter(({ option }) => !withText.includes(option)).map(({ text }) => text),
  ]
  return texts.map((text) => trimOf(text, /[\s、，,;；：:。.()（）/／|·_＿\-—]/)).filter(Boolean)
}
