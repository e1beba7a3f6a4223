import { halfWidth } from './half-width.ts'

const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^(?:(?:0\d{2,3}-?)?[2-8]\d{6,7}|[48]00-?\d{3}-?\d{4})(?:-\d{1,5})?$/
/** 港澳台 and other countries: with their code, of mainland China never. */
const ABROAD = /^\+(?!86)[1-9]\d{6,14}$/
const LONGEST = 40

/** Removes habits of writing: full-width digits, spaces, +86, words before an extension. */
export function normalisePhone(text: string): string {
  if (text.length > LONGEST) return text
  const plain = halfWidth(text, /[０-９＋＃]/g)
    .replace(/[‐-―－]/g, '-')
    .replace(/[\s()（）]/g, '')
    .replace(/[-,，;；]?(?:转分机|分机号?|转|#|ext\.?|x)[:：]?(?=\d{1,5}$)/i, '-')
    .replace(/^00(?=[1-9])/, '+')
  if (plain.startsWith('+') && !plain.startsWith('+86')) return plain.replaceAll('-', '')
  // Without its plus, 86 stands only before a mobile.
  const national = plain.replace(/^\+86-?|^86-?(?=1[3-9]\d{9}$)/, '')
  const digits = national.replaceAll('-', '')
  if (MOBILE.test(digits)) return digits
  const service = /^([48]00)(\d{3})(\d{4})$/.exec(digits)
  // However its digits are grouped.
  if (service) return service.slice(1).join('-')
  // Behind +86 an area code has lost its zero.
  return national === plain
    ? plain
    : national.replace(/^(?=(?:10|2\d|[3-9]\d{2})-?[2-8]\d{6,7}(?:-\d{1,5})?$)/, '0')
}

/** `text` must have been normalised. */
export function phoneKind(text: string): 'mobile' | 'landline' | 'abroad' | undefined {
  if (text.length > LONGEST) return undefined
  if (MOBILE.test(text)) return 'mobile'
  if (ABROAD.test(text)) return 'abroad'
  return LANDLINE.test(text) ? 'landline' : undefined
}

/** A landline as people of the city write it: without its extension, with its area code and without. None of another number. */
export function landlineForms(text: string): string[] {
  const [, area = '', local] = /^(0(?:10|2\d|[3-9]\d\d)-?)?([2-8]\d{6,7})(?:-\d{1,5})?$/.exec(text) ?? []
  return local === undefined ? [] : [area.replace('-', '') + local, local]
}
