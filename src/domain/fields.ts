import * as z from 'zod/mini'
import { characters, forbiddenCharacter } from './characters.ts'
import { malformedCode } from './credit-code.ts'
import { trimEndOf } from './ends.ts'
import type { Code, FindingArgs } from './finding.ts'
import { nearest } from './nearest.ts'
import { normalisePhone, phoneKind } from './phone.ts'
import { type TextForm, textForms } from './text-forms.ts'

/**
 * The kinds of field of which every schema is built. Each takes text (the failsafe
 * schema gives nothing else), and alone decides what that text means.
 */

export type TextFormat = 'mobile' | 'phone' | 'credit-code'

/** Kind and limits of a field, for code that walks a schema: JSON Schema, writer, form, dictionary. */
export type FieldSpec =
  | {
      kind: 'text'
      min: number
      max: number
      lines: 'one' | 'many'
      format?: TextFormat
      isName?: true
      isDistrict?: true
    }
  | { kind: 'number'; min: number; max: number; decimals: number }
  | { kind: 'date' }
  | { kind: 'month' }
  | { kind: 'moment' }
  | { kind: 'yes-no' }
  | { kind: 'option'; options: readonly string[] }
  | { kind: 'list'; min: number; max: number; unique: boolean }
  | { kind: 'mapping' }

export const fieldSpecs = z.registry<FieldSpec>()

/** The part of zod's context that is needed to report. */
interface Reporting {
  issues: { push(...issues: unknown[]): unknown }
  value: unknown
}

/** Adds a finding of the programme to zod's issues; `validate` takes it out again. */
export function report<C extends Code>(
  context: Reporting,
  code: C,
  args: FindingArgs[C],
  path: (string | number)[] = [],
): typeof z.NEVER {
  context.issues.push({ code: 'custom', input: context.value, path, params: { code, args } })
  return z.NEVER
}

const LONGEST_LINE = 1000
/** A JavaScript number keeps 15 digits. */
const MAX_DIGITS = 15

interface TextOptions {
  min?: number
  max?: number
  lines?: 'one' | 'many'
  /** Of a person or an enterprise; the dot within it is written in one way. */
  isName?: boolean
  /** The slug of a district: `reference-rules.ts` knows which there are. */
  isDistrict?: boolean
  form?: TextForm
}

export function text(options: TextOptions = {}) {
  const { min = 1, max = LONGEST_LINE, lines = 'one', isName = false, isDistrict = false, form } = options
  const allowed = lines === 'many' ? (['line-break'] as const) : []
  return z
    .pipe(
      z.string(),
      z.transform((input, context) => {
        const value = input.trim()
        // A character is one unit or two: nearly every text need not be counted.
        if (value.length > max || value.length < 2 * min) {
          const length = characters(value)
          if (length < min || length > max) return report(context, 'text-length', { length, min, max })
        }
        const forbidden = forbiddenCharacter(value, allowed)
        if (forbidden) {
          const { codePoint, fault } = forbidden
          return report(context, 'character', { codePoint, fault })
        }
        if (form && !textForms[form].test(value)) return report(context, 'wrong-form', { value, form })
        return value
      }),
    )
    .register(fieldSpecs, {
      kind: 'text',
      min,
      max,
      lines,
      ...(isName && { isName: true as const }),
      ...(isDistrict && { isDistrict: true as const }),
    })
}

export function number({ min = 0, max = 1e12, decimals = 0 } = {}) {
  return z
    .pipe(
      z.string(),
      z.transform((input, context) => {
        const value = input.trim()
        if (value.length > 40 || !/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value)) {
          const suggestion = plainNumber(value, decimals)
          return report(context, 'not-a-number', { value, ...(suggestion && { suggestion }) })
        }
        // 12.0 is 12.
        const written = trimEndOf(value.split('.')[1] ?? '', /0/).length
        const amount = Number(value)
        const digits = value.replace(/\D/g, '').length
        if (amount < min || amount > max || written > decimals || digits > MAX_DIGITS) {
          return report(context, 'out-of-range', { value, min, max, decimals })
        }
        return amount
      }),
    )
    .register(fieldSpecs, { kind: 'number', min, max, decimals })
}

/** The likely meaning of “８，６５０.5万元”; only shown for a person to copy, never used as a value. */
function plainNumber(value: string, decimals: number): string | undefined {
  if (value.length > 40) return undefined
  const half = value.normalize('NFKC').replace(/[,\s]/g, '')
  // 万 is dropped only where the unit is 万元; before 人 it would be a factor of ten thousand.
  const unit = decimals > 0 ? '(?:万元?|平方米|㎡|m2)?' : '(?:人|名)?'
  const match = new RegExp(`^(?:约|大约|近)?(\\d{1,12}(?:\\.\\d{1,6})?)${unit}$`).exec(half)
  return match ? String(Number(match[1])) : undefined
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/

function isDate(value: string): boolean {
  const match = value.length === 10 ? DATE.exec(value) : null
  if (!match) return false
  const [, year, month, day] = match.map(Number) as [number, number, number, number]
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** A calendar day, as `2023-03-10`. */
export function date() {
  return z
    .pipe(
      z.string(),
      z.transform((input, context) => {
        const value = input.trim()
        if (isDate(value)) return value
        const suggestion = plainDate(value)
        return report(context, 'not-a-date', { value, ...(suggestion && { suggestion }) })
      }),
    )
    .register(fieldSpecs, { kind: 'date' })
}

const MONTH_LENGTH = 7
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/

/** A month, as `2023-08`. */
export function month() {
  return z
    .pipe(
      z.string(),
      z.transform((input, context) => {
        const value = input.trim()
        if (value.length === MONTH_LENGTH && MONTH.test(value)) return value
        const suggestion = plainMonth(value)
        return report(context, 'not-a-date', { value, month: true, ...(suggestion && { suggestion }) })
      }),
    )
    .register(fieldSpecs, { kind: 'month' })
}

function plainMonth(value: string): string | undefined {
  if (value.length > 20) return undefined
  const match = /^(\d{4})[./年-](\d{1,2})月?$/.exec(value.normalize('NFKC'))
  const plain = match && `${match[1]}-${match[2]!.padStart(2, '0')}`
  return plain && MONTH.test(plain) ? plain : undefined
}

function plainDate(value: string): string | undefined {
  if (value.length > 20) return undefined
  const match = /^(\d{4})[./年-](\d{1,2})[./月-](\d{1,2})日?$/.exec(value.normalize('NFKC'))
  if (!match) return undefined
  const plain = `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}`
  return isDate(plain) ? plain : undefined
}

const LONGEST_MOMENT = 25
const MOMENT = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/** An instant with its zone, as `2023-03-10T17:30:00+08:00`. */
export function moment() {
  return z
    .pipe(
      z.string(),
      z.transform((input, context) => {
        const value = input.trim()
        const match = value.length <= LONGEST_MOMENT ? MOMENT.exec(value) : null
        if (!match || !isDate(match[1]!)) return report(context, 'not-a-date', { value, moment: true })
        return value
      }),
    )
    .register(fieldSpecs, { kind: 'moment' })
}

export function option<const Options extends readonly [string, ...string[]]>(options: Options) {
  return z
    .pipe(
      z.string(),
      z.transform((input, context): Options[number] => {
        const value = input.trim()
        if (options.includes(value)) return value
        const like = nearest(value, options)
        return report(context, 'not-an-option', { value, options, ...(like && { nearest: like }) })
      }),
    )
    .register(fieldSpecs, { kind: 'option', options })
}

export const YES_NO = ['是', '否'] as const

export function yesNo() {
  return z
    .pipe(
      z.string(),
      z.transform((input, context) => {
        const value = input.trim()
        if (value === '是') return true
        if (value === '否') return false
        return report(context, 'not-an-option', { value, options: YES_NO })
      }),
    )
    .register(fieldSpecs, { kind: 'yes-no' })
}

/** A phone in its plain form: digits, `-` in a landline, `+` abroad. `mobileOnly`: no landline of the mainland. */
export function phone({ mobileOnly }: { mobileOnly: boolean }) {
  return z
    .pipe(
      z.string(),
      z.transform((input, context) => {
        const value = normalisePhone(input)
        const kind = phoneKind(value)
        if (!kind || (mobileOnly && kind === 'landline')) {
          return report(context, 'phone', { value: input, mobileOnly })
        }
        return value
      }),
    )
    .register(fieldSpecs, {
      kind: 'text',
      min: 7,
      max: 40,
      lines: 'one',
      format: mobileOnly ? 'mobile' : 'phone',
    })
}

/** Well formed; whether the check character fits, `credit-code-rules.ts` says, because a cycle may vouch for a code. */
export function creditCode() {
  return z
    .pipe(
      z.string(),
      z.transform((input, context) => {
        const value = input.trim()
        const fault = malformedCode(value)
        return fault ? report(context, 'credit-code', { fault }) : value
      }),
    )
    .register(fieldSpecs, { kind: 'text', min: 18, max: 18, lines: 'one', format: 'credit-code' })
}

/** A field that may be absent. */
export function optional<Field extends z.ZodMiniType>(field: Field) {
  return z.optional(field)
}

/** A list; `unique` = no text, and no mapping with the same values, twice. */
export function list<Item extends z.ZodMiniType>(item: Item, { min = 0, max = 1000, unique = false } = {}) {
  return z
    .array(item)
    .check(
      always((context) => {
        const { value } = context
        if (!Array.isArray(value)) return
        if (value.length < min || value.length > max) {
          report(context, 'list-length', { length: value.length, min, max })
        }
        if (!unique) return
        const earlier = new Set<string>()
        for (const [index, item] of value.entries()) {
          const written = JSON.stringify(item)
          // What failed has a finding of its own.
          if (earlier.has(written) && item !== z.NEVER) {
            report(context, 'not-allowed-here', { because: { when: 'repeated' } }, [index])
          }
          earlier.add(written)
        }
      }),
    )
    .register(fieldSpecs, { kind: 'list', min, max, unique })
}

/**
 * A check that runs even after others failed, so that one run reports all problems.
 * A failed field is in `value` as zod's mark of an aborted parse: present, but no text.
 */
export function always(check: (context: { value: unknown; issues: unknown[] }) => void) {
  return z.core._check<unknown>(check as never, { when: () => true } as never)
}
