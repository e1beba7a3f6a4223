const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Why a text can be no 统一社会信用代码, whoever vouches for it. */
export type MalformedCode =
  | 'length'
  | 'letters'
  /** Positions 3 to 8, the 登记管理机关行政区划码, are digits. */
  | 'region'
  /** Somebody's 公民身份号码: a code is published, so it is refused whatever its check character says. */
  | 'id-number'

/** What is wrong with a 统一社会信用代码 (GB 32100-2015); undefined = it is well formed and its check character fits. */
export type CreditCodeFault = MalformedCode | 'check'

export function creditCodeFault(code: string): CreditCodeFault | undefined {
  return malformedCode(code) ?? (hasFittingCheck(code) ? undefined : 'check')
}

/** All but the check character: on some old licences that does not fit. */
export function malformedCode(code: string): MalformedCode | undefined {
  if (isIdNumber(code)) return 'id-number'
  if (code.length !== 18) return 'length'
  if ([...code].some((letter) => !ALPHABET.includes(letter))) return 'letters'
  return /^\d{6}$/.test(code.slice(2, 8)) ? undefined : 'region'
}

function hasFittingCheck(code: string): boolean {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(code[at]!), 0)
  return ALPHABET[(31 - (sum % 31)) % 31] === code[17]
}

/** Registered as 企业, 个体工商户 or 农民专业合作社; others (schools, offices) ask for no “科技副总”. */
export function isOfEnterprise(code: string): boolean {
  return /^9[123]/.test(code)
}

const LONGEST = 40
const ID_NUMBER = /^\d{6}((?:19|20)\d{2})(\d{2})(\d{2})\d{3}[\dX]$/

/** 17 digits and a digit or X around a real date of birth, however they are typed. */
export function isIdNumber(text: string): boolean {
  if (text.length > LONGEST) return false
  const plain = text.normalize('NFKC').replace(/[\s\p{Cf}-]/gu, '')
  const [, year, month, day] = (ID_NUMBER.exec(plain.toUpperCase()) ?? []).map(Number)
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** As names of files have it: between words, with signs between its parts. */
const WRITTEN_ID_NUMBER =
  /(^|[^0-9０-９])([0-9０-９](?:[\s_.-]{0,2}[0-9０-９]){16}[\s_.-]{0,2}[0-9０-９XxＸｘ])(?![0-9０-９])/g

/** A path as reports may show it: of somebody's ID number in a file's name, the date of birth is hidden. */
export function withoutIdNumbers(path: string): string {
  return path.replace(WRITTEN_ID_NUMBER, (whole, before: string, written: string) => {
    if (!isIdNumber(written.replace(/[_.]/g, ''))) return whole
    let at = 0
    return before + written.replace(/[^\s_.-]/g, (letter) => (++at > 6 && at <= 14 ? '*' : letter))
  })
}
