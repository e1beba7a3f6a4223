import type { PublicDemand } from './public-demand.ts'
import { fold } from './relevance-fold.ts'
import { termsIn } from './relevance-terms.ts'

/**
 * Demands related to one, from the public projection alone. What an
 * anonymous entry is compared by is its page's facts about the enterprise, never its text: the same hand or the
 * same product in two texts would identify it.
 *
 * Texts are compared by their rarest terms, as the search compares them.
 * Entries that share none of them never meet, so the cost grows with the number of entries and not of pairs.
 */

/** Number of each text's rarest terms that count. */
const RAREST_COUNT = 40
/** A term that more texts share is ignored. */
const MAX_SHARING = 60
/** Number of demands of the same industry, nearest by date, compared beside those with similar texts. */
const NEIGHBOURS = 6

const WEIGHT = { industry: 1, district: 0.5, honour: 0.25, text: 4 } as const
/** Minimum score: a district or an honour alone does not reach it. */
const MIN_SCORE = 1

export type RelatedDemands = Map<PublicDemand, PublicDemand[]>

/** For each demand at most `most` others, the nearest first; in the order given where they are equally near. */
export function relatedDemands(demands: readonly PublicDemand[], most = 3): RelatedDemands {
  const active = demands.filter(({ status }) => status !== '已撤回')
  const described = describe(active)
  const entriesByWord = new Map<number, number[]>()
  for (const [at, { words }] of described.entries()) {
    for (const word of words) push(entriesByWord, word, at)
  }
  const industries = new Map<string, number[]>()
  for (const [at, { industry }] of described.entries()) if (industry) push(industries, industry, at)

  // Number of shared words by demand; reset to 0 for each demand.
  const sharing = new Uint8Array(active.length)
  const related: RelatedDemands = new Map()
  for (const [at, demand] of active.entries()) {
    const own = described[at]!
    const candidates: number[] = []
    for (const word of own.words) {
      for (const other of entriesByWord.get(word)!) if (sharing[other]!++ === 0) candidates.push(other)
    }
    for (const other of neighbours(industries.get(own.industry ?? ''), at)) {
      if (sharing[other] === 0) candidates.push(other)
    }
    const near: Near[] = []
    for (const other of candidates) {
      const score = nearness(own, described[other]!, sharing[other]!)
      if (other !== at && score >= MIN_SCORE) keepNearest(near, { other, score }, most)
      sharing[other] = 0
    }
    related.set(
      demand,
      near.map(({ other }) => active[other]!),
    )
  }
  return related
}

interface Near {
  other: number
  score: number
}

/** Inserts into a short ordered list, and drops what exceeds `most`. */
function keepNearest(near: Near[], one: Near, most: number): void {
  let index = near.length
  while (index > 0 && isNearer(one, near[index - 1]!)) index--
  if (index >= most) return
  near.splice(index, 0, one)
  if (near.length > most) near.pop()
}

const isNearer = (a: Near, b: Near) => a.score > b.score || (a.score === b.score && a.other < b.other)

interface Described {
  industry: string | undefined
  district: string | undefined
  honours: readonly string[]
  /** The rarest terms of the texts, by number; none of an anonymous entry. */
  words: readonly number[]
}

function describe(demands: readonly PublicDemand[]): Described[] {
  const numbers = new Map<string, number>()
  const names: string[] = []
  /** Number of texts that contain each word. */
  const texts: number[] = []
  const all = demands.map((demand) => {
    if (!demand.identity?.named) return []
    const words = new Set<number>()
    for (const word of termsIn(fold(textOf(demand)))) {
      let number = numbers.get(word)
      if (number === undefined) {
        number = names.push(word) - 1
        numbers.set(word, number)
        texts.push(0)
      }
      words.add(number)
    }
    for (const number of words) texts[number]!++
    return [...words]
  })
  const rarest = (a: number, b: number) => texts[a]! - texts[b]! || (names[a]! < names[b]! ? -1 : 1)
  return demands.map(({ identity, honors = [] }, at) => ({
    industry: identity?.industry,
    district: identity?.district,
    honours: [...new Set(honors)],
    words: all[at]!.filter((number) => texts[number]! > 1 && texts[number]! <= MAX_SHARING)
      .sort(rarest)
      .slice(0, RAREST_COUNT),
  }))
}

function textOf({ expertRequest, challenges = [] }: PublicDemand): string {
  const texts = challenges.flatMap(({ summary, description }) => [summary, description])
  return [expertRequest?.field, expertRequest?.problem, ...texts].filter(Boolean).join('\n')
}

/** The items of an ascending list on both sides of `at`. */
function neighbours(list: readonly number[] | undefined, at: number): readonly number[] {
  if (!list) return []
  const index = insertionIndex(list, at)
  return list.slice(Math.max(0, index - NEIGHBOURS / 2), index + NEIGHBOURS / 2 + 1)
}

/** Binary search in an ordered list. */
function insertionIndex(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** `words`: number of shared words. */
function nearness(a: Described, b: Described, words: number): number {
  let score = 0
  if (a.industry && a.industry === b.industry) score += WEIGHT.industry
  if (a.district && a.district === b.district) score += WEIGHT.district
  score += a.honours.filter((honour) => b.honours.includes(honour)).length * WEIGHT.honour
  const smaller = Math.min(a.words.length, b.words.length)
  if (smaller > 0) score += (words / Math.max(smaller, 8)) * WEIGHT.text
  return score
}

function push<Key>(map: Map<Key, number[]>, key: Key, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
