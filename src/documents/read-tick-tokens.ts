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
const SEPARATOR = /^[\s、，,;；：:。.()（）[\]【】/／|·•\-—_＿~～]+/u
const BRACKETED = new RegExp(`^[(（[【〔]\\s*([${TICK}${BOX_ON}${CROSS}xXvV]?)\\s*[)）\\]】〕]`, 'u')

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
    const separator = SEPARATOR.exec(text.slice(at))?.[0]
    const length = separator?.length ?? (text.codePointAt(at)! > 0xffff ? 2 : 1)
    const last = tokens.at(-1)
    if (!separator && last?.kind === 'text') last.end = at + length
    else tokens.push({ kind: separator ? 'separator' : 'text', start: at, end: at + length })
    at += length
  }
  return tokens
}

function markAt(text: string, at: number): Token | undefined {
  const bracketed = BRACKETED.exec(text.slice(at, at + 12))
  if (bracketed) {
    const inside = bracketed[1]!
    const state = inside === '' ? 'off' : `${TICK}${BOX_ON}`.includes(inside) ? 'on' : 'odd'
    return { kind: 'mark', state, box: true, sign: inside, start: at, end: at + bracketed[0].length }
  }
  const sign = String.fromCodePoint(text.codePointAt(at)!)
  const place = { kind: 'mark', sign, start: at, end: at + sign.length } as const
  if (BOX_OFF.includes(sign)) return { ...place, state: 'off', box: true }
  if (BOX_ON.includes(sign)) return { ...place, state: 'on', box: true }
  if (TICK.includes(sign)) return { ...place, state: 'on', box: false }
  // 3×5 is a size.
  const inNumber = /[\w.]\s*$/.test(text.slice(0, at)) && /^\s*[\w.]/.test(text.slice(at + 1))
  if (CROSS.includes(sign) && !inNumber) return { ...place, state: 'odd', box: false }
  return undefined
}

type Patterns = readonly { option: string; pattern: RegExp }[]

/** 口 typed for □, and a lone letter where a tick should be: only directly before an option. */
function typedBox(text: string, at: number, patterns: Patterns): Token | undefined {
  const sign = text[at]!
  if (!/[口VvXxRr]/.test(sign) || /[\p{L}\d]/u.test(text[at - 1] ?? '')) return undefined
  const rest = text.slice(at + 1).trimStart()
  if (!patterns.some(({ pattern }) => pattern.test(rest))) return undefined
  return { kind: 'mark', state: sign === '口' ? 'off' : 'odd', box: true, sign, start: at, end: at + 1 }
}

function optionAt(text: string, at: number, patterns: Patterns, tokens: readonly Token[]): Token | undefined {
  const found = patterns.find(({ pattern }) => pattern.test(text.slice(at, at + 60)))
  if (!found) return undefined
  const end = at + found.pattern.exec(text.slice(at, at + 60))![0].length
  const lineStart = /(?:^|\n)\s*$/.test(text.slice(0, at))
  const before = tokens.findLast((token) => token.kind !== 'separator')
  const afterMark = before?.kind === 'mark'
  const afterOption = before?.kind === 'option'
  if (!(lineStart || afterMark || afterOption || before === undefined)) return undefined
  // 有 in 有机化学研究所 is no answer.
  const short = [...found.option].length === 1
  if (short && !afterMark && /^[\p{L}\d]/u.test(text.slice(end))) return undefined
  return { kind: 'option', option: found.option, start: at, end }
}

/** The option as people retype it: other quotes, brackets, dashes, blanks in between. */
function tolerant(option: string): RegExp {
  const parts = [...option].map((character) => {
    if (/[“”]/.test(character)) return '[“”"„‟＂‘’\']?'
    if (character === '（') return '[（(]'
    if (character === '）') return '[）)]'
    if (character === '～') return '[～~〜∼\\-－—–至]'
    if (character === '%') return '[%％]'
    if (character === '、') return '[、,，]?'
    if (/\d/.test(character)) return `[${character}${String.fromCharCode(character.charCodeAt(0) + 0xfee0)}]`
    return character.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('[ \\t\\u00a0\\u3000]*')}`, 'u')
}
