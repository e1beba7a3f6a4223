import type { Entry, Ledger } from '../ledger.ts'
import type { Path } from '../tree.ts'
import { cycleRule } from './rule.ts'

/**
 * 六（一）: a text that nearly repeats another enterprise's, or an earlier year's. Each text is known by
 * the few smallest hashes of its shingles (MinHash, bottom-k): texts that share one are compared in
 * full, all others never meet, so the cost grows with the number of texts and not of pairs.
 */

const SHINGLE = 5
const SKETCH = 6
const SHORTEST = 30
const ALIKE = 0.7
/** A phrase that many texts share (a template) is no sign of copying one of them. */
const MOST_SHARING = 12

interface Passage {
  entry: Entry
  path: Path
  /** Sorted, without doubles. */
  hashes: Uint32Array
}

export const similarChallenge = cycleRule('similar-challenge', function* (cycle, ledger) {
  const { buckets, passages } = indexOf(ledger)
  for (const passage of passages) {
    if (passage.entry.year !== cycle.year) continue
    const best = mostAlike(passage, buckets)
    if (!best) continue
    const args = {
      other: best.other.entry.file,
      otherPath: best.other.path,
      percent: Math.round(best.alike * 100),
    }
    yield { file: passage.entry.file, path: passage.path, args }
  }
})

interface Index {
  passages: Passage[]
  /** Passages by the hashes of their sketch, in the ledger's order. */
  buckets: Map<number, Passage[]>
}

const indexes = new WeakMap<Ledger, Index>()

/** Made once for a ledger, whichever cycle asks first. */
function indexOf(ledger: Ledger): Index {
  const known = indexes.get(ledger)
  if (known) return known
  const index: Index = { passages: [], buckets: new Map() }
  for (const { entries } of ledger.cycles.values()) {
    for (const entry of entries) {
      for (const { path, text } of passagesOf(entry)) add(index, { entry, path, hashes: shingles(text) })
    }
  }
  indexes.set(ledger, index)
  return index
}

function* passagesOf({ partly }: Entry): Generator<{ path: Path; text: string }> {
  const { expertRequest, challenges = [], status } = partly.public ?? {}
  if (status === '已撤回') return
  if (expertRequest?.problem)
    yield { path: ['public', 'expertRequest', 'problem'], text: expertRequest.problem }
  for (const [index, challenge] of challenges.entries()) {
    if (challenge?.description) {
      yield { path: ['public', 'challenges', index, 'description'], text: challenge.description }
    }
  }
}

function add({ passages, buckets }: Index, passage: Passage): void {
  if (passage.hashes.length === 0) return
  passages.push(passage)
  for (const hash of passage.hashes.subarray(0, SKETCH)) {
    const bucket = buckets.get(hash)
    if (!bucket) buckets.set(hash, [passage])
    else if (bucket.length <= MOST_SHARING) bucket.push(passage)
  }
}

/** Hashes of every run of five characters, white space and punctuation left out. */
function shingles(text: string): Uint32Array {
  const bare = text.normalize('NFKC').replace(/[\s\p{P}\p{S}]/gu, '')
  if (bare.length < SHORTEST) return new Uint32Array()
  const hashes = new Uint32Array(bare.length - SHINGLE + 1)
  for (let at = 0; at < hashes.length; at++) {
    let hash = 0x811c9dc5
    for (let i = at; i < at + SHINGLE; i++) hash = Math.imul(hash ^ bare.charCodeAt(i), 0x01000193)
    // FNV's last bits are weak; mixing makes the smallest hashes a fair sample.
    hash ^= hash >>> 15
    hash = Math.imul(hash, 0x2c1b3c6d)
    hashes[at] = (hash ^ (hash >>> 12)) >>> 0
  }
  hashes.sort()
  let size = 1
  for (let at = 1; at < hashes.length; at++) if (hashes[at] !== hashes[at - 1]) hashes[size++] = hashes[at]!
  return hashes.slice(0, size)
}

/** Among what stands before it in the ledger: earlier years, then earlier entries of another enterprise. */
function mostAlike(passage: Passage, buckets: Map<number, Passage[]>) {
  let best: { other: Passage; alike: number } | undefined
  const met = new Set<Passage>()
  for (const hash of passage.hashes.subarray(0, SKETCH)) {
    for (const other of buckets.get(hash) ?? []) {
      if (other === passage) break
      if (other.entry === passage.entry || met.has(other)) continue
      met.add(other)
      const alike = jaccard(passage.hashes, other.hashes)
      if (alike >= ALIKE && alike > (best?.alike ?? 0)) best = { other, alike }
    }
  }
  return best
}

function jaccard(a: Uint32Array, b: Uint32Array): number {
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
