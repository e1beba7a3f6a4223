import { shift } from '../../../domain/decimal.ts'
import { halfWidth } from '../../../domain/half-width.ts'
import { isUnit, type KnownUnit, type Unit, unitNamed } from '../../../domain/number-units.ts'
import { chineseNumber } from './chinese-number.ts'
import { unitsInLabel } from './units.ts'

export type { Unit } from '../../../domain/number-units.ts'

/** Why a text is no plain number. */
export type NumberFault = 'not-plain-number' | 'two-numbers' | 'other-unit' | 'unit-doubt'

/** `note`: what a person should see of how it was read, with both readings where there are two. */
export type NumberRead = { value: string; converted?: string } | { fault: NumberFault; readings?: string }

/** More digits than this are no longer what was written. */
const MAX_DIGITS = 15

/** What a converted amount may be, in 万元: beyond it a slip of the unit is likelier than the amount. */
const LEAST_CONVERTED = 1
const MOST_CONVERTED = 1_000_000

/** What people write around a number without changing it; the next habit is a row. */
const AROUND: readonly (readonly [RegExp, string])[] = [
  [/^['‘’](?=\d)/, ''],
  [/^(?:共计|合计|总计|共有|现有|共|计)[:：]?/, ''],
  [/^(?:人民币|RMB|CNY|[¥￥])[:：]?/i, ''],
  [/(\d|\p{L}|[）)])[。；;，,.]$/u, '$1'],
  // The label, said again.
  [
    /^(?:(?:企业|公司|我司|全年|上年度?|年)?(?:在职|从业|员工|职工|人员|人数|营业收入|营收|收入)(?:总数|总额|数)?)+[:：为]?/,
    '',
  ],
  [/整$/, ''],
  [/[mM][2²]$/, '㎡'],
  // 8650.5（万元） is 8650.5万元.
  [/^(.*?\S)[(（〔]([^()（）〔〕\d]*)[)）〕]$/, '$1$2'],
]

/** What makes a number less than plain, whatever else is right about it. */
const VAGUE =
  /约|大概|左右|上下|多|余|近|超|不足|不到|以上|以下|以内|至少|至多|最多|[<>≤≥≈~～±+＋]|\d-\d|至|到|几|数/

/** 约, 左右, 预计: in brackets behind a number, too. */
export const isVague = (words: string): boolean => VAGUE.test(words) || /预计|预估|估|暂定/.test(words)

const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?'
const PLAIN = new RegExp(`^(${NUMBER})(\\D*)$`)

/**
 * A number as people write it, in the form's own unit: 320人, 8,650.5万元, １２００平方米, 1.2亿. Another unit is
 * converted where the number itself, or else its label, names it; whatever says more or less than one
 * number (约, 300-320, 多, two numbers) is for a person to decide. `label`: the cell's label, or the column's header.
 */
export function readNumber(text: string, unit: Unit, label = ''): NumberRead {
  const units = unitsInLabel(label, unit)
  const half = trimmed(text)
  // White space parts numbers, and never joins them.
  if (/\d[\s_]+\d/.test(half) || /\d[、/／\\|;；和与及]\D?\d/.test(half))
    return { fault: 'two-numbers', readings: numbersIn(half) }
  const bare = half.replace(/[\s_＿]/g, '')
  if (/[$＄€£]/.test(bare)) return { fault: 'other-unit' }
  if (/\d[eE][+-]?\d/.test(bare)) return { fault: 'not-plain-number' }
  if (VAGUE.test(bare)) return { fault: isUnit(bare) ? 'other-unit' : 'not-plain-number' }
  const parts = numberAndUnit(bare, unit)
  if (!parts) {
    const several = (bare.match(new RegExp(NUMBER, 'g')) ?? []).length > 1
    return several ? { fault: 'two-numbers', readings: numbersIn(bare) } : { fault: 'not-plain-number' }
  }
  const { number, word } = parts
  // ¥65,000 is one of 元 to some, and of the column's unit to others.
  if (
    unit === 'money' &&
    word === '' &&
    /^(?:人民币|RMB|CNY|[¥￥])/i.test(text.trim()) &&
    Number(number) >= 10_000
  ) {
    return { fault: 'unit-doubt', readings: `${number}元（即 ${shift(number, -4)}万元），或 ${number}万元` }
  }
  const beside = word === '' ? undefined : unitNamed(word, unit)
  if (word !== '' && !beside) return { fault: isUnit(word) ? 'other-unit' : 'not-plain-number' }
  if (!beside && units.length > 1)
    return { fault: 'unit-doubt', readings: units.map((each) => `${number}${each.word}`).join('，或 ') }
  const from = beside ? { ...beside, inWords: parts.inWords } : units[0]
  return inOwnUnit(number, from, unit, beside ? bare : '')
}

function inOwnUnit(
  number: string,
  from: (KnownUnit & { inWords?: boolean }) | undefined,
  unit: Unit,
  said: string,
): NumberRead {
  if (from && from.power === undefined) return { fault: 'other-unit' }
  const power = from?.power ?? 0
  const value = shift(number, power)
  if (value.replace('.', '').replace(/^0+/, '').length > MAX_DIGITS) return { fault: 'not-plain-number' }
  if (unit === 'people' && value.includes('.')) return { fault: 'not-plain-number' }
  if (power === 0 || !from) return { value }
  const own = unit === 'money' ? '万元' : ''
  const amount = Number(value)
  if (unit === 'money' && amount !== 0 && (amount < LEAST_CONVERTED || amount > MOST_CONVERTED)) {
    return { fault: 'unit-doubt', readings: `${number}${from.word}（即 ${value}${own}），或 ${number}${own}` }
  }
  // In words with 万, the amount is one of 万元 to everybody.
  if (from.inWords && /[万萬]/.test(said) && !/[亿億]/.test(said)) return { value }
  const amountSaid = said === '' ? `${number}${from.word}` : said
  return {
    value,
    converted: `${said === '' ? `表头的单位是“${from.word}”，` : ''}${amountSaid} = ${value}${own}`,
  }
}

function trimmed(text: string): string {
  let half = halfWidth(text, /[０-９．，]/g)
    .replace(/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' ')
    .trim()
  for (const [pattern, into] of AROUND) half = half.replace(pattern, into).trim()
  return half
}

interface Amount {
  number: string
  word: string
  inWords: boolean
}

/** The number in plain digits, and what stands behind it; undefined if there is not one number. */
function numberAndUnit(bare: string, unit: Unit): Amount | undefined {
  const [, digits, word = ''] = PLAIN.exec(bare) ?? []
  if (
    digits !== undefined &&
    (word === '' || unitNamed(word, unit) || !/[〇零一二三四五六七八九十百千万亿]/.test(word))
  ) {
    return { number: plainDigits(digits), word, inWords: false }
  }
  return inWords(bare, unit)
}

const plainDigits = (digits: string) => shift(digits.replaceAll(',', ''), 0)

const END_UNITS = /(?:人民币|元|圆|人|名|位|个|平方米|平米|㎡)$/

/** 八千六百五十万元, 1亿2000万元, 一百二十人: an amount with 万 or 元 in it is one of 元. */
function inWords(bare: string, unit: Unit): Amount | undefined {
  const words = bare.replace(/人民币$/, '')
  const [end = ''] = END_UNITS.exec(words) ?? []
  const number = chineseNumber(words.slice(0, words.length - end.length))
  if (number === undefined) return undefined
  if (unit !== 'money') return { number, word: end, inWords: true }
  if (end !== '' && !/元|圆/.test(end)) return undefined
  if (end !== '' || /[万亿萬億]/.test(words)) return { number, word: '元', inWords: true }
  // 3千 may be 3 千元 or 3 千万.
  return /\d/.test(words) ? undefined : { number, word: '', inWords: true }
}

/** As they stand, for a person to choose. */
function numbersIn(text: string): string {
  return (text.match(new RegExp(NUMBER, 'g')) ?? []).join('，或 ')
}
