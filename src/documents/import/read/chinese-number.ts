import { shift } from '../../../domain/decimal.ts'

const DIGITS: Readonly<Record<string, number>> = Object.fromEntries(
  ['零〇○', '一壹', '二贰两', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap(
    (signs, value) => [...signs].map((sign) => [sign, value]),
  ),
)
const POWERS: Readonly<Record<string, number>> = { 十: 1, 拾: 1, 百: 2, 佰: 2, 千: 3, 仟: 3 }
const BIG_POWERS: Readonly<Record<string, number>> = { 万: 4, 萬: 4, 亿: 8, 億: 8 }

/**
 * 八千六百五十, 一百二十, 一二〇, 1亿2000万, 1.2亿 in digits; undefined for what is not written by the rules, as
 * 一百二, which may be 120 or 102.
 */
export function chineseNumber(text: string): string | undefined {
  if (/^[零〇○一二三四五六七八九]{2,}$/.test(text))
    return shift([...text].map((sign) => DIGITS[sign]).join(''), 0)
  if (text === '' || /[万萬亿億]{2}/.test(text)) return undefined
  let total = 0
  let last = Number.POSITIVE_INFINITY
  for (const part of text.match(/[^万萬亿億]*[万萬亿億]|[^万萬亿億]+$/g) ?? []) {
    const power = BIG_POWERS[part.at(-1)!] ?? 0
    const section = power > 0 ? part.slice(0, -1) : part
    // 三万五 is said for 35,000, and may be meant for 30,005.
    if (power === 0 && last !== Number.POSITIVE_INFINITY && section.length === 1) return undefined
    const value = sectionNumber(section)
    if (value === undefined || power >= last || value >= 10 ** (last - power)) return undefined
    total += value * 10 ** power
    last = power
  }
  const whole = Math.round(total * 10_000)
  return Number.isSafeInteger(whole) ? shift(String(whole), -4) : undefined
}

/** Below 万: 八千六百五十, 2000, 1.2, 5千; undefined if it is not by the rules. */
function sectionNumber(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (text === '') return undefined
  let total = 0
  let last = 4
  let rest = text.replace(/^[零〇○](?=.)/, '')
  if (/^[十拾]/.test(rest)) rest = `一${rest}`
  while (rest !== '') {
    const [part = '', number = '', unit = ''] =
      /^[零〇○]?(\d+(?:\.\d+)?|[一二两三四五六七八九壹贰叁肆伍陆柒捌玖零〇○])([十百千拾佰仟])?/.exec(rest) ??
      []
    if (part === '') return undefined
    const power = unit === '' ? 0 : POWERS[unit]!
    // The last digit without a unit counts ones only where nothing was left out: 一百零二, 一百一十二.
    if (power >= last || (power === 0 && last > 1 && last < 4 && !/^[零〇○]/.test(part))) return undefined
    total += (DIGITS[number] ?? Number(number)) * 10 ** power
    last = power
    rest = rest.slice(part.length)
  }
  return total
}
