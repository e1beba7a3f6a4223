/**
 * What a text is compared by, once it is folded: every two Chinese characters side by side (Chinese has no spaces
 * between words, and dictionaries differ between browsers), and Latin words, numbers and designations as a whole.
 */

/** A run of Chinese characters, or a word of letters and digits: `t700`, `alsi10mg`, `0.31`. */
const RUN = /\p{Script=Han}+|(?:[a-z\d]|(?!\p{Script=Han})[\p{L}\p{M}\p{Nd}])+(?:[.,]\p{Nd}+)*/gu
const HAN = /^\p{Script=Han}/u

export const isHan = (run: string): boolean => HAN.test(run)

/** Runs of Chinese characters and other words, one after the other; marks and spaces part them. */
export const runsIn = (folded: string): string[] => folded.match(RUN) ?? []

/** All terms of a folded text, with repetitions; of Chinese characters one alone only where there is no second. */
export function termsIn(folded: string): string[] {
  const terms: string[] = []
  for (const run of runsIn(folded)) {
    if (run.length < 2 || !isHan(run)) terms.push(run)
    else for (let at = 0; at + 1 < run.length; at++) terms.push(run.slice(at, at + 2))
  }
  return terms
}

const LETTER = /[\p{L}\p{M}\p{Nd}]/u

/** Whether a letter or digit that is no Chinese stands here: `rtk` stands in `北斗rtk定位`, not in `artkit`. */
const continues = (folded: string, at: number): boolean => {
  const sign = folded[at]
  return sign !== undefined && LETTER.test(sign) && !isHan(sign)
}

/** Where a folded phrase stands next, from `from` on, as whole words; −1 for nowhere. */
export function placeOf(folded: string, phrase: string, from = 0): number {
  const [first, last] = [phrase[0]!, phrase.at(-1)!]
  for (let at = folded.indexOf(phrase, from); at >= 0; at = folded.indexOf(phrase, at + 1)) {
    const isCut =
      (!isHan(first) && continues(folded, at - 1)) || (!isHan(last) && continues(folded, at + phrase.length))
    if (!isCut) return at
  }
  return -1
}

/** Whether a word that is no Chinese begins here. */
export const beginsAt = (folded: string, at: number): boolean => !continues(folded, at - 1)

export const contains = (folded: string, phrase: string): boolean => placeOf(folded, phrase) >= 0
