import { type Lists, shardOf, writeShard } from '../components/search/postings.ts'

/** So much of a shard is loaded for nothing, and so many files there are: bytes, on average. */
const SIZE = 8192

/** The shards of an index, by their numbers. */
export function shardsOf(lists: Lists): Uint8Array<ArrayBuffer>[] {
  const shards = Array.from({ length: countFor(lists) }, (): Lists => new Map())
  for (const [key, places] of lists) shards[shardOf(key, shards.length)]!.set(key, places)
  return shards.map(writeShard)
}

/** A power of two. A place takes about two bytes, a key of two Chinese characters nine with its numbers. */
function countFor(lists: Lists): number {
  let bytes = 9 * lists.size
  for (const places of lists.values()) bytes += 2 * places.length
  return 2 ** Math.max(0, Math.round(Math.log2(bytes / SIZE)))
}
