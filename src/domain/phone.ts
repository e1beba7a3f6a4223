const MOBILE = /^1[3-9]\d{9}$/
const LANDLINE = /^(?:(?:0\d{2,3}-?)?[2-8]\d{6,7}(?:-\d{1,5})?|400-?\d{3}-?\d{4})$/
const LONGEST = 40

/** Removes habits of writing: full-width digits, spaces, +86. */
export function normalisePhone(text: string): string {
  if (text.length > LONGEST) return text
  return text
    .replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replace(/[‐-―－]/g, '-')
    .replace(/[\s()（）]/g, '')
    .replace(/转(?=\d{1,5}$)/, '-')
    .replace(/^(?:\+|00)86-?/, '')
    .replace(/^(1[3-9]\d)-(\d{4})-(\d{4})$/, '$1$2$3')
}

/** `text` must have been normalised. */
export function phoneKind(text: string): 'mobile' | 'landline' | undefined {
  if (text.length > LONGEST) return undefined
  if (MOBILE.test(text)) return 'mobile'
  return LANDLINE.test(text) ? 'landline' : undefined
}
