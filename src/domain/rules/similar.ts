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
  /** Without white space and punctuation. */
  bare: string
  /** The smallest hashes, ascending. */
  sketch: readonly number[]
  /** All hashes, once they are asked for. */
  hashes?: Uint32Array
}

export const similarChallenge = cycleRule('similar-challenge', function* (cycle, ledger) {
  const { buckets, passages } = indexOf(ledger)
  for (const passage of passages.get(cycle.year) ?? []) {
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
  /** By year. */
  passages: Map<string, Passage[]>
  /** Passages by the hashes of their sketch, in the ledger's order; most hashes are of one passage only. */
  buckets: Map<number, Passage | Passage[]>
}

const indexes = new WeakMap<Ledger, Index>()

/** Made once for a ledger, whichever cycle asks first. */
function indexOf(ledger: Ledger): Index {
  const known = indexes.get(ledger)
  if (known) return known
  const index: Index = { passages: new Map(), buckets: new Map() }
  for (const { year, entries } of ledger.cycles.values()) {
    const passages: Passage[] = []
    index.passages.set(year, passages)
    for (const entry of entries) {
      for (const { path, text } of passagesOf(entry)) {
        const bare = bareText(text)
        if (bare.length < SHORTEST) continue
        const passage: Passage = { entry, path, bare, sketch: sketchOf(bare) }
        passages.push(passage)
        add(index.buckets, passage)
      }
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

function add(buckets: Index['buckets'], passage: Passage): void {
  for (const hash of passage.sketch) {
    const bucket = buckets.get(hash)
    if (!bucket) buckets.set(hash, passage)
    else if (!Array.isArray(bucket)) buckets.set(hash, [bucket, passage])
    else if (bucket.length <= MOST_SHARING) bucket.push(passage)
  }
}

function bareText(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{P}\p{S}]+/gu, '')
}

/** The hash of the run of five characters that begins here. */
function shingle(bare: string, at: number): number {
  let hash = 0x811c9dc5
  for (let i = at; i < at + SHINGLE; i++) hash = Math.imul(hash ^ bare.charCodeAt(i), 0x01000193)
  // FNV's last bits are weak; mixing makes the smallest hashes a fair sample.
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
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

/** Only texts that meet are looked at so closely. */
function hashesOf(passage: Passage): Uint32Array {
  passage.hashes ??= shingles(passage.bare)
  return passage.hashes
}

/** Ascending, without doubles. */
function shingles(bare: string): Uint32Array {
  const hashes = new Uint32Array(bare.length - SHINGLE + 1)
  for (let at = 0; at < hashes.length; at++) hashes[at] = shingle(bare, at)
  hashes.sort()
  let size = 1
  for (let at = 1; at < hashes.length; at++) if (hashes[at] !== hashes[at - 1]) hashes[size++] = hashes[at]!
  return hashes.slice(0, size)
}

/** Among what stands before it in the ledger: earlier years, then earlier entries of another enterprise. */
function mostAlike(passage: Passage, buckets: Index['buckets']) {
  let best: { other: Passage; alike: number } | undefined
  const met = new Set<Passage>()
  for (const hash of passage.sketch) {
    const bucket = buckets.get(hash)
    if (!Array.isArray(bucket)) continue
    for (const other of bucket) {
      if (other === passage) break
      if (other.entry === passage.entry || met.has(other)) continue
      met.add(other)
      const alike = jaccard(hashesOf(passage), hashesOf(other))
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
