import { beginsAt, isHan, placeOf } from './relevance-terms.ts'

interface TextWithWeight {
  /** Folded. */
  text: string
  weight: number
}

/** Letters from which on the beginning of a word counts too, half: `voc` finds `vocs`. */
const SHORTEST_BEGINNING = 3
const BEGINNING_WEIGHT = 0.5

/**
 * Counts given terms in texts, all of them in one pass: so a paragraph of 3,000 characters costs hardly more than a
 * word.
 */
export class TermCounter {
  readonly #size: number
  /** Pairs of characters, as one number; each with its term's place. */
  readonly #pairs = new Map<number, number>()
  readonly #first = new Uint8Array(0x10000)
  readonly #second = new Uint8Array(0x10000)
  readonly #words: { word: string; at: number }[] = []

  constructor(terms: readonly string[]) {
    this.#size = terms.length
    for (const [at, term] of terms.entries()) {
      if (term.length === 2 && isHan(term)) {
        this.#first[term.charCodeAt(0)] = this.#second[term.charCodeAt(1)] = 1
        this.#pairs.set(pair(term.charCodeAt(0), term.charCodeAt(1)), at)
      } else this.#words.push({ word: term, at })
    }
  }

  /** How often each term occurs, weighted by field; only those that do. */
  count(fields: readonly TextWithWeight[]): { term: number; count: number }[] {
    const counts = new Float64Array(this.#size)
    for (const { text, weight } of fields) {
      this.#countPairs(text, weight, counts)
      for (const { word, at } of this.#words) counts[at]! += weight * occurrences(text, word)
    }
    const found: { term: number; count: number }[] = []
    for (const [term, count] of counts.entries()) if (count > 0) found.push({ term, count })
    return found
  }

  #countPairs(text: string, weight: number, counts: Float64Array): void {
    let before = 0
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (this.#second[unit] === 1 && this.#first[before] === 1) {
        const term = this.#pairs.get(pair(before, unit))
        if (term !== undefined) counts[term]! += weight
      }
      before = unit
    }
  }
}

const pair = (first: number, second: number) => first * 0x10000 + second

function occurrences(text: string, word: string): number {
  let count = 0
  for (let at = placeOf(text, word); at >= 0; at = placeOf(text, word, at + word.length)) count++
  if (count > 0 || isHan(word) || word.length < SHORTEST_BEGINNING) return count
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (beginsAt(text, at)) count += BEGINNING_WEIGHT
  }
  return count
}
