/** A text in the signs in which it is compared. */
export interface Folded {
  text: string
  /** For each letter of it, and for its end, where in the text as it was written its sign begins. */
  origins: number[]
}

/** What becomes one sign with what stands before it: combining marks, and the parts of Japanese and Korean letters. */
const JOINING = String.raw`\p{M}\u1160-\u11FF\uFF9E\uFF9F`

/** Most of a text is as it shall be, and is taken in runs; the rest sign by sign. */
const PART = new RegExp(
  String.raw`[\p{ASCII}一-鿿、。“”]+(?![${JOINING}])|[^${JOINING}][${JOINING}]*|[${JOINING}]+`,
  'gu',
)

/** Full-width letters, `㎡`, `₂` and their like as they are typed, each by itself, so that its place stays known. */
export function folded(written: string): Folded {
  let text = ''
  const origins: number[] = []
  for (const { 0: part, index } of written.matchAll(PART)) {
    const typed = asTyped(part)
    for (let at = 0; at < typed.length; at++) origins.push(typed === part ? index + at : index)
    text += typed
  }
  origins.push(written.length)
  return { text, origins }
}

/** ① and its like, which count what follows. */
const COUNTING = /^[①-⓿]/u

/**
 * NFKC. But whoever writes `5，10` or `⒈5` means two numbers, and only a dot typed as such, if in full width, may
 * stand within one.
 */
function asTyped(part: string): string {
  const typed = part.normalize('NFKC')
  if (typed === part || part === '．') return typed
  const parted = typed.replace(/[.,]/g, '、')
  return COUNTING.test(part) ? `、${parted}、` : parted
}
