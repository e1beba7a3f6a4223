import { pairOf } from './postings.ts'

/** A list of the index, and which word of a phrase its places are those of, from 0. */
export interface Part {
  key: string
  offset: number
}

/** The fewest lists that tell where a phrase stands: its words by twos, the last two together again if one is left. */
export function partsOf(words: readonly string[]): Part[] {
  if (words.length < 2) return words.map((key) => ({ key, offset: 0 }))
  const offsets = [...words.keys()].filter((at) => at % 2 === 0).map((at) => Math.min(at, words.length - 2))
  return offsets.map((offset) => ({ key: pairOf(words[offset]!, words[offset + 1]!), offset }))
}

/** The places where a phrase begins, rising, of the places of its parts. */
export function beginnings(parts: readonly { places: readonly number[]; offset: number }[]): number[] {
  const [rarest, ...others] = [...parts].sort((a, b) => a.places.length - b.places.length)
  if (!rarest) return []
  let begins = rarest.places.map((place) => place - rarest.offset)
  for (const { places, offset } of others) {
    let at = 0
    begins = begins.filter((begin) => {
      while (at < places.length && places[at]! < begin + offset) at++
      return places[at] === begin + offset
    })
  }
  return begins
}
