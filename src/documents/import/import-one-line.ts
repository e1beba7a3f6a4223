import { bracketAtEnd } from './bracket-at-end.ts'

/** Names and addresses on several lines, or of several units: what is one, and what may be two. */

/** How names of units end; two such ends are two units. */
const UNIT_END = /(?:公司|厂|大学|研究院|研究所|医院|合作社|企业|社|中心|院|所)(?:[（(][^()（）]*[)）])?$/
const OWN_UNIT_END = /(?:公司|厂|大学|研究院|研究所|医院|合作社)(?:[（(][^()（）]*[)）])?$/
const ADDRESS_END = /(?:号|室|楼|栋|层|座|\d)$/
const ADDRESS_START = /^(?:\p{Script=Han}{2,6}(?:省|市|区|县)|\p{Script=Han}{0,4}地址|[（(\d])/u

/** A text that a narrow cell broke into lines, as one line; undefined where they may be two. */
export function unwrapped(value: string, kind: 'unit' | 'address'): string | undefined {
  const lines = value
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const [end, start] = kind === 'unit' ? [UNIT_END, /^[（(]/] : [ADDRESS_END, ADDRESS_START]
  const isOne = lines.every((line, at) => end.test(line) === (at === lines.length - 1))
  return isOne && !lines.slice(1).some((line) => start.test(line)) ? lines.join('') : undefined
}

/** 甲公司、乙公司: two units in one place. */
export function namesSeveral(value: string): boolean {
  return value.split(/[、；;，,/／\n]/).filter((part) => OWN_UNIT_END.test(part.trim())).length > 1
}

/** 某某有限公司（盖章）: the form's own request, typed along. */
export function withoutStamp(value: string): string {
  const parts = bracketAtEnd(value)
  return parts && /^(?:加?盖?公?章|签章|盖章处)$/.test(parts.inside) ? parts.before : value
}
