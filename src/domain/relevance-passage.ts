import { fold, foldWithPlaces } from './relevance-fold.ts'
import { contains, isHan, placeOf, termsIn } from './relevance-terms.ts'

/** A piece of a text, and whether it is what was looked for. Joined, the pieces are the text. */
export interface Piece {
  text: string
  hit: boolean
}

/** Terms, each with what it is worth. */
export type Worth = ReadonlyMap<string, number>

/** Terms worth less than this part of the best are in every other text, and not picked out. */
const PICKED = 0.3

/** The terms that are worth picking out in a text. */
export function tellingTerms(worth: Worth): Set<string> {
  const most = Math.max(...worth.values(), 0)
  return new Set([...worth].flatMap(([term, value]) => (value >= PICKED * most ? term : [])))
}

/** A text with the terms in it picked out; those that touch are one. */
export function highlighted(written: string, terms: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const { from, to } of rangesOf(written, terms)) {
    pieces.push({ text: written.slice(end, from), hit: false }, { text: written.slice(from, to), hit: true })
    end = to
  }
  pieces.push({ text: written.slice(end), hit: false })
  return pieces.filter(({ text }) => text)
}

interface Range {
  from: number
  to: number
  term: string
}

/** Where terms stand in a text as it was written, rising; those that overlap are one. */
function rangesOf(written: string, terms: ReadonlySet<string>): Range[] {
  const merged: Range[] = []
  for (const range of placesOf(written, terms)) {
    const last = merged.at(-1)
    if (last && range.from < last.to) last.to = Math.max(last.to, range.to)
    else merged.push({ ...range })
  }
  return merged
}

function placesOf(written: string, terms: ReadonlySet<string>): Range[] {
  const { text, from, to } = foldWithPlaces(written)
  const places: Range[] = []
  const add = (term: string, at: number) =>
    places.push({ from: from[at]!, to: to[at + term.length - 1]!, term })
  for (let at = 0; at + 1 < text.length; at++) {
    const term = text.slice(at, at + 2)
    if (isHan(term) && terms.has(term)) add(term, at)
  }
  for (const term of terms) {
    if (isHan(term) && term.length === 2) continue
    for (let at = placeOf(text, term); at >= 0; at = placeOf(text, term, at + term.length)) add(term, at)
  }
  return places.sort((a, b) => a.from - b.from || b.to - a.to)
}

/** Characters of a passage, and of what stands before its first hit. */
const LENGTH = 96
const BEFORE = 24

/** The passage of some texts that is worth most to a question; [] where none of its terms stands in them. */
export function bestPassage(texts: readonly string[], worth: Worth): Piece[] {
  let best: { text: string; value: number } | undefined
  for (const { text, terms } of sentencesOf(texts, worth)) {
    const value = sumOf(terms, worth)
    if (value > (best?.value ?? 0)) best = { text, value }
  }
  return best ? cut(best.text, worth) : []
}

/** A sentence of what was asked beside the sentence of a text that fits it. */
export interface Pair {
  asked: Piece[]
  found: Piece[]
}

/** The pairs that are worth most, each sentence in one at most; `least`: what a pair is worth at least. */
export function bestPairs(
  asked: string,
  texts: readonly string[],
  worth: Worth,
  most = 2,
  least = 0,
): Pair[] {
  const ours = sentencesOf([asked], worth)
  const candidates = sentencesOf(texts, worth)
    .flatMap((found) =>
      ours.map((own) => {
        const shared = own.terms.filter((term) => found.terms.includes(term))
        return { own, found, shared, value: sumOf(shared, worth) }
      }),
    )
    .filter(({ value }) => value > 0 && value >= least)
    .sort((a, b) => b.value - a.value)
  const pairs: Pair[] = []
  const used = new Set<Sentence>()
  for (const { own, found, shared } of candidates) {
    if (used.has(own) || used.has(found) || pairs.length === most) continue
    used.add(own).add(found)
    const worthShared = new Map(shared.map((term) => [term, worth.get(term)!]))
    pairs.push({ asked: cut(own.text, worthShared), found: cut(found.text, worthShared) })
  }
  return pairs
}

interface Sentence {
  text: string
  /** Of the question, each once. */
  terms: string[]
}

/** The sentences of some texts, with the terms of the question that stand in them. */
function sentencesOf(texts: readonly string[], worth: Worth): Sentence[] {
  // Synonyms are looked for as a whole.
  const whole = [...worth.keys()].filter((term) => term.length > 2 && /\p{Script=Han}/u.test(term))
  return texts
    .flatMap((text) => text.match(/[^。！？!?\n]+[。！？!?]?/gu) ?? [])
    .map((one) => one.trim())
    .filter(Boolean)
    .map((text) => {
      const folded = fold(text)
      const terms = termsIn(folded).filter((term) => worth.has(term))
      return { text, terms: [...new Set([...terms, ...whole.filter((one) => contains(folded, one))])] }
    })
}

const sumOf = (terms: readonly string[], worth: Worth): number =>
  terms.reduce((sum, term) => sum + (worth.get(term) ?? 0), 0)

/** So much of a sentence as is shown: from a little before its hits on. */
function cut(sentence: string, worth: Worth): Piece[] {
  const [{ terms: found } = { terms: [] }] = sentencesOf([sentence], worth)
  const terms = tellingTerms(new Map(found.map((term) => [term, worth.get(term)!])))
  const from = richest(placesOf(sentence, terms), worth)
  const start = sentence.length <= LENGTH || from < BEFORE ? 0 : clauseBefore(sentence, from)
  const shown = sentence.slice(start, start + LENGTH)
  return [
    ...(start > 0 ? [{ text: '……', hit: false }] : []),
    ...highlighted(shown, terms),
    ...(start + LENGTH < sentence.length ? [{ text: '……', hit: false }] : []),
  ]
}

/** Where the stretch of a passage's length begins that holds most. */
function richest(places: readonly Range[], worth: Worth): number {
  let best = { from: 0, value: -1 }
  for (const { from } of places) {
    const within = new Set(
      places.filter((one) => one.from >= from && one.to <= from + LENGTH - BEFORE).map(({ term }) => term),
    )
    let value = 0
    for (const term of within) value += worth.get(term) ?? 0
    if (value > best.value) best = { from, value }
  }
  return best.from
}

function clauseBefore(sentence: string, at: number): number {
  const before = sentence.slice(at - BEFORE, at)
  const mark = Math.max(...['，', '、', '：', ',', ' '].map((one) => before.lastIndexOf(one)))
  return at - BEFORE + mark + 1
}
