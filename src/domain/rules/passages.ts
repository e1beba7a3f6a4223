import type { Entry } from '../ledger.ts'
import type { Path } from '../tree.ts'

/**
 * The texts of an entry that should be its own, made comparable. Each is known by its sketch, the few smallest
 * hashes of its shingles (runs of five characters, white space and punctuation left out).
 */
export interface Passage {
  entry: Entry
  path: Path
  /** Without white space and punctuation. */
  bare: string
  /** The smallest hashes, ascending. */
  sketch: readonly number[]
  /** All hashes, once they are asked for. */
  hashes?: Int32Array
}

const SHINGLE = 5
const SKETCH = 6
const SHORTEST = 30

/** From here on one text nearly repeats another. */
export const ALIKE = 0.7
/** A phrase that many texts share (a template) is no sign of copying one of them: the first few alone are compared. */
export const MOST_SHARING = 13

export function passagesOf(entry: Entry): Passage[] {
  return textsOf(entry).flatMap(({ path, text }) => {
    const bare = bareText(text)
    return bare.length < SHORTEST ? [] : [{ entry, path, bare, sketch: sketchOf(bare) }]
  })
}

/** The shingles behind the hashes of a sketch. */
export function tellingRuns({ bare, sketch }: Passage): string[] {
  const runs: string[] = []
  for (let at = 0; at <= bare.length - SHINGLE; at++) {
    if (sketch.includes(shingle(bare, at))) runs.push(bare.slice(at, at + SHINGLE))
  }
  return runs
}

/** How much of what either says both say, from 0 to 1. Only texts that meet are looked at so closely. */
export function likeness(a: Passage, b: Passage): number {
  return jaccard(hashesOf(a), hashesOf(b))
}

/**
 * Whether so much of one of the passages stands in a text, as it is written, that a passage of it may be alike:
 * what both say is then nearly as large a part of each.
 */
export function mayHoldAlike(text: string, passages: readonly Passage[]): boolean {
  const { from, to } = partWithTexts(text)
  const bare = bareText(text.slice(from, to))
  return passages.some((passage) => {
    const own = hashesOf(passage)
    const missing = new Set(own)
    for (let at = 0; at <= bare.length - SHINGLE; at++) missing.delete(shingle(bare, at))
    return own.length - missing.size >= Math.floor(ALIKE * own.length)
  })
}

/**
 * The part of an entry's file, as it is written without escapes, in which its texts stand: from the first of their
 * keys on, and not in a private part that has none.
 */
export function partWithTexts(file: string): { from: number; to: number } {
  const from = file.search(KEYS)
  if (from < 0) return { from: 0, to: 0 }
  const to = file.indexOf('\nprivate:', from)
  // In braces a line may begin with anything.
  const ends = to >= 0 && !file.includes('{') && !KEYS.test(file.slice(to))
  return { from, to: ends ? to : file.length }
}

const KEYS = /problem|description/

export function bareText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{S}]+/gu, '')
}

function textsOf({ partly }: Entry): { path: Path; text: string }[] {
  const { expertRequest, challenges = [], status } = partly.public ?? {}
  if (status === '已撤回') return []
  const texts: { path: Path; text: string | undefined }[] = [
    { path: ['public', 'expertRequest', 'problem'], text: expertRequest?.problem },
    ...challenges.map((challenge, index) => ({
      path: ['public', 'challenges', index, 'description'],
      text: challenge?.description,
    })),
  ]
  return texts.flatMap(({ path, text }) => (text ? [{ path, text }] : []))
}

/** The hash of the shingle that begins here. */
function shingle(bare: string, at: number): number {
  let hash = 0x811c9dc5
  for (let i = at; i < at + SHINGLE; i++) hash = Math.imul(hash ^ bare.charCodeAt(i), 0x01000193)
  // FNV's last bits are weak; mixing makes the smallest hashes a fair sample.
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  // In the order of unsigned numbers, but as signed ones: engines keep and find those faster.
  return hash ^ (hash >>> 12) ^ 0x80000000
}

/** Nearly every hash is larger than the smallest few, so that one comparison is all it takes. */
function sketchOf(bare: string): number[] {
  const sketch: number[] = []
  let largest = Infinity
  for (let start = 0; start <= bare.length - SHINGLE; start++) {
    const hash = shingle(bare, start)
    if (hash >= largest || sketch.includes(hash)) continue
    let at = sketch.length
    while (at > 0 && sketch[at - 1]! > hash) at--
    sketch.splice(at, 0, hash)
    if (sketch.length > SKETCH) sketch.pop()
    if (sketch.length === SKETCH) largest = sketch[SKETCH - 1]!
  }
  return sketch
}

function hashesOf(passage: Passage): Int32Array {
  passage.hashes ??= shingles(passage.bare)
  return passage.hashes
}

/** Ascending, without doubles. */
function shingles(bare: string): Int32Array {
  const hashes = new Int32Array(bare.length - SHINGLE + 1)
  for (let at = 0; at < hashes.length; at++) hashes[at] = shingle(bare, at)
  hashes.sort()
  let size = 1
  for (let at = 1; at < hashes.length; at++) if (hashes[at] !== hashes[at - 1]) hashes[size++] = hashes[at]!
  return hashes.slice(0, size)
}

function jaccard(a: Int32Array, b: Int32Array): number {
  let [i, j, both] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      both++
      i++
      j++
    } else if (a[i]! < b[j]!) i++
    else j++
  }
  return both / (a.length + b.length - both)
}
