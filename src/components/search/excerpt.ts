import { tokensOf } from './tokens.ts'

/** A piece of a text, and whether it is what was looked for. Joined, the pieces are the text. */
export interface Piece {
  text: string
  hit: boolean
}

/** A text with the phrases in it picked out; where one is not written together, each of its words that is. */
export function highlighted(text: string, phrases: readonly string[]): Piece[] {
  const patterns = phrases.map(patternOf).filter(Boolean)
  if (patterns.length === 0) return text ? [{ text, hit: false }] : []
  // Split by one group, so that what was looked for stands at every odd place.
  return text
    .split(new RegExp(`(${patterns.join('|')})`, 'giu'))
    .map((piece, at) => ({ text: piece, hit: at % 2 === 1 }))
    .filter((piece) => piece.text)
}

/** Spaces between Chinese and Latin are a matter of typing, so they make no difference. */
const patternOf = (phrase: string) =>
  tokensOf(phrase)
    .map((token) => token.replace(/[.]/g, String.raw`\.`))
    .join(String.raw`\s*`)

const BEFORE = 24

/** The part of a long text around the first hit, begun where a clause begins if one does nearby; [] without a hit. */
export function excerptOf(text: string, phrases: readonly string[], length = 96): Piece[] {
  const pieces = highlighted(text, phrases)
  const first = pieces.findIndex(({ hit }) => hit)
  if (first < 0) return []
  const before = first > 0 ? [...pieces[0]!.text] : []
  const tail = before.slice(-BEFORE)
  const clause = tail.findLastIndex((character) => /[，。；：、！？\n]/.test(character))
  const lead = before.length <= BEFORE ? before : tail.slice(clause + 1)
  const shown: Piece[] = [{ text: (lead.length < before.length ? '……' : '') + lead.join(''), hit: false }]
  let left = length - lead.length
  const rest = pieces.slice(first)
  for (const [at, { text: whole, hit }] of rest.entries()) {
    const characters = [...whole]
    // A hit is never cut; the text is, where there is room no more.
    const part = hit ? characters : characters.slice(0, Math.max(left, 0))
    shown.push({ text: part.join(''), hit })
    left -= part.length
    if (part.length === characters.length && (left > 0 || at === rest.length - 1)) continue
    shown.push({ text: '……', hit: false })
    break
  }
  return shown.filter((piece) => piece.text)
}
