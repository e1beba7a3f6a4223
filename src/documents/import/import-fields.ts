import { trimEndOf } from '../../domain/ends.ts'
import { normalisePhone, phoneKind } from '../../domain/phone.ts'
import type { Path } from '../../domain/tree.ts'
import { bracketAtEnd } from './bracket-at-end.ts'
import type { Draft } from './import-draft.ts'
import { isElsewhere, isNoNeed, isNone, noName, titles } from './import-habits.ts'
import { namesSeveral, unwrapped, withoutStamp } from './import-one-line.ts'
import { type Answer, type Doubt, written } from './import-slot.ts'
import { isVague, readNumber, type Unit } from './read/read-number.ts'
import { unitsInLabel } from './read/units.ts'

/** How each kind of field is read from its cell. Every function writes the value or says why not. */

const LOOKS = ['raised', 'numbered', 'several-cells'] as const

const BLOCKING: readonly Exclude<Doubt, (typeof LOOKS)[number]>[] = [
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

interface TextOptions {
  lines?: 'one' | 'many'
  optional?: boolean
  /** `expert`: one that is looked for in lists, so nothing but titles may stand beside it. */
  name?: boolean | 'expert'
  /** One name of a unit, or one address: may be broken into lines, and is never two. */
  one?: 'unit' | 'address'
}

/** A text as it stands. Undefined if nothing was taken. */
export function takeText(
  draft: Draft,
  path: Path,
  slot: Answer | undefined,
  { lines = 'one', optional = false, name = false, one }: TextOptions = {},
): string | undefined {
  if (!slot) {
    if (!optional) draft.leave(path, slot, 'no-cell')
    return undefined
  }
  if (isUnreadable(draft, [path], slot)) return undefined
  const value = one === 'unit' ? withoutStamp(written(slot.text)) : written(slot.text)
  if (value === '' || isNoNeed(value)) {
    if (!optional) draft.leave(path, slot, value === '' ? 'blank' : 'says-none')
    return undefined
  }
  if (isElsewhere(value)) return draft.leave(path, slot, 'elsewhere')
  if (one === 'unit' && /\d{7}/.test(value)) return draft.leave(path, slot, 'not-a-name')
  if (one === 'unit' && namesSeveral(value)) return draft.leave(path, slot, 'several-names')
  const line = one && value.includes('\n') ? unwrapped(value, one) : undefined
  if (line !== undefined) {
    draft.take(path, line)
    draft.look(path, slot, 'joined-lines')
    return line
  }
  if (lines === 'one' && value.includes('\n')) return draft.leave(path, slot, 'several-lines')
  if (name && isMoreThanName(value, name === 'expert')) return draft.leave(path, slot, 'not-a-name')
  draft.take(path, value)
  lookAtDoubts(draft, path, slot)
  return value
}

/** What a text that was taken should be looked at for. */
export function lookAtDoubts(draft: Draft, path: Path, slot: Answer): void {
  for (const doubt of LOOKS) if (slot.doubts.has(doubt)) draft.look(path, slot, doubt)
}

/** A number, a second name, a remark that is no title; of an expert, words that are nobody's name. */
export function isMoreThanName(value: string, isExpert: boolean): boolean {
  if (/\d{7}/.test(value) || (isExpert && noName.test(value))) return true
  const bare = value.replace(isExpert ? titles.bracketed : /[（(]\p{Script=Han}+[)）]/gu, '')
  if (/[（(、，,；;/／]/.test(bare)) return true
  const words = bare.split(/\s+/).filter((word) => !titles.alone.test(word))
  if (words.length > 1 && words.every((word) => /^\p{Script=Han}{2,}$/u.test(word))) return true
  // Without a middle dot, five characters are more than surname and name.
  return isExpert && words.some((word) => /^\p{Script=Han}{5,}$/u.test(word.replace(titles.atEnd, '')))
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
  if (isElsewhere(value)) return draft.leave(path, slot, 'elsewhere')
  if (value !== '' && !isNone(value)) return value
  if (!optional) draft.leave(path, slot, value === '' ? 'blank' : 'says-none')
  return undefined
}

/** 19900001001（微信同号）: a remark in brackets at the end, in words alone; （约） is none, but a part of a number. */
export function withoutRemark(value: string): { text: string; remark?: string } {
  const parts = bracketAtEnd(value)
  const isRemark =
    parts && /\p{Script=Han}/u.test(parts.inside) && !/\d/.test(parts.inside) && !isVague(parts.inside)
  return isRemark ? { text: parts.before, remark: parts.inside } : { text: value }
}

/** 电话：, 座机, and a stop at the end. */
const AROUND_PHONE =
  /^(?:办公|联系|固定|移动)?(?:电话|手机|座机|方式|tel|mobile)号?码?[\s:：.]{0,3}(?=[\d０-９+＋（(])|[;；。，,、.]$/gi

export function takePhone(
  draft: Draft,
  path: Path,
  slot: Answer | undefined,
  { mobileOnly, optional = false }: { mobileOnly: boolean; optional?: boolean },
): undefined {
  const value = plainValue(draft, path, slot, optional)
  if (slot === undefined || value === undefined) return
  const { text, remark } = withoutRemark(value.replace(AROUND_PHONE, ''))
  const phone = normalisePhone(text)
  const kind = text.includes('\n') ? undefined : phoneKind(phone)
  if (!kind || (mobileOnly && kind === 'landline')) return draft.leave(path, slot, 'not-a-phone')
  draft.take(path, phone)
  if (remark) draft.keep(slot, [remark])
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
  if ('fault' in read) return draft.leave(path, slot, read.fault, read.readings)
  const isBare =
    unit === 'money' && !/[万萬亿億元]/.test(value) && unitsInLabel(slot.label, unit).length === 0
  const amount = Number(read.value)
  if (isBare && amount !== 0 && (amount < USUAL_AMOUNT.from || amount > USUAL_AMOUNT.to)) {
    const readings = ['万元', '元', '亿元'].map((word) => `${value}${word}`).join('，或 ')
    return draft.leave(path, slot, 'unit-doubt', readings)
  }
  draft.take(path, read.value)
  if (read.converted) draft.look(path, slot, 'converted', read.converted)
  else if (isBare) draft.look(path, slot, 'unit-missing')
}

/** What a number that nobody gives a unit may be, in 万元, before it looks like one of 亿元 or 元. */
const USUAL_AMOUNT = { from: 1, to: 1_000_000 }
