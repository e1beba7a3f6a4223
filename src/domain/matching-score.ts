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
  /** The shared terms, each with what it is worth. */
  shared: ReadonlyMap<string, number>
}

/** So many lines of a text count: its best ones. */
const BEST_LINES = 3
/** Rare terms by which every line is longer than it is: a line of three words is no perfect answer. */
const SHORTEST_LINE = 40
const SCALE = 1 << 16

interface Prepared {
  id: string
  lines: ReadonlySet<string>[]
  all: ReadonlySet<string>
}

export class Matcher {
  readonly #answers: readonly Prepared[]
  /** How many texts have each term. */
  readonly #having = new Map<string, number>()
  readonly #texts: number

  /** `questions`: all that are asked, so that what everybody asks is worth little. */
  constructor(questions: readonly string[], answers: readonly Answer[]) {
    this.#answers = answers.map(prepared)
    const asked = questions.map((text) => new Set(matchTerms(text)))
    for (const terms of [...asked, ...this.#answers.map(({ all }) => all)]) {
      for (const term of terms) this.#having.set(term, (this.#having.get(term) ?? 0) + 1)
    }
    this.#texts = asked.length + answers.length
  }

  /** The nearest first, then by id; without those that share nothing. */
  rank(question: string): Scored[] {
    const weights = countsOf(matchTerms(question))
    const scored = this.#answers.map((answer) => this.#score(weights, answer))
    return scored
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  }

  /** What two sentences share at least so that they say something: three of the rarest terms, or more of others. */
  get telling(): number {
    return 3 * log2(this.#texts)
  }

  #score(weights: ReadonlyMap<string, number>, { id, lines, all }: Prepared): Scored {
    const shared = new Map<string, number>()
    for (const [term, weight] of weights) {
      const worth = all.has(term) ? weight * this.#rarity(term) : 0
      if (worth > 0) shared.set(term, worth)
    }
    const best = lines.map((line) => this.#scoreOfLine(line, weights, shared)).sort((a, b) => b - a)
    const score = best.slice(0, BEST_LINES).reduce((sum, one) => sum + one, 0)
    return { id, score, shared }
  }

  #scoreOfLine(
    line: ReadonlySet<string>,
    weights: ReadonlyMap<string, number>,
    shared: ReadonlyMap<string, number>,
  ): number {
    let [common, rest] = [0, SHORTEST_LINE * log2(this.#texts)]
    for (const term of line) {
      if (weights.has(term)) common += shared.get(term) ?? 0
      else rest += this.#rarity(term)
    }
    return Math.floor((SCALE * common) / (common + rest))
  }

  /** Of a term that an answer has: by the texts beside it, so that its own words change nothing for itself. */
  #rarity(term: string): number {
    const others = (this.#having.get(term) ?? 1) - 1
    return log2(Math.floor((this.#texts - 1) / Math.max(others, 1)))
  }
}

/** Of a whole number, rounded down; 0 for what is none. */
const log2 = (whole: number): number => Math.max(31 - Math.clz32(whole), 0)

function prepared({ id, lines }: Answer): Prepared {
  const sets = lines.map((line) => new Set(matchTerms(line))).filter(({ size }) => size > 0)
  return { id, lines: sets, all: new Set(sets.flatMap((terms) => [...terms])) }
}

/** What a term of the question counts by itself: 1 once, 2 twice or three times, 3 up to seven times. */
function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return new Map([...counts].map(([term, count]) => [term, log2(count) + 1]))
}

/** Pairs of Chinese characters, Latin words and designations; no bare numbers, nothing of one sign, and no particles. */
export function matchTerms(text: string): string[] {
  return termsIn(fold(text)).filter(
    (term) => term.length > 1 && !(isHan(term) ? PARTICLE : NUMBER).test(term),
  )
}

const NUMBER = /^[\d.,]+$/
/** Characters that join words and are part of none that a science has. */
const PARTICLE = /[的了是也就我们这那么吗]/
