import { type Lists, type Shard, shardOf, writeShard } from '../components/search/postings.ts'

/** So much of a shard is loaded for nothing, and so many files there are: bytes, on average. */
const SIZE = 8192

/** More places than this, some 14 kB, nobody loads who looks for another word. */
const MANY = 8192

interface Shards {
  /** How many of the files are shards. */
  count: number
  /** By their numbers: the shards, and after them the lists that have a file of their own. */
  files: Uint8Array<ArrayBuffer>[]
}

/** The files of an index. */
export function shardsOf(lists: Lists): Shards {
  const count = countFor(lists)
  const shards = Array.from({ length: count }, (): Shard => new Map())
  const own: Shard[] = []
  for (const [key, places] of lists) {
    const isLarge = places.length > MANY
    shards[shardOf(key, count)]!.set(key, isLarge ? count + own.length : places)
    if (isLarge) own.push(new Map([[key, places]]))
  }
  return { count, files: [...shards, ...own].map(writeShard) }
}

/** A power of two. A place takes about two bytes, a key of two Chinese characters nine with its numbers. */
function countFor(lists: Lists): number {
  let bytes = 9 * lists.size
  for (const places of lists.values()) bytes += 2 * places.length
  return 2 ** Math.max(0, Math.round(Math.log2(bytes / SIZE)))
}
