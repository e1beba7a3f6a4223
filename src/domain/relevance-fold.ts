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

/** A space beside a Chinese character is a matter of typing: “AMG 预条件” is “AMG预条件”. */
const IDLE_SPACE = /([一-鿿])[^\S\n]+|[^\S\n]+(?=[一-鿿])/g

/** NFKC in small letters, without the spaces that say nothing: what texts and questions are compared in. */
export function fold(written: string): string {
  let text = ''
  for (const [part] of written.matchAll(PART)) text += asTyped(part)
  return text.replace(IDLE_SPACE, '$1')
}

/** The same, for a text that is shown: each sign's place in it stays known. */
export function foldWithOrigins(written: string): Folded {
  let text = ''
  const origins: number[] = []
  for (const { 0: part, index } of written.matchAll(PART)) {
    const typed = asTyped(part)
    for (let at = 0; at < typed.length; at++) {
      origins.push(typed.length === part.length ? index + at : index)
    }
    text += typed
  }
  const kept: number[] = []
  let after = 0
  const folded = text.replace(IDLE_SPACE, (found, character: string | undefined, at: number) => {
    for (; after < at; after++) kept.push(origins[after]!)
    if (character !== undefined) kept.push(origins[at]!)
    after = at + found.length
    return character ?? ''
  })
  for (; after < text.length; after++) kept.push(origins[after]!)
  kept.push(written.length)
  return { text: folded, origins: kept }
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

const small = (text: string): string => {
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}
