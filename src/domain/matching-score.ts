import { fold } from './relevance-fold.ts'
import { isHan, termsIn } from './relevance-terms.ts'

/**
 * How near texts are to what is asked, of which each line stands for itself: a pure function over texts, so that it can be scored on
 * other data. Integers only: the order is the same in every engine.
 *
 * A term is worth the more the fewer *other* texts have it, and a line is divided by what it has beside the question and a constant:
 * so who adds a term of the question never gets lower, neither in score nor in place. (A cosine would not keep that.)
 */

/** A text that may answer, by lines. */
export interface Answer {
  id: string
  lines: readonly string[]
}

export interface Scored {
  id: string
  /** Comparable within one ranking; above 0. */
  score: number
  /** What the line that shares most shares: less than `telling` says nothing. */
  most: number
}

/** The answers to one question. */
export interface Ranking {
  /** The nearest first, then by id; without those that share nothing. */
  ranked: Scored[]
  /** The terms that an answer shares with the question, each with what it is worth. */
  sharedWith: (id: string) => ReadonlyMap<string, number>
}

/** So many lines of a text count: its best ones. */
const BEST_LINES = 3
/** Rare terms by which every line is longer than it is: a line of three words is no perfect answer. */
const SHORTEST_LINE = 40
const SCALE = 1 << 16

/** Terms as numbers, each once. */
type Terms = readonly number[]

/** Texts are compared term by term, each with each: so terms are numbers, and what each is worth is known before. */
export class Matcher {
  readonly #numbers = new Map<string, number>()
  readonly #names: string[] = []
  readonly #answers: readonly { id: string; lines: Terms[]; all: Terms }[]
  /** Of a term that an answer has: by the texts beside it, so that its own words change nothing for itself. */
  readonly #worth: number[]
  readonly #rarest: number

  /** `questions`: all that are asked, so that what everybody asks is worth little. */
  constructor(questions: readonly string[], answers: readonly Answer[]) {
    const asked = questions.map((text) => this.#termsOf(text))
    this.#answers = answers.map(({ id, lines }) => {
      const terms = lines.map((line) => this.#termsOf(line)).filter(({ length }) => length > 0)
      return { id, lines: terms, all: [...new Set(terms.flat())] }
    })
    const having = this.#names.map(() => 0)
    for (const terms of [...asked, ...this.#answers.map(({ all }) => all)]) {
      for (const term of terms) having[term]!++
    }
    const texts = asked.length + answers.length
    this.#worth = having.map((many) => log2(Math.floor((texts - 1) / Math.max(many - 1, 1))))
    this.#rarest = log2(texts)
  }

  /** What two sentences share at least so that they say something: three of the rarest terms, or more of others. */
  get telling(): number {
    return 3 * this.#rarest
  }

  rank(question: string): Ranking {
    const weights = this.#weightsOf(question)
    const ranked = this.#answers
      .map(({ id, lines }): Scored => {
        const scored = lines.map((line) => this.#scoreOf(line, weights)).sort((a, b) => b.score - a.score)
        const score = scored.slice(0, BEST_LINES).reduce((sum, one) => sum + one.score, 0)
        return { id, score, most: scored.reduce((most, { common }) => Math.max(most, common), 0) }
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
    return { ranked, sharedWith: (id) => this.#shared(weights, id) }
  }

  #shared(weights: Uint8Array, id: string): ReadonlyMap<string, number> {
    const { all = [] } = this.#answers.find((answer) => answer.id === id) ?? {}
    const worth = all.map((term) => [this.#names[term]!, weights[term]! * this.#worth[term]!] as const)
    return new Map(worth.filter(([, value]) => value > 0))
  }

  #scoreOf(line: Terms, weights: Uint8Array): { score: number; common: number } {
    let [common, rest] = [0, SHORTEST_LINE * this.#rarest]
    for (const term of line) {
      const weight = weights[term]!
      if (weight > 0) common += weight * this.#worth[term]!
      else rest += this.#worth[term]!
    }
    return { score: Math.floor((SCALE * common) / (common + rest)), common }
  }

  #termsOf(text: string): Terms {
    return [...new Set(matchTerms(text))].map((term) => {
      const known = this.#numbers.get(term)
      if (known !== undefined) return known
      const number = this.#names.push(term) - 1
      this.#numbers.set(term, number)
      return number
    })
  }

  /** What each term counts by the question: 1 once, 2 twice or three times, 3 up to seven times. */
  #weightsOf(question: string): Uint8Array {
    const counts = new Uint32Array(this.#names.length)
    for (const term of matchTerms(question)) {
      const number = this.#numbers.get(term)
      if (number !== undefined) counts[number]!++
    }
    return Uint8Array.from(counts, (count) => (count === 0 ? 0 : log2(count) + 1))
  }
}

/** Of a whole number, rounded down; 0 for what is none. */
const log2 = (whole: number): number => Math.max(31 - Math.clz32(whole), 0)

/** Pairs of Chinese characters, Latin words and designations; no bare numbers, nothing of one sign, and no particles. */
export function matchTerms(text: string): string[] {
  return termsIn(fold(text)).filter(
    (term) => term.length > 1 && !(isHan(term) ? PARTICLE : NUMBER).test(term),
  )
}

const NUMBER = /^[\d.,]+$/
/** Characters that join words and are part of none that a science has. */
const PARTICLE = /[的了是也就我们这那么吗]/
