/**
 * How texts and queries fall into words: every Chinese character by itself, numbers and letters as runs.
 * A phrase then is found as it is written, wherever it begins, and in every browser alike: Pagefind's own
 * division by dictionary differs between the index and the browsers, and some have none.
 */

const LETTERS = String.raw`(?:(?!\p{Script=Han})[\p{L}\p{M}])+`
const NUMBER = String.raw`\p{Nd}+(?:[.,]\p{Nd}+)*`
const TOKEN = new RegExp(String.raw`\p{Script=Han}|${NUMBER}|${LETTERS}`, 'gu')
const RUN = new RegExp(String.raw`(?:\p{Script=Han}|${NUMBER}|${LETTERS})+`, 'gu')
const TOKEN_AHEAD = /^[\p{L}\p{M}\p{Nd}]/u

/** Divides where the indexer sees it and a reader does not; Pagefind takes it out again of what it gives back. */
const APART = '\u200b'

/** A text for the index. Between its tokens nothing changes. */
export function apart(text: string): string {
  return text
    .replaceAll(APART, '')
    .replace(TOKEN, (token, at: number, whole: string) =>
      TOKEN_AHEAD.test(whole.slice(at + token.length, at + token.length + 2)) ? token + APART : token,
    )
}

/** What stands together in a query, each a phrase that a text must contain; marks and spaces part them. */
export function phrasesOf(query: string): string[] {
  return [...new Set(query.normalize('NFKC').match(RUN) ?? [])]
}

/** A phrase as Pagefind looks it up: its tokens, in quotes one after the other. */
export function termOf(phrase: string): string {
  return `"${tokensOf(phrase).join(' ')}"`
}

export function tokensOf(phrase: string): string[] {
  return phrase.match(TOKEN) ?? []
}

/** The same query in its single words, for when nothing has them side by side; as many as the browser knows. */
export function wordsOf(query: string): string[] {
  if (typeof Intl.Segmenter === 'undefined') return phrasesOf(query)
  const segments = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(query.normalize('NFKC'))]
  return [...new Set(segments.flatMap(({ segment, isWordLike }) => (isWordLike ? phrasesOf(segment) : [])))]
}
