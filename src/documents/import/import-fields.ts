import { trimEndOf } from '../../domain/ends.ts'
import { normalisePhone, phoneKind } from '../../domain/phone.ts'
import type { Path } from '../../domain/tree.ts'
import type { Draft } from './import-draft.ts'
import { type Answer, type Doubt, written } from './import-slot.ts'
import { readNumber, type Unit } from './read/read-number.ts'

export { written } from './import-slot.ts'

/** How each kind of field is read from its cell. Every function writes the value or says why not. */

const BLOCKING: readonly Exclude<Doubt, 'raised' | 'numbered'>[] = [
  'picture',
  'formula',
  'struck',
  'symbol',
  'unsure-box',
  'nested',
  'too-long',
  'hidden',
  'cell-error',
  'no-result',
  'number-format',
  'two-values',
]

/** True, and told, if the cell holds what its text cannot say. */
export function isUnreadable(draft: Draft, paths: readonly Path[], slot: Answer): boolean {
  const why = BLOCKING.find((doubt) => slot.doubts.has(doubt))
  if (!why) return false
  for (const path of paths) draft.leave(path, slot, why, slot.kept)
  return true
}

/** What was filled in on a line, without what is left of the line; one or two _ may be meant. */
export function withoutLine(text: string): string {
  const line = written(text).replace(/^[_＿]{3,}/, '')
  const words = trimEndOf(line, /[_＿]/)
  return written(line.length - words.length >= 3 ? words : line)
}

/** 无, or the stroke that stands for it. */
export const isNone = (text: string) => /^(?:(?:无|没有|暂无)[。.]?|[/／\-—]+)$/.test(text)

const isStroke = (text: string) => /^[/／\-—]+$/.test(text)

interface TextOptions {
  lines?: 'one' | 'many'
  optional?: boolean
  name?: boolean
}

/** A text as it stands. Undefined if nothing was taken. */
export function takeText(
  draft: Draft,
  path: Path,
  slot: Answer | undefined,
  { lines = 'one', optional = false, name = false }: TextOptions = {},
): string | undefined {
  if (!slot) {
    if (!optional) draft.leave(path, slot, 'no-cell')
    return undefined
  }
  if (isUnreadable(draft, [path], slot)) return undefined
  const value = written(slot.text)
  if (value === '' || isStroke(value)) {
    if (!optional || value !== '') draft.leave(path, slot, 'blank')
    return undefined
  }
  if (lines === 'one' && value.includes('\n')) return draft.leave(path, slot, 'several-lines')
  if (name && /\d{7}/.test(value)) return draft.leave(path, slot, 'not-a-name')
  draft.take(path, value)
  for (const doubt of ['raised', 'numbered'] as const) {
    if (slot.doubts.has(doubt)) draft.look(path, slot, doubt)
  }
  return value
}

/** What stands in the cell; undefined, with its reason, where there is no cell, nothing, or 无. */
function plainValue(
  draft: Draft,
  path: Path,
  slot: Answer | undefined,
  optional: boolean,
): string | undefined {
  if (!slot) {
    if (!optional) draft.leave(path, slot, 'no-cell')
    return undefined
  }
  if (isUnreadable(draft, [path], slot)) return undefined
  const value = written(slot.text)
  if (value !== '' && !isNone(value)) return value
  if (!optional) draft.leave(path, slot, 'blank')
  return undefined
}

export function takePhone(
  draft: Draft,
  path: Path,
  slot: Answer | undefined,
  { mobileOnly, optional = false }: { mobileOnly: boolean; optional?: boolean },
): undefined {
  const value = plainValue(draft, path, slot, optional)
  if (slot === undefined || value === undefined) return
  const phone = normalisePhone(value)
  const kind = value.includes('\n') ? undefined : phoneKind(phone)
  if (!kind || (mobileOnly && kind === 'landline')) draft.leave(path, slot, 'not-a-phone')
  else draft.take(path, phone)
}

export function takeNumber(
  draft: Draft,
  path: Path,
  slot: Answer | undefined,
  unit: Unit,
  { optional = false } = {},
): undefined {
  const value = plainValue(draft, path, slot, optional)
  if (slot === undefined || value === undefined) return
  const read = readNumber(value, unit, slot.label)
  if ('fault' in read) draft.leave(path, slot, read.fault, read.readings)
  else {
    draft.take(path, read.value)
    if (read.converted) draft.look(path, slot, 'converted', read.converted)
  }
}
