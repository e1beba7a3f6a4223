import { endsAtLineStart } from '../../../domain/ends.ts'
import { OTHER } from '../../../domain/option-lists.ts'

export type Token = { start: number; end: number } & (
  | { kind: 'option'; option: string }
  | {
      kind: 'mark'
      /** `odd`: a cross, a V: nobody knows what it means. */
      state: 'on' | 'off' | 'odd'
      /** A box of its own, ticked or not; otherwise a tick that was put somewhere. */
      box: boolean
      sign: string
    }
  | { kind: 'text' | 'separator' }
)

const BOX_OFF = '□☐○◻▢❑❒❏❐⬜◯〇'
const BOX_ON = '☑☒■●◉▣✅⬛◼🗹🗷⊠'
const TICK = '√✓✔🗸'
const CROSS = '✗✘✕×╳'
const SEPARATOR = /[\s、，,;；：:。.()（）[\]【】/／|·•\-—_＿~～]/u
const BRACKETED = new RegExp(`^[(（[【〔]\\s*(?:([${TICK}${BOX_ON}${CROSS}xXvV])\\s*)?[)）\\]】〕]`, 'u')

/** A cell's text cut into boxes, ticks, options, and the rest; nothing is lost. */
export function tokensOf(text: string, options: readonly string[]): Token[] {
  const patterns = options
    .map((option) => ({ option, pattern: tolerant(option) }))
    .sort((a, b) => b.option.length - a.option.length)
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    const token = markAt(text, at) ?? typedBox(text, at, patterns) ?? optionAt(text, at, patterns, tokens)
    if (token) {
      tokens.push(token)
      at = token.end
      continue
    }
    // One character at a time: a bracket may begin a box.
    const length = text.codePointAt(at)! > 0xffff ? 2 : 1
    const kind = SEPARATOR.test(text[at]!) ? 'separator' : 'text'
    const last = tokens.at(-1)
    if (last?.kind === kind) last.end = at + length
    else tokens.push({ kind, start: at, end: at + length })
    at += length
  }
  return tokens
}

function markAt(text: string, at: number): Token | undefined {
  if (at >= text.length) return undefined
  const bracketed = BRACKETED.exec(text.slice(at, at + 12))
  if (bracketed) {
    const inside = bracketed[1] ?? ''
    const state = inside === '' ? 'off' : `${TICK}${BOX_ON}`.includes(inside) ? 'on' : 'odd'
    return { kind: 'mark', state, box: true, sign: inside, start: at, end: at + bracketed[0].length }
  }
  const sign = String.fromCodePoint(text.codePointAt(at)!)
  const place = { kind: 'mark', sign, start: at, end: at + sign.length } as const
  if (BOX_OFF.includes(sign)) return { ...place, state: 'off', box: true }
  if (BOX_ON.includes(sign)) return { ...place, state: 'on', box: true }
  if (TICK.includes(sign)) return { ...place, state: 'on', box: false }
  if (!CROSS.includes(sign)) return undefined
  // 3×5 is a size, and words on both sides make it a part of a word.
  const inWord =
    /[\w.]\s?$|\p{L}$/u.test(text.slice(at - 2, at)) && /^(?:\s?[\w.]|\p{L})/u.test(text.slice(at + 1))
  return inWord ? undefined : { ...place, state: 'odd', box: false }
}

type Patterns = readonly { option: string; pattern: RegExp }[]

/** 口 typed for □, and a lone letter where a tick should be: only directly before an option. */
function typedBox(text: string, at: number, patterns: Patterns): Token | undefined {
  const sign = text[at]!
  if (!/[口囗VvXxRr]/.test(sign) || /[\p{L}\d]/u.test(text[at - 1] ?? '')) return undefined
  const rest = text.slice(at + 1).trimStart()
  if (!patterns.some(({ pattern }) => pattern.test(rest))) return undefined
  return {
    kind: 'mark',
    state: sign === '口' || sign === '囗' ? 'off' : 'odd',
    box: true,
    sign,
    start: at,
    end: at + 1,
  }
}

function optionAt(text: string, at: number, patterns: Patterns, tokens: readonly Token[]): Token | undefined {
  const ahead = text.slice(at, at + 60)
  const found = patterns.find(({ pattern }) => pattern.test(ahead))
  if (!found) return undefined
  const end = at + found.pattern.exec(ahead)![0].length
  const lineStart = endsAtLineStart(text.slice(0, at))
  const before = tokens.findLast((token) => token.kind !== 'separator')
  const afterMark = before?.kind === 'mark'
  const afterOption = before?.kind === 'option'
  // 其他：省级工业设计中心: what stands behind 其他 is its own words, whatever they begin with.
  const last = tokens.findLast((token) => token.kind === 'option')
  if (last?.option.startsWith(OTHER) && !afterMark) return undefined
  // Where boxes stand behind: 有☑ 1200 平方米；无□
  const apart = tokens.at(-1)?.kind === 'separator' && markAt(text, end + spacesAt(text, end)) !== undefined
  if (!(lineStart || afterMark || afterOption || before === undefined || apart)) return undefined
  // 有 in 有机化学研究所 is no answer.
  const short = [...found.option].length === 1
  if (short && !afterMark && /^[\p{L}\d]/u.test(text.slice(end))) return undefined
  return { kind: 'option', option: found.option, start: at, end }
}

function spacesAt(text: string, at: number): number {
  return /^[^\S\n]*/.exec(text.slice(at))![0].length
}

const BLANKS = '[ \\t\\u00a0\\u3000]*'

/** The option as people retype it: other quotes, brackets, dashes, blanks in between; 其它 for 其他. */
function tolerant(option: string): RegExp {
  if (option.startsWith(OTHER)) return new RegExp(`^其${BLANKS}[他它](?:${option.slice(OTHER.length)})?`, 'u')
  const parts = [...option].map((character, index) => {
    const blanks = index === 0 ? '' : BLANKS
    // Blanks belong to a sign: beside one that may be missing, two kinds of blanks would be tried in every mixture.
    if (/[“”]/.test(character)) return `(?:${blanks}[“”"„‟＂‘’'])?`
    if (character === '、') return `(?:${blanks}[、,，])?`
    return blanks + likeOf(character)
  })
  return new RegExp(`^${parts.join('')}`, 'u')
}

function likeOf(character: string): string {
  if (character === '（') return '[（(]'
  if (character === '）') return '[）)]'
  if (character === '～') return '[～~〜∼\\-－—–至]'
  if (character === '%') return '[%％]'
  if (/\d/.test(character)) return `[${character}${String.fromCharCode(character.charCodeAt(0) + 0xfee0)}]`
  return character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}

const ANY_BOX = `[${BOX_OFF}${BOX_ON}${TICK}${CROSS}]`
/** A box, ticked or not, as one or two signs, in brackets, or as a letter; at the end of a text. */
const MARK_AT_END = new RegExp(
  `(?:[(（[【]\\s{0,3}[^\\p{L}\\p{N}\\s]?\\s{0,3}[)）\\]】]|${ANY_BOX}{1,2}|[^\\s\\p{L}\\p{N}_＿]|[口VvXxRr])$`,
  'u',
)

/**
 * Where this short answer with its box begins at the very end of a text; undefined if it does not end
 * so. What stands before it is somebody's own words, which are not searched.
 */
export function lastAnswer(text: string, option: string): number | undefined {
  const whole = text.trimEnd()
  const behind = MARK_AT_END.exec(whole.slice(-8))?.[0] ?? ''
  for (const body of [whole, whole.slice(0, whole.length - behind.length).trimEnd()]) {
    if (!body.endsWith(option)) continue
    const head = body.slice(0, -option.length)
    const trimmed = head.trimEnd()
    const mark = MARK_AT_END.exec(trimmed.slice(-8))?.[0]
    if (mark === undefined) {
      if (head === '' || trimmed.length < head.length) return trimmed.length
      continue
    }
    const before = trimmed.slice(0, -mark.length)
    const sure = new RegExp(ANY_BOX, 'u').test(mark) || /^[(（[【]/.test(mark)
    if (sure || before === '' || /\s$/.test(before)) return before.trimEnd().length
    if (trimmed.length < head.length) return trimmed.length
  }
  return undefined
}

/** True for words that a box has slipped into: they were not cut where they end. */
export function holdsMark(text: string): boolean {
  return new RegExp(`[${BOX_OFF}${BOX_ON}${TICK}]|(?:^|\\s)口|[(（[【]$`, 'u').test(text)
}
