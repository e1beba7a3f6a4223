import { BLOCK } from './postings.ts'

/** Okapi BM25, as most searches have it: how soon saying it again counts no more, and how much a long text is held back. */
const SATURATION = 1.2
const LENGTH = 0.75

/** How well texts fit, one for each row of the table, and where each begins. */
export class Ranking {
  /** How many blocks each has. */
  readonly #lengths: readonly number[]
  readonly #average: number

  constructor(lengths: readonly number[]) {
    this.#lengths = lengths
    this.#average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  }

  /**
   * Of the places of one phrase (rising) the rows that have it, with how well it fits them. Nothing but what every
   * browser calculates alike to the last digit, so no logarithm: all hits have all phrases.
   */
  score(places: readonly number[]): Map<number, number> {
    const scores = new Map<number, number>()
    let [row, end] = [-1, 0]
    for (let at = 0; at < places.length; ) {
      while (end <= places[at]!) end += this.#length(++row) * BLOCK
      const first = at
      while (places[at]! < end) at++
      const often = at - first
      const length = 1 - LENGTH + (LENGTH * this.#length(row)) / this.#average
      scores.set(row, (often * (SATURATION + 1)) / (often + SATURATION * length))
    }
    return scores
  }

  #length(row: number): number {
    const length = this.#lengths[row]
    if (length === undefined) throw new Error('places beyond the last text')
    return length
  }
}
