import type { PersonalData } from './finding.ts'
import { landlineForms } from './phone.ts'

const SEPARATORS = /(\d)[\s.·_()\-‐-―－]{1,2}(?=\d)/g
const MOBILE = /(?:^|\D)(?:\+?86|0086)?1[3-9]\d{9}(?!\d)/

const E_MAIL = /[A-Za-z0-9._-]@[A-Za-z0-9\p{Script=Han}-]+\.[A-Za-z\p{Script=Han}]{2}/u
/** No phone and no number of a person has fewer digits. */
const FEWEST_DIGITS = 7
const LONG_NUMBER = /\d{7}/

/** What of a person a text with plain characters has: searched as written, and without the separators inside numbers. */
export function* personalNumbersIn(half: string, phones: readonly string[] = []): Generator<PersonalData> {
  if (half.includes('@') && E_MAIL.test(half)) yield 'e-mail'
  if (digitsIn(half) < FEWEST_DIGITS) return
  const joined = half.replace(SEPARATORS, '$1')
  if (!LONG_NUMBER.test(joined)) return
  const hasMobile = MOBILE.test(half) || MOBILE.test(joined)
  if (hasMobile) yield 'mobile'
  if (hasIdNumber(half) || hasIdNumber(joined)) yield 'id-number'
  if (hasMobile) return
  const digits = phones.map((phone) => phone.replaceAll('-', ''))
  const isThere = (number: string) => hasNumber(half, number) || hasNumber(joined, number)
  if (digits.some((phone) => joined.includes(phone)) || phones.flatMap(landlineForms).some(isThere))
    yield 'private-phone'
}

/** Not as a part of a longer one. */
function hasNumber(text: string, number: string): boolean {
  const isDigit = (at: number) => /\d/.test(text[at] ?? '')
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1))
    if (!isDigit(at - 1) && !isDigit(at + number.length)) return true
  return false
}

function digitsIn(text: string): number {
  let digits = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit >= 0x30 && unit <= 0x39) digits++
  }
  return digits
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** 公民身份号码 (GB 11643) with a fitting check character. */
function hasIdNumber(text: string): boolean {
  return [...text.matchAll(/(?:^|\D)(\d{17}[\dXx])(?!\d)/g)].some(([, number = '']) => {
    const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
    return '10X98765432'[sum % 11] === number[17]?.toUpperCase()
  })
}
