import { bareText } from './rules/passages.ts'

/** Longer texts do not exist: a file is not read beyond this. */
const LONGEST = 65_536

/** What a unit of a text becomes without white space and punctuation, where it is not one unit. */
const NOTHING = 1
const SEVERAL = 2
/** Its neighbours decide, or it is half a character. */
const TOGETHER = 3

/** Of each unit of UTF-16, found out when it is first met. */
const single = new Uint16Array(65_536)
const several = new Map<number, number[]>()

/**
 * Looks for short runs of characters in long texts, white space and punctuation left out of both. One pass, and
 * nearly every place is passed over by its last three characters.
 */
export class RunFinder {
  readonly #runs: ReadonlySet<string>
  readonly #length: number
  /** By the last three characters of a run. */
  readonly #ends = new Uint8Array(65_536)
  /** Of the text that is looked through. */
  readonly #bare = new Uint16Array(LONGEST)

  /** All of one length. */
  constructor(runs: readonly string[]) {
    this.#runs = new Set(runs)
    this.#length = runs[0]?.length ?? 0
    for (const run of this.#runs) {
      const [a, b, c] = [3, 2, 1].map((back) => run.charCodeAt(run.length - back)) as [number, number, number]
      this.#ends[endOf(pairOf(a, b), c)] = 1
    }
  }

  /** Nothing is looked for. */
  get isEmpty(): boolean {
    return this.#runs.size === 0
  }

  /** The runs that stand in a part of a text, each as often as it does. */
  runsIn(text: string, { from, to }: { from: number; to: number }): string[] {
    const found: string[] = []
    if (this.isEmpty) return found
    const [bare, ends] = [this.#bare, this.#ends]
    let [length, pair, last] = [0, 0, 0]
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at)
      const kept = single[unit] || learn(unit)
      if (kept > TOGETHER) {
        bare[length++] = kept
        if (ends[endOf(pair, kept)] !== 0) this.#addRunAt(length, found)
        pair = pairOf(last, kept)
        last = kept
      } else if (kept === SEVERAL) {
        for (const each of several.get(unit)!) {
          bare[length++] = each
          if (ends[endOf(pair, each)] !== 0) this.#addRunAt(length, found)
          pair = pairOf(last, each)
          last = each
        }
      }
      // What cannot be told unit by unit; or what stands there is longer than what it stands for.
      if (kept === TOGETHER || length > LONGEST - 32) return this.#runsInBare(bareText(text.slice(from, to)))
    }
    return found
  }

  /** The run that ends here, if it is one of those that are looked for. */
  #addRunAt(end: number, found: string[]): void {
    if (end < this.#length) return
    const run = String.fromCharCode(...this.#bare.subarray(end - this.#length, end))
    if (this.#runs.has(run)) found.push(run)
  }

  #runsInBare(bare: string): string[] {
    const found: string[] = []
    for (let at = 0; at + this.#length <= bare.length; at++) {
      const run = bare.slice(at, at + this.#length)
      if (this.#runs.has(run)) found.push(run)
    }
    return found
  }
}

const pairOf = (last: number, unit: number) => Math.imul(last, 40_503) ^ unit
const endOf = (pair: number, unit: number) => (Math.imul(pair, 40_503) ^ unit) & 0xffff

function learn(unit: number): number {
  const character = String.fromCharCode(unit)
  const bare = bareText(character)
  const kept = isBound(character)
    ? TOGETHER
    : bare.length === 0
      ? NOTHING
      : bare.length > 1 || bare.charCodeAt(0) <= TOGETHER
        ? SEVERAL
        : bare.charCodeAt(0)
  if (kept === SEVERAL)
    several.set(
      unit,
      Array.from({ length: bare.length }, (_, at) => bare.charCodeAt(at)),
    )
  single[unit] = kept
  return kept
}

/** Marks and the letters of Hangul join with what stands before them; a surrogate is half of something. */
function isBound(character: string): boolean {
  return /[\p{M}\p{Cs}\u1100-\u11ff]/u.test(character.normalize('NFKD'))
}
