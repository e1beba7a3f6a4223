import { shift } from './decimal.ts'
import { type KnownUnit, type Unit, unitNamed } from './number-units.ts'

/**
 * Numbers as people write them into a field whose unit is known. What can only mean one thing is taken;
 * what has another unit, or is vague, is a guess to ask about.
 */

export interface WrittenNumber {
  /** Plain digits: `8650.5`. */
  value: string
  /** Whether it can mean nothing else. */
  sure: boolean
}

/** The unit of a field, by the word of its label. */
export function unitOf(word: string | undefined): Unit | undefined {
  if (word === '万元') return 'money'
  if (word === '平方米') return 'area'
  return word === '名' || word === '人' ? 'people' : undefined
}

/** Words that count the same and are taken for one another, longer ones first: 3项 patents are 3件. */
const COUNTERS = [
  ['个', '项', '件', '家', '篇', '套'],
  ['人次', '人', '名'],
]

/**
 * A number in a field with this unit on its label; a label's other units, such as 天, may stand behind it as they are. Counted by
 * another word than the label's, it is a guess.
 */
export function numberInField(text: string, label: string | undefined): WrittenNumber | undefined {
  const unit = unitOf(label)
  const plain = text.trim()
  if (unit !== undefined || label === undefined) return writtenNumber(plain, unit)
  if (plain.endsWith(label)) return writtenNumber(plain.slice(0, -label.length), unit)
  const alike = COUNTERS.find((words) => words.includes(label))
  const other = alike?.find((counter) => plain.endsWith(counter))
  if (!other) return writtenNumber(plain, unit)
  const counted = writtenNumber(plain.slice(0, -other.length), unit)
  return counted && { ...counted, sure: false }
}

const LONGEST = 40
const WRITTEN =
  /^(约|大约|近|超过?)? ?(\d{1,3}(?:[, ]\d{3}){1,4}|\d{1,15})(?:\.(\d{1,9}))? ?(多|余)? ?([^\d.,~-].*)?$/

/** Undefined where no single number can be seen: two numbers, a range, words. */
export function writtenNumber(text: string, unit: Unit | undefined): WrittenNumber | undefined {
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
  const amount = `${whole.replace(/[, ]/g, '')}${fraction && `.${fraction}`}`
  const found = name === '' ? { power: 0 } : unit && unitNamed(name, unit)
  const value = found && inOwnUnit(amount, found)
  // A headcount in hundreds or thousands is a guess about nothing.
  if (value === undefined || (unit === 'people' && found?.power !== 0)) return undefined
  return { value, sure: found?.power === 0 && !about && !more && !vague }
}

function inOwnUnit(amount: string, { power, about }: Pick<KnownUnit, 'power' | 'about'>): string | undefined {
  if (power !== undefined) return shift(amount, power)
  return about === undefined ? undefined : String(Number((Number(amount) * about).toFixed(6)))
}
