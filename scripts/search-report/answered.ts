import type { Judged } from './judged.ts'
import type { Search } from './own-search.ts'

export interface Answered extends Judged {
  /** From 1; 0 where it is not found at all. */
  place: number
  found: string[]
}

export async function answerAll(list: readonly Judged[], search: Search): Promise<Answered[]> {
  const answered: Answered[] = []
  for (const judged of list) {
    const found = await search(judged)
    const place = found.findIndex((one) => judged.expected.includes(one)) + 1
    answered.push({ ...judged, place, found })
  }
  return answered
}

/** How well a list of queries is answered; parts from 0 to 1. */
export interface Figures {
  count: number
  /** Mean reciprocal rank. */
  mrr: number
  top1: number
  top5: number
}

export function figuresOf(answered: readonly Answered[]): Figures {
  const count = answered.length
  const part = (value: (place: number) => number) =>
    answered.reduce((sum, { place }) => sum + (place > 0 ? value(place) : 0), 0) / count
  return {
    count,
    mrr: part((place) => 1 / place),
    top1: part((place) => Number(place === 1)),
    top5: part((place) => Number(place <= 5)),
  }
}
