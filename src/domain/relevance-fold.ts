/** A text in the signs in which it is compared. */
export interface Folded {
  text: string
  /** For each letter of it the part of the text as it was written that is its sign: of `㎡` both letters are all of it. */
  from: number[]
  to: number[]
}

/** What becomes one sign with what stands before it: combining marks, and the parts of Japanese and Korean letters. */
const JOINING = String.raw`\p{M}\u1160-\u11FF\uFF9E\uFF9F`

/** Most of a text is as it shall be, and is taken in runs; the rest sign by sign. */
const PART = new RegExp(
  String.raw`[\p{ASCII}一-鿿、。“”]+(?![${JOINING}])|[^${JOINING}][${JOINING}]*|[${JOINING}]+`,
  'gu',
)

const JOINS = new RegExp(`[${JOINING}]`, 'u')
/** The signs that are not as they shall be, where nothing joins what stands before it. */
const FOREIGN = /[^\p{ASCII}一-鿿、。“”]/gu

const SPACES = /[^\S\n]+/g
const HAN = /[一-鿿]/

/** A space beside a Chinese character is a matter of typing: “AMG 预条件” is “AMG预条件”. */
const isIdle = (text: string, spaces: string, at: number): boolean =>
  HAN.test(text[at - 1] ?? '') || HAN.test(text[at + spaces.length] ?? '')

/** NFKC in small letters, without the spaces that say nothing: what texts and questions are compared in. */
export function fold(written: string): string {
  let text = ''
  if (JOINS.test(written)) for (const [part] of written.matchAll(PART)) text += asTyped(part)
  else text = small(written.replace(FOREIGN, asTyped))
  return text.replace(SPACES, (spaces, at) => (isIdle(text, spaces, at) ? '' : spaces))
}

/** The same, for a text that is shown: each sign's place in it stays known. */
export function foldWithPlaces(written: string): Folded {
  let text = ''
  const from: number[] = []
  const to: number[] = []
  for (const { 0: part, index } of written.matchAll(PART)) {
    const typed = asTyped(part)
    const isPlain = typed.length === part.length
    for (let at = 0; at < typed.length; at++) {
      from.push(isPlain ? index + at : index)
      to.push(isPlain ? index + at + 1 : index + part.length)
    }
    text += typed
  }
  const idle = new Set<number>()
  for (const { 0: spaces, index } of text.matchAll(SPACES)) {
    if (isIdle(text, spaces, index)) for (let at = 0; at < spaces.length; at++) idle.add(index + at)
  }
  const isKept = (_: unknown, at: number) => !idle.has(at)
  return { text: text.split('').filter(isKept).join(''), from: from.filter(isKept), to: to.filter(isKept) }
}

/** ① and its like, which count what follows. */
const COUNTING = /^[①-⓿]/u

/**
 * NFKC in small letters. But whoever writes `5，10` or `⒈5` means two numbers, and only a dot typed as such, if in
 * full width, may stand within one.
 */
function asTyped(part: string): string {
  const typed = part.normalize('NFKC')
  if (typed === part || part === '．') return small(typed)
  const parted = small(typed).replace(/[.,]/g, '、')
  return COUNTING.test(part) ? `、${parted}、` : parted
}

/** Letter by letter where a small one takes more room. */
function small(text: string): string {
  const lower = text.toLowerCase()
  if (lower.length === text.length) return lower
  return [...text].map((one) => (one.toLowerCase().length === one.length ? one.toLowerCase() : one)).join('')
}
