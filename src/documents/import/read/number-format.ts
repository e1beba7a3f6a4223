import { shift } from '../../../domain/decimal.ts'
import { trimEndOf } from '../../../domain/ends.ts'

/**
 * What a cell's number format makes of its number, as far as it changes what a person reads: a scale, a unit, a
 * date. How many decimals are shown changes nothing, so the number keeps all of its own.
 * https://learn.microsoft.com/office/dev/add-ins/excel/excel-add-ins-ranges-set-format, ECMA-376 part 1, 18.8.30.
 */
export interface ShownNumber {
  /** As it is read on the sheet, with the unit and words of the format. */
  text: string
  /** Power of ten between the number that is kept and the one that is shown; 0 where they are the same. */
  scale: number
  /** The format hides it, or shows something else than a number. */
  oddity?: 'hidden' | 'number-format'
}

/** Excel keeps fifteen digits of a number, and puts 0 for those behind. */
const MOST_KEPT = 1e15

/** The built-in formats that are no plain numbers; ids of Chinese Excel included. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  12: '# ?/?',
  13: '# ??/??',
  ...Object.fromEntries(
    [...range(14, 22), ...range(27, 36), ...range(45, 47), ...range(50, 58)].map((id) => [id, 'yyyy-m-d']),
  ),
}

function* range(from: number, to: number) {
  for (let id = from; id <= to; id++) yield id
}

/** The code of a format that the file does not define itself. */
export const builtInFormat = (id: number): string => BUILT_IN[id] ?? 'General'

export function shownNumber(value: number, code: string, date1904 = false): ShownNumber {
  // Of a code, a card or a number of a person, the last digits are lost.
  if (Math.abs(value) >= MOST_KEPT)
    return { text: value.toExponential(5).toUpperCase(), scale: 0, oddity: 'number-format' }
  const section = sectionFor(value, code.replace(/G\/通用格式/gi, 'General'))
  if (section.trim() === '' && code.includes(';')) return { text: decimal(value), scale: 0, oddity: 'hidden' }
  const { before, pattern, after } = partsOf(section)
  if (isDate(pattern)) return { text: dateText(value, date1904), scale: 0, oddity: 'number-format' }
  // A literal point among the digits is how Chinese offices show 万: 0!.0,"万".
  const literal = /^([^.]*?)\u0001\.([0#?]+)/.exec(pattern)
  const commas = scalingCommas(pattern.replaceAll('\u0001.', ''))
  const percent = [...pattern].filter((sign) => sign === '%').length
  const scale = 2 * percent - 3 * commas - (literal ? literal[2]!.length : 0)
  const odd = /[?/]\s*\//.test(pattern) || /\/[?0#]/.test(pattern) || (pattern === '' && code.includes(';'))
  // Of zero, ? and # show nothing.
  const isUnseen = value === 0 && pattern !== '' && !/[0%]|general/i.test(pattern)
  const number = isUnseen ? '' : shift(decimal(value), scale)
  return {
    text: `${before}${number}${percent > 0 ? '%' : ''}${after}`,
    scale: percent > 0 ? 0 : scale,
    ...(odd && { oddity: 'number-format' as const }),
  }
}

/** ;;; and the like: the fourth part says how texts are shown, and here it says nothing. */
export function hidesText(code: string): boolean {
  const sections = split(code)
  return sections.length === 4 && sections[3]!.trim() === ''
}

/** Of positive;negative;zero;text or [>=10000]…;…, the one that holds. */
function sectionFor(value: number, code: string): string {
  const sections = split(code)
  const conditions = sections.map((section) => /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/.exec(section))
  if (conditions.some(Boolean)) {
    const fits = sections.findIndex((_, at) => {
      const [, sign = '', limit = ''] = conditions[at] ?? []
      return sign === '' || compare(value, sign, Number(limit))
    })
    return sections[Math.max(0, fits)]!
  }
  if (value < 0 && sections.length > 1) return `-${sections[1]!}`
  if (value === 0 && sections.length > 2) return sections[2]!
  return sections[0]!
}

function compare(value: number, sign: string, limit: number): boolean {
  if (sign === '=') return value === limit
  if (sign === '<>') return value !== limit
  if (sign.endsWith('=')) return sign[0] === '<' ? value <= limit : value >= limit
  return sign === '<' ? value < limit : value > limit
}

function split(code: string): string[] {
  const sections = ['']
  for (const token of code.match(/"[^"]*"|\\.|\[[^\]]*\]|[^"\\]/g) ?? []) {
    if (token === ';') sections.push('')
    else sections[sections.length - 1] += token
  }
  return sections.slice(0, 4)
}

/** Each comma behind the last digit of a part divides by a thousand. */
function scalingCommas(pattern: string): number {
  return pattern.split('.').reduce((count, part) => {
    const behind = part.slice([...part].findLastIndex((sign) => '0#?'.includes(sign)) + 1)
    return count + (behind.length < part.length ? [...behind].filter((sign) => sign === ',').length : 0)
  }, 0)
}

/**
 * The words before and after the digits, and the pattern between without words, colours and fillings; a
 * literal point among the digits is marked with U+0001.
 */
function partsOf(section: string): { before: string; pattern: string; after: string } {
  let [before, pattern, after] = ['', '', '']
  const say = (words: string) => {
    if (/[0#?]|general/i.test(pattern)) after += words
    else before += words
  }
  const tokens = section.match(/"[^"]*"|[\\!].|\[[^\]]*\]|[_*].|General|E[+-]0+|[^"\\!]/gi) ?? []
  for (const [at, token] of tokens.entries()) {
    const words = token[0] === '"' ? token.replaceAll('"', '') : /^[\\!]./.test(token) ? token[1]! : undefined
    if (words === '.' && /[0#?]/.test(pattern) && /[0#?]/.test(tokens.slice(at + 1).join(''))) {
      pattern += '\u0001.'
    } else if (words !== undefined) say(words)
    else if (token[0] === '[') {
      const currency = /^\[\$([^\-\]]*)/.exec(token)?.[1]
      if (currency) say(currency)
      else if (/^\[(?:h+|m+|s+)\]$/i.test(token)) pattern += token
    } else if (/^[_*]./.test(token)) continue
    else if (/^(?:general|E[+-]0+)$/i.test(token) || /[0#?.,%/EyYmMdDhHsSaAbBgGeE]/.test(token))
      pattern += token
    else if (token !== '@' && token.trim() !== '') say(token)
  }
  return { before: before.replace(/^[¥￥\s]+/, ''), pattern, after: trimEndOf(after, /[\s)）]/) }
}

const isDate = (pattern: string) =>
  !/general/i.test(pattern) && /[ymdhsa]/i.test(pattern.replace(/e[+-]/gi, ''))

/** What Excel keeps of 8650.499999999999: fifteen digits, and no exponent. */
export function decimal(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  const [, sign, digits, fraction = '', exponent] = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? []
  return exponent === undefined
    ? text
    : sign + shift(digits! + (fraction && `.${fraction}`), Number(exponent))
}

const DAY = 86_400_000

function dateText(value: number, date1904: boolean): string {
  const days = value + (date1904 ? 1462 : 0)
  // Excel counts a 29 February 1900 that never was.
  const date = new Date(Date.UTC(1899, 11, 30) + Math.floor(days) * DAY)
  return Number.isNaN(date.getTime()) ? decimal(value) : date.toISOString().slice(0, 10)
}
