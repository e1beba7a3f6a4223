import type { Entry } from '../ledger.ts'
import type { Path } from '../tree.ts'

/** A text of an entry that should be original. */
export interface Passage {
  entry: Entry
  path: Path
  /** Of its shingles (runs of five characters), ascending, without doubles. */
  hashes: Int32Array
  /** The smallest few of them: those who share one are compared in full. */
  sketch: Int32Array
}

const SHINGLE = 5
const SKETCH = 6
const SHORTEST = 30

/** Minimum similarity at which one text nearly repeats another. */
export const MIN_SIMILARITY = 0.7
/** A phrase that many texts share (a template) is no sign of copying one of them: the first few alone are compared. */
export const MAX_SHARING = 13

export function passagesOf(entry: Entry): Passage[] {
  return textsOf(entry).flatMap(({ path, text }) => {
    const bare = bareText(text)
    if (bare.length < SHORTEST) return []
    const hashes = hashesIn(bare)
    return [{ entry, path, hashes, sketch: hashes.subarray(0, SKETCH) }]
  })
}

/** Without white space and punctuation, in one width: what copies have in common. */
function bareText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{S}]+/gu, '')
}

/** Jaccard similarity, from 0 to 1. */
export function similarity(one: Passage, other: Passage): number {
  return jaccard(one.hashes, other.hashes)
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

/** The same of two texts; short ones are alike only where they are equal. */
export function textSimilarity(one: string, other: string): number {
  const [a, b] = [bareText(one), bareText(other)]
  if (a === b) return 1
  if (a.length < SHORTEST || b.length < SHORTEST) return 0
  return jaccard(hashesIn(a), hashesIn(b))
}

function textsOf({ partial }: Entry): { path: Path; text: string }[] {
  const { expertRequest, challenges = [], status } = partial.public ?? {}
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

function hashesIn(bare: string): Int32Array {
  const all = new Int32Array(bare.length - SHINGLE + 1)
  for (let at = 0; at < all.length; at++) all[at] = shingle(bare, at)
  all.sort()
  let distinct = 0
  for (const hash of all) if (distinct === 0 || hash !== all[distinct - 1]) all[distinct++] = hash
  return all.subarray(0, distinct)
}

/** The hash of the shingle that begins here: FNV-1a, mixed, because the smallest hashes must be a fair sample. */
function shingle(bare: string, at: number): number {
  let hash = 0x811c9dc5
  for (let i = at; i < at + SHINGLE; i++) hash = Math.imul(hash ^ bare.charCodeAt(i), 0x01000193)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  // In the order of unsigned numbers, kept as signed ones.
  return hash ^ (hash >>> 12) ^ 0x80000000
}
