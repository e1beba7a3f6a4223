import { folded } from './folded.ts'

/**
 * How texts and queries fall into words: every Chinese character by itself, numbers and letters as runs.
 * A phrase then is found as it is written, wherever it begins, and in every browser alike: a division by
 * dictionary would differ between the index and the browsers, and some have none.
 */

const LETTERS = String.raw`(?:(?!\p{Script=Han})[\p{L}\p{M}])+`
const NUMBER = String.raw`\p{Nd}+(?:[.,]\p{Nd}+)*`
const WORD = String.raw`\p{Script=Han}|${NUMBER}|${LETTERS}`
const RUN = new RegExp(`(?:${WORD})+`, 'gu')
const TOKEN_OR_MARK = new RegExp(String.raw`${WORD}|\S`, 'gu')
const IS_TOKEN = new RegExp(`^(?:${WORD})`, 'u')

/** What no word has: letters of a longer run say nothing more, and an index must not grow by them. */
const LONGEST = 40

/** A token in the form in which it is compared. */
function keyOf(token: string): string {
  const small = token.toLowerCase()
  return small.length > LONGEST ? [...small].slice(0, LONGEST).join('') : small
}

/** Between two words that no phrase runs across. */
export const BREAK = ''

const wordOf = (piece: string): string => (IS_TOKEN.test(piece) ? keyOf(piece) : BREAK)

/** The words of a text as they are compared, with a `BREAK` for each mark; spaces are a matter of typing. */
export function wordsIn(text: string): string[] {
  return (folded(text).text.match(TOKEN_OR_MARK) ?? []).map(wordOf)
}

/** A word, and the part of the text in which it stands: of `㎡` both `m` and `2` are the whole sign. */
export interface Placed {
  word: string
  from: number
  to: number
}

/** The same words, each with its place, for a text that is shown. */
export function wordsAt(text: string): Placed[] {
  const { text: plain, origins } = folded(text)
  return [...plain.matchAll(TOKEN_OR_MARK)].map(({ 0: piece, index }) => {
    let after = index + piece.length
    while (origins[after] === origins[after - 1]) after++
    return { word: wordOf(piece), from: origins[index]!, to: origins[after]! }
  })
}

/** What stands together in a query, each a phrase that a text must contain; marks and spaces part them. */
export function phrasesOf(query: string): string[] {
  return [...new Set(folded(query).text.match(RUN) ?? [])]
}

/** The same query in its single words, for when nothing has them side by side; as many as the browser knows. */
export function wordsOf(query: string): string[] {
  if (typeof Intl.Segmenter === 'undefined') return phrasesOf(query)
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(folded(query).text)]
  return [...new Set(segments.flatMap(({ segment, isWordLike }) => (isWordLike ? phrasesOf(segment) : [])))]
}
