/**
 * The identities (`AGE-SECRET-KEY-1…`, `AGE-SECRET-KEY-PQ-1…`) that stand in the text of a key file, or
 * undefined if anything else stands there. Comments are skipped. A key may have been pasted: full-width,
 * broken over lines, with blanks in it, without its line ends. Each has a checksum, so nothing that
 * is put right here can become another key.
 */
export function identitiesIn(text: string): string[] | undefined {
  const halfWidth = text.normalize('NFKC').replace(/[\u2010-\u2015\u2212]/g, '-')
  const pasted = withoutComments(halfWidth).replace(INVISIBLE, '').toUpperCase()
  if (pasted === '') return undefined
  const identities = pasted.split(/(?=AGE-SECRET-KEY-)/)
  if (!identities.every((identity) => /^AGE-SECRET-KEY-(?:PQ-)?1[0-9A-Z]+$/.test(identity))) return undefined
  return [...new Set(identities)]
}

/** White space, marks that chats put beside copied text, the byte order mark. */
const INVISIBLE = /[\s\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

function withoutComments(text: string): string {
  const lines = text.trim().split(/\r\n|\r|\n/)
  // A field for one line drops the line ends, and the comments at the top swallow the key.
  if (lines.length === 1) return text.slice(Math.max(0, text.indexOf('AGE-SECRET-KEY-')))
  return lines.filter((line) => !line.replace(INVISIBLE, '').startsWith('#')).join('\n')
}
