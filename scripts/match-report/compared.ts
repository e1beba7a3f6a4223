import { characters } from '../../src/domain/characters.ts'
import { LEAST_TO_RANK } from '../../src/domain/expert.ts'
import type { CycleLedger } from '../../src/domain/ledger.ts'
import { questionText } from '../../src/domain/matching.ts'
import { Matcher } from '../../src/domain/matching-score.ts'
import type { JudgedPair, Judgement } from './judged-pairs.ts'

/** How near each expert is to each demand, by one method; what is absent is 0. */
export type Scores = ReadonlyMap<string, ReadonlyMap<string, number>>

/** By demand and expert; whom rules exclude is scored as well: texts alone are compared. */
export function textScores(cycle: CycleLedger): Scores {
  const asking = cycle.entries.filter(({ partial }) => partial.public?.expertRequest !== undefined)
  const matcher = new Matcher(
    asking.map(questionText),
    longEnough(cycle).map(({ alias, partial }) => ({
      id: alias,
      lines: partial.private!.strengths!.split('\n'),
    })),
  )
  return new Map(
    asking.map((entry) => [
      `${entry.district}/${entry.id}`,
      new Map(matcher.rank(questionText(entry)).ranked.map(({ id, score }) => [id, score])),
    ]),
  )
}

/** 1 for the same industry. */
export function industryScores(cycle: CycleLedger): Scores {
  return new Map(
    cycle.entries.map(({ district, id, partial }) => {
      const industry = partial.public?.enterprise?.industry
      const same = longEnough(cycle).filter((expert) => {
        return industry !== undefined && expert.partial.private?.industries?.includes(industry)
      })
      return [`${district}/${id}`, new Map(same.map(({ alias }) => [alias, 1]))]
    }),
  )
}

export const longEnough = ({ experts }: CycleLedger) =>
  experts.filter(({ partial }) => characters(partial.private?.strengths ?? '') >= LEAST_TO_RANK)

/** Two judgements, the better first. */
export const comparisons: readonly (readonly [Judgement, Judgement])[] = [
  ['fit', 'not'],
  ['fit', 'partly'],
  ['partly', 'not'],
]

/** Of two experts for one demand that were judged differently, how many pairs are in that order; a tie is half. */
export function rightlyOrdered(
  pairs: readonly JudgedPair[],
  scores: Scores,
  [better, worse]: (typeof comparisons)[number],
): { right: number; all: number } {
  let [right, all] = [0, 0]
  for (const one of pairs.filter(({ judgement }) => judgement === better)) {
    for (const other of pairs.filter((each) => each.demand === one.demand && each.judgement === worse)) {
      const by = scoreOf(scores, one) - scoreOf(scores, other)
      right += by > 0 ? 1 : by === 0 ? 0.5 : 0
      all++
    }
  }
  return { right, all }
}

const scoreOf = (scores: Scores, { demand, expert }: JudgedPair): number =>
  scores.get(demand)?.get(expert) ?? 0

/** The place of an expert among all for a demand, from 1; of those who are equal the middle. */
export function placeOf(scores: Scores, pair: JudgedPair, experts: readonly string[]): number {
  const own = scoreOf(scores, pair)
  const by = experts.map((expert) => scoreOf(scores, { ...pair, expert }))
  const above = by.filter((score) => score > own).length
  const equal = by.filter((score) => score === own).length
  return above + (equal + 1) / 2
}
