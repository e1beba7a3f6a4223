import type { Ledger } from '../ledger.ts'
import { MAX_SHARING, MIN_SIMILARITY, type Passage, passagesOf, similarity } from './passages.ts'
import { cycleRule } from './rule.ts'

/**
 * 六（一）: a text that nearly repeats another enterprise's, or an earlier year's. Texts whose sketches share a
 * hash (MinHash, bottom-k) are compared in full, no others, so the cost grows with the number of
 * texts and not of pairs.
 */

export const similarChallenge = cycleRule('similar-challenge', function* (cycle, ledger) {
  const { buckets, passages } = indexOf(ledger)
  for (const passage of passages.get(cycle.year) ?? []) {
    const best = mostSimilar(passage, buckets)
    if (!best) continue
    const args = {
      other: best.other.entry.file,
      otherPath: best.other.path,
      percent: Math.round(best.similarity * 100),
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

/** Built once for each ledger. */
function indexOf(ledger: Ledger): Index {
  const known = indexes.get(ledger)
  if (known) return known
  const index: Index = { passages: new Map(), buckets: new Map() }
  for (const { year, entries } of ledger.cycles.values()) {
    const passages = entries.flatMap(passagesOf)
    index.passages.set(year, passages)
    for (const passage of passages) add(index.buckets, passage)
  }
  indexes.set(ledger, index)
  return index
}

function add(buckets: Index['buckets'], passage: Passage): void {
  for (const hash of passage.sketch) {
    const bucket = buckets.get(hash)
    if (!bucket) buckets.set(hash, passage)
    else if (!Array.isArray(bucket)) buckets.set(hash, [bucket, passage])
    else if (bucket.length < MAX_SHARING) bucket.push(passage)
  }
}

/** Compares with what precedes it in the ledger: earlier years, then earlier entries of other enterprises. */
function mostSimilar(passage: Passage, buckets: Index['buckets']) {
  let best: { other: Passage; similarity: number } | undefined
  const compared = new Set<Passage>()
  for (const hash of passage.sketch) {
    const bucket = buckets.get(hash)
    if (!Array.isArray(bucket)) continue
    for (const other of bucket) {
      if (other === passage) break
      if (other.entry === passage.entry || compared.has(other)) continue
      compared.add(other)
      const value = similarity(passage, other)
      if (value >= MIN_SIMILARITY && value > (best?.similarity ?? 0)) best = { other, similarity: value }
    }
  }
  return best
}
