const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** What is wrong with a 统一社会信用代码 (GB 32100-2015); undefined = it is well formed and its check character fits. */
export type CreditCodeFault = 'length' | 'letters' | 'check'

export function creditCodeFault(code: string): CreditCodeFault | undefined {
  if (code.length !== 18) return 'length'
  let sum = 0
  for (const [i, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(code[i]!)
    if (value < 0) return 'letters'
    sum += value * weight
  }
  const check = ALPHABET[(31 - (sum % 31)) % 31]
  return check === code[17] ? undefined : 'check'
}
