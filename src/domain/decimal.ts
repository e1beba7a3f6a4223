import { trimEndOf } from './ends.ts'

/** A decimal number times a power of ten, digit by digit. */
export function shift(text: string, power: number): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  if (Math.abs(power) > 400) return text
  const digits = whole + fraction
  const point = whole.length + power
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const right = trimEndOf(padded.slice(at), /0/)
  return `${sign}${left}${right && `.${right}`}`
}
