import type { PublicDemand } from './public.ts'

/**
 * Which demands a reader of one may want to see as well. Only the public projection is read. What an
 * anonymous entry is related by is what its page says of the enterprise, never its text: the same hand or the
 * same product in two texts would tell who it is.
 *
 * Texts are compared by the rarest runs of two characters of each (Chinese has no spaces between words).
 * Entries that share none of them never meet, so the cost grows with the number of entries and not of pairs.
 */

/** Of each text, so many of its rarest bigrams count. */
const TELLING = 40
/** A bigram that more texts share tells nothing about any of them. */
const MOST_SHARING = 60
/** How many of the same industry, nearest by date, are looked at beside those with similar texts. */
const NEIGHBOURS = 6

const WEIGHT = { industry: 1, district: 0.5, honour: 0.25, text: 4 } as const
/** Less is no relation: a district or an honour alone. */
const LEAST = 1

export type RelatedDemands = Map<PublicDemand, PublicDemand[]>

/** For each demand at most `most` others, the nearest first; in the order given where they are equally near. */
export function relatedDemands(demands: readonly PublicDemand[], most = 3): RelatedDemands {
  const open = demands.filter(({ status }) => status !== '已撤回')
  const known = describe(open)
  const index = new Map<string, number[]>()
  for (const [at, { words }] of known.entries()) {
    for (const word of words) push(index, word, at)
  }
  const industries = new Map<string, number[]>()
  for (const [at, { industry }] of known.entries()) if (industry) push(industries, industry, at)

  const related: RelatedDemands = new Map()
  for (const [at, demand] of open.entries()) {
    const candidates = new Set<number>()
    for (const word of known[at]!.words) for (const other of index.get(word)!) candidates.add(other)
    for (const other of neighbours(industries.get(known[at]!.industry ?? ''), at)) candidates.add(other)
    candidates.delete(at)
    const near = [...candidates]
      .map((other) => ({ other, score: nearness(known[at]!, known[other]!) }))
      .filter(({ score }) => score >= LEAST)
      .sort((a, b) => b.score - a.score || a.other - b.other)
    related.set(
      demand,
      near.slice(0, most).map(({ other }) => open[other]!),
    )
  }
  return related
}

interface Described {
  industry: string | undefined
  district: string | undefined
  honours: ReadonlySet<string>
  /** The rarest bigrams of the texts; none of an anonymous entry. */
  words: ReadonlySet<string>
}

function describe(demands: readonly PublicDemand[]): Described[] {
  const all = demands.map((demand) => (demand.identity?.named ? bigrams(textOf(demand)) : new Set<string>()))
  const sharing = new Map<string, number>()
  for (const words of all) for (const word of words) sharing.set(word, (sharing.get(word) ?? 0) + 1)
  return demands.map(({ identity, honors = [] }, at) => {
    const telling = [...all[at]!]
      .map((word) => ({ word, by: sharing.get(word)! }))
      .filter(({ by }) => by > 1 && by <= MOST_SHARING)
      .sort((a, b) => a.by - b.by || (a.word < b.word ? -1 : 1))
      .slice(0, TELLING)
    return {
      industry: identity?.industry,
      district: identity?.district,
      honours: new Set(honors),
      words: new Set(telling.map(({ word }) => word)),
    }
  })
}

function textOf({ expertRequest, challenges = [] }: PublicDemand): string {
  const texts = challenges.flatMap(({ summary, description }) => [summary, description])
  return [expertRequest?.field, expertRequest?.problem, ...texts].filter(Boolean).join('\n')
}

/** Runs of two Chinese characters, and whole words of Latin letters. */
function bigrams(text: string): Set<string> {
  const found = new Set<string>()
  for (const [run] of text.matchAll(/\p{Script=Han}+/gu)) {
    for (let at = 0; at + 1 < run.length; at++) found.add(run.slice(at, at + 2))
  }
  for (const [word] of text.matchAll(/[A-Za-z][A-Za-z0-9-]+/g)) found.add(word.toLowerCase())
  return found
}

/** The places in a list next to one of its own, to both sides. */
function neighbours(list: readonly number[] | undefined, at: number): readonly number[] {
  if (!list) return []
  const place = placeOf(list, at)
  return list.slice(Math.max(0, place - NEIGHBOURS / 2), place + NEIGHBOURS / 2 + 1)
}

/** By halving: the list is in order. */
function placeOf(list: readonly number[], value: number): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

function nearness(a: Described, b: Described): number {
  let score = 0
  if (a.industry && a.industry === b.industry) score += WEIGHT.industry
  if (a.district && a.district === b.district) score += WEIGHT.district
  score += shared(a.honours, b.honours) * WEIGHT.honour
  const smaller = Math.min(a.words.size, b.words.size)
  if (smaller > 0) score += (shared(a.words, b.words) / Math.max(smaller, 8)) * WEIGHT.text
  return score
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0
  for (const one of a) if (b.has(one)) both++
  return both
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
