import { wordsAt, wordsIn } from './tokens.ts'

/** A piece of a text, and whether it is what was looked for. Joined, the pieces are the text. */
export interface Piece {
  text: string
  hit: boolean
}

/** A text with the phrases in it picked out, wherever the index has them. */
export function highlighted(text: string, phrases: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const { from, to } of hitsIn(text, phrases.map(wordsIn))) {
    pieces.push({ text: text.slice(end, from), hit: false }, { text: text.slice(from, to), hit: true })
    end = to
  }
  pieces.push({ text: text.slice(end), hit: false })
  return pieces.filter((piece) => piece.text)
}

interface Range {
  from: number
  to: number
}

/** Where phrases stand, rising; those that overlap are one. */
function hitsIn(text: string, phrases: readonly string[][]): Range[] {
  const words = wordsAt(text)
  const hits: Range[] = []
  for (const [at, { from }] of words.entries()) {
    const here = phrases.filter((phrase) => phrase.every((word, offset) => words[at + offset]?.word === word))
    const longest = Math.max(...here.map(({ length }) => length))
    if (!(longest > 0)) continue
    const { to } = words[at + longest - 1]!
    const last = hits.at(-1)
    if (last && from < last.to) last.to = Math.max(last.to, to)
    else hits.push({ from, to })
  }
  return hits
}

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
    // A hit is cut only where it alone is longer than all; the text is, where there is room no more.
    const part = characters.slice(0, hit ? length : Math.max(left, 0))
    shown.push({ text: part.join(''), hit })
    left -= part.length
    if (part.length === characters.length && (left > 0 || at === rest.length - 1)) continue
    shown.push({ text: '……', hit: false })
    break
  }
  return shown.filter((piece) => piece.text)
}
