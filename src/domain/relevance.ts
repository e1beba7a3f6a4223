import { TermCounter } from './relevance-count.ts'
import { fold } from './relevance-fold.ts'
import type { Question, Word } from './relevance-question.ts'
import { straysOf } from './relevance-strays.ts'
import { contains, termsIn } from './relevance-terms.ts'

/**
 * How well texts answer a question: Okapi BM25 over fields of different weight. There is no index: a question's terms
 * are counted in the folded texts, 1,000 in some milliseconds.
 */

export interface Field {
  text: string
  /** How much a term counts here; 1 is a plain text. */
  weight: number
}

/** A text with its fields, ready to be searched. */
export interface Document {
  fields: readonly Field[]
  /** All fields one below the other. */
  text: string
}

export interface Hit {
  /** Place in the documents. */
  at: number
  score: number
  /** The part of the question's worth that it has, from 0 to 1. */
  coverage: number
  /** Words as typed that it has in no variant, as places in the question's. */
  missing: number[]
  /** It has the whole question as it was typed. */
  isExact: boolean
}

export interface Ranked {
  /** Best first. */
  hits: Hit[]
  /** What each term of the question is worth: its weight, and more the rarer it is. */
  worth: ReadonlyMap<string, number>
}

/** BM25's: how soon saying it again counts no more, and how much a long text is held back. */
const SATURATION = 1.2
const LENGTH = 0.5

/** A text that has less of the question's worth, or scores less than this part of the best, is no answer. */
const LEAST = { worth: 0.15, profile: 0.02, score: 0.25 }

/** Folds the fields of a text. */
export function documentOf(fields: readonly Field[]): Document {
  const folded = fields.map(({ text }) => fold(text))
  const text = folded.join('\n')
  let at = 0
  // Cut out of the whole, the fields take no room of their own.
  const cut = fields.map(({ weight }, index) => {
    const from = at
    at += folded[index]!.length + 1
    return { text: text.slice(from, at - 1), weight }
  })
  return { fields: cut, text }
}

/** `least`: the part of the question's worth that an answer has; 0 for whatever is nearest. */
export function rank(
  documents: readonly Document[],
  question: Question,
  least: number = question.words.length > 0 ? LEAST.worth : LEAST.profile,
): Ranked {
  const counted = gainsIn(documents, [...question.terms.keys()])
  // Alone, a character would find anything.
  const strays = counted.having.some((many) => many > 0) ? straysOf(question, hasTerms(counted)) : []
  const terms = [...counted.terms, ...strays]
  const more = gainsIn(documents, strays)
  const gains = counted.gains.map((one, at) => [
    ...one,
    ...more.gains[at]!.map(({ term, gain }) => ({ term: term + counted.terms.length, gain })),
  ])
  const having = [...counted.having, ...more.having]
  const weights = [...question.terms.values(), ...strays.map(() => STRAY_WEIGHT)]
  const worths = weights.map((weight, at) => weight * rarity(having[at]!, documents.length))
  // A synonym makes up for what was typed; nobody needs all of them.
  const all = worths.reduce((sum, worth, at) => (question.synonymous.has(terms[at]!) ? sum : sum + worth), 0)
  const hits = gains.flatMap((one, at): Hit[] => {
    const had = one.reduce((sum, { term }) => sum + worths[term]!, 0)
    if (had === 0 || had < least * all) return []
    const score = one.reduce((sum, { term, gain }) => sum + worths[term]! * gain, 0)
    const { text } = documents[at]!
    const missing = question.words.flatMap((word, place) => (hasWord(text, word) ? [] : [place]))
    return [
      {
        at,
        score,
        coverage: Math.min(had / all, 1),
        missing,
        isExact: question.phrase !== '' && contains(text, question.phrase),
      },
    ]
  })
  const best = hits.reduce((most, { score }) => Math.max(most, score), 0)
  return {
    hits: hits
      .filter(
        ({ score, missing }) =>
          score >= LEAST.score * best || (missing.length === 0 && question.words.length > 0),
      )
      .sort((a, b) => tier(b) - tier(a) || b.score - a.score || a.at - b.at),
    worth: new Map(terms.map((term, at) => [term, worths[at]!])),
  }
}

interface Gains {
  terms: readonly string[]
  /** By document: what each term that it has brings, with the term's place. */
  gains: { term: number; gain: number }[][]
  /** How many documents have each term. */
  having: readonly number[]
}

function gainsIn(documents: readonly Document[], terms: readonly string[]): Gains {
  const having = terms.map(() => 0)
  if (terms.length === 0) return { terms, gains: documents.map(() => []), having }
  const counter = new TermCounter(terms)
  const average = documents.reduce((sum, { text }) => sum + text.length, 0) / documents.length
  const gains = documents.map(({ fields, text }) => {
    const held = 1 - LENGTH + (LENGTH * text.length) / average
    return counter.count(fields).map(({ term, count }) => {
      having[term]!++
      return { term, gain: (count * (SATURATION + 1)) / (count + SATURATION * held) }
    })
  })
  return { terms, gains, having }
}

/** Whether some document has a term. */
function hasTerms({ terms, having }: Gains): (term: string) => boolean {
  const had = new Set(terms.filter((_, at) => having[at]! > 0))
  return (term) => had.has(term)
}

/** A character alone says less than a pair. */
const STRAY_WEIGHT = 0.4

/** What a term is worth that so many of all texts have. */
export function rarity(having: number, all: number): number {
  const worth = Math.log(1 + (all - having + 0.5) / (having + 0.5))
  // What nobody has may be a slip of the pen, or two words that are no third.
  return having === 0 ? UNKNOWN * worth : worth
}

const UNKNOWN = 0.25

/** Exact phrases come first, then what has all words. */
const tier = ({ isExact, missing }: Hit) => (isExact ? 2 : missing.length === 0 ? 1 : 0)

/** Longer runs of Chinese characters are several words, which need not stand side by side. */
const LONGEST_WORD = 4

const hasWord = (text: string, { variants }: Word): boolean =>
  variants.some((runs) =>
    runs.every(
      (run) =>
        contains(text, run) ||
        (run.length > LONGEST_WORD && termsIn(run).every((term) => contains(text, term))),
    ),
  )
