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
const several = new Map<number, string>()

/**
 * Looks for short runs of characters in long texts, white space and punctuation left out of both. One pass, and
 * nearly every place is passed over by its last two characters.
 */
export class RunFinder {
  readonly #runs: ReadonlySet<string>
  readonly #length: number
  /** By the last two characters of a run. */
  readonly #ends = new Uint8Array(65_536)
  readonly #bare = new Uint16Array(LONGEST)

  /** All of one length. */
  constructor(runs: readonly string[]) {
    this.#runs = new Set(runs)
    this.#length = runs[0]?.length ?? 0
    for (const run of this.#runs)
      this.#ends[endOf(run.charCodeAt(run.length - 2), run.charCodeAt(run.length - 1))] = 1
  }

  /** Nothing is looked for. */
  get isEmpty(): boolean {
    return this.#runs.size === 0
  }

  isIn(text: string): boolean {
    if (this.isEmpty) return false
    const length = this.#strip(text)
    if (length < 0) return this.#isInBare(bareText(text))
    const bare = this.#bare
    for (let at = this.#length - 1; at < length; at++) {
      if (this.#ends[endOf(bare[at - 1]!, bare[at]!)] === 0) continue
      const run = String.fromCharCode(...bare.subarray(at - this.#length + 1, at + 1))
      if (this.#runs.has(run)) return true
    }
    return false
  }

  #isInBare(bare: string): boolean {
    for (const run of this.#runs) if (bare.includes(run)) return true
    return false
  }

  /** As `bareText`, into the buffer; negative where it cannot be told unit by unit. */
  #strip(text: string): number {
    const bare = this.#bare
    let length = 0
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      const kept = single[unit] || learn(unit)
      if (kept > TOGETHER) bare[length++] = kept
      else if (kept === TOGETHER) return -1
      else if (kept === SEVERAL) {
        for (const character of several.get(unit)!) bare[length++] = character.charCodeAt(0)
      }
      // An expansion may be longer than what it stands for.
      if (length > LONGEST - 32) return -1
    }
    return length
  }
}

const endOf = (last: number, unit: number) => (Math.imul(last, 40_503) ^ unit) & 0xffff

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
  if (kept === SEVERAL) several.set(unit, bare)
  single[unit] = kept
  return kept
}

/** Marks and the letters of Hangul join with what stands before them; a surrogate is half of something. */
function isBound(character: string): boolean {
  return /[\p{M}\p{Cs}\u1100-\u11ff]/u.test(character.normalize('NFKD'))
}
