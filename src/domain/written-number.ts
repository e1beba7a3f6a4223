/**
 * Numbers as people write them into a field whose unit is known. What can only mean one thing is taken;
 * what has another unit, or is vague, is a guess to ask about.
 */

export type NumberUnit = 'money' | 'people' | 'area'

export interface WrittenNumber {
  /** Plain digits: `8650.5`. */
  value: string
  /** Whether it can mean nothing else. */
  sure: boolean
}

/** What may stand behind the number, by the field's unit; the factor leads to the unit of the field. */
const UNITS: Record<NumberUnit, readonly [names: readonly string[], factor: number, sure: boolean][]> = {
  money: [
    [['万元', '万', '万元整', '万元人民币'], 1, true],
    [['亿元', '亿'], 10_000, false],
    [['百万元', '百万'], 100, false],
    [['千万元', '千万'], 1000, false],
    [['千元'], 0.1, false],
    [['元'], 0.0001, false],
  ],
  people: [[['人', '名', '位', '个'], 1, true]],
  area: [
    [['平方米', '平米', '平方', '平', 'm2'], 1, true],
    [['亩'], 2000 / 3, false],
  ],
}

/** The unit of a field, by the word of its label. */
export function unitOf(word: string | undefined): NumberUnit | undefined {
  if (word === '万元') return 'money'
  if (word === '平方米') return 'area'
  return word === '名' || word === '人' ? 'people' : undefined
}

const LONGEST = 40
const WRITTEN =
  /^(约|大约|近|超过?)? ?(\d{1,3}(?:[, ]\d{3}){1,4}|\d{1,15})(?:\.(\d{1,9}))? ?(多|余)? ?([^\d.,~-].*)?$/

/** Undefined where no single number can be seen: two numbers, a range, words. */
export function writtenNumber(text: string, unit: NumberUnit | undefined): WrittenNumber | undefined {
  if (text.length > LONGEST) return undefined
  // NFKC makes ㎡ m2, and digits, commas and points half as wide.
  const plain = text
    .normalize('NFKC')
    .replace(/^\s*(?:人民币|共计?|合计|RMB|￥|¥)\s*/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const match = WRITTEN.exec(plain)
  if (!match) return undefined
  const [, about, whole = '', fraction = '', more, rest = ''] = match
  const [, name = '', vague = ''] = /^(.*?)(左右|以上)?$/.exec(rest.trim()) ?? []
  const found = name === '' || !unit ? undefined : UNITS[unit].find(([names]) => names.includes(name))
  if (name !== '' && !found) return undefined
  const [, factor, sure] = found ?? [[], 1, true]
  const amount = `${whole.replace(/[, ]/g, '')}${fraction && `.${fraction}`}`
  const value = factor === 1 ? withoutZeros(amount) : String(Number((Number(amount) * factor).toFixed(6)))
  return { value, sure: sure && !about && !more && !vague }
}

/** 08650.50 → 8650.5. */
function withoutZeros(amount: string): string {
  const [whole = '', fraction = ''] = amount.split('.')
  const kept = fraction.replace(/0{1,9}$/, '')
  return `${whole.replace(/^0{1,14}(?=\d)/, '')}${kept && `.${kept}`}`
}
