import type { Word } from '../domain/relevance-question.ts'
import { contains, runsIn } from '../domain/relevance-terms.ts'

type Test = (text: string) => boolean

/**
 * The words that are not there, for a sentence that says so. A longer run of Chinese characters is split into its
 * words for this sentence alone, as far as the browser can. `isThere`: whether some text passes.
 */
export function missingWords(words: readonly Word[], isThere: (test: Test) => boolean): string[] {
  return words.flatMap(({ text, variants }) => {
    const has = (runs: readonly string[]) => isThere((one) => runs.every((run) => contains(one, run)))
    if (variants.some(has)) return []
    const parts = partsOf(text)
    const lacking = parts.filter((part) => !has([part]))
    return lacking.length === parts.length ? [text] : lacking
  })
}

/** Its words of two characters and more. */
function partsOf(text: string): string[] {
  const runs = runsIn(text)
  if (typeof Intl.Segmenter === 'undefined') return runs
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  return runs
    .flatMap((run) => [...segmenter.segment(run)].map(({ segment }) => segment))
    .filter((part) => part.length > 1)
}

/** What is left of a word without those that are missing: nothing, its other words, or all of it. */
export function wordWithout(word: string, missing: readonly string[]): string[] {
  if (missing.includes(word)) return []
  const parts = partsOf(word)
  return parts.some((part) => missing.includes(part))
    ? parts.filter((part) => !missing.includes(part))
    : [word]
}
