import { trimEndOf } from '../../../domain/ends.ts'

/** Why a text is no plain number. */
export type NumberFault = 'not-plain-number' | 'two-numbers' | 'other-unit'

export type NumberRead = { value: string } | { fault: NumberFault }

/** `plain`: with no unit that people type along. */
export type Unit = 'people' | 'money' | 'area' | 'plain'

const UNITS: Record<Unit, RegExp> = {
  people: /(?:人|名)$/,
  money: /(?:万元|万)(?:人民币)?$/,
  plain: /(?!)/,
  area: /(?:平方米|平米|㎡|m²|m2)$/,
}

/** More digits than this are no longer what was written. */
const MAX_DIGITS = 15

/**
 * A number with the field's own unit typed along: 320人, 8,650.5万元, １２００平方米. Whatever says
 * more than that (约, 1.2亿, 300-320, 多) is for a person to decide.
 */
export function readNumber(text: string, unit: Unit): NumberRead {
  // White space parts numbers, and never joins them.
  if (/\d[\s_＿]+\d/.test(text.normalize('NFKC'))) return { fault: 'two-numbers' }
  const half = text
    .replace(/[０-９．，]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s_＿]/g, '')
  const bare = half.replace(UNITS[unit], '')
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/.exec(bare)
  if (!match) return { fault: /[亿千百元吨亩]$/.test(bare) ? 'other-unit' : 'not-plain-number' }
  const whole = match[1]!.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  const fraction = trimEndOf(match[2] ?? '', /0/)
  if (whole.length + fraction.length > MAX_DIGITS) return { fault: 'not-plain-number' }
  return { value: fraction ? `${whole}.${fraction}` : whole }
}
