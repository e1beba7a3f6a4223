/**
 * The index of words: for each word, and for each two that stand side by side, every place where it stands. A
 * place is a number: the words of all texts are counted through, each text from a multiple of `BLOCK` on. The lists
 * lie in shards, files of about the same size, each list where its key's digest says. Written and read here alone.
 *
 * A shard is numbers: how many lists; for each its key (bytes in UTF-8, and those), how many places, and these as
 * distances. A number is seven bits a byte, the lowest first; the highest bit says that more follow.
 */

/** The table then can say with few letters where a text begins. */
export const BLOCK = 64

/** Places by key, rising. */
export type Lists = Map<string, readonly number[]>

/** No word has a space. */
export const pairOf = (word: string, next: string): string => `${word} ${next}`

/** In which of so many shards (a power of two) a key is looked for: FNV-1a over its letters. */
export function shardOf(key: string, shards: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  // The lowest bits alone are badly mixed.
  return ((hash ^ (hash >>> 15)) >>> 0) % shards
}

export function writeShard(lists: Lists): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  const write = (number: number) => {
    let rest = number
    for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
    bytes.push(rest)
  }
  write(lists.size)
  for (const [key, places] of lists) {
    const letters = new TextEncoder().encode(key)
    write(letters.length)
    for (const byte of letters) bytes.push(byte)
    write(places.length)
    let before = 0
    for (const place of places) {
      write(place - before)
      before = place
    }
  }
  return Uint8Array.from(bytes)
}

/** Throws where the bytes are not a whole shard: what is missing must not be taken for what nobody wrote. */
export function readShard(bytes: Uint8Array): Lists {
  let at = 0
  const cut = () => new Error('not a whole shard')
  const read = () => {
    for (let number = 0, shift = 0; shift < 32; shift += 7) {
      const byte = bytes[at++]
      if (byte === undefined) throw cut()
      number |= (byte & 0x7f) << shift
      if (byte < 0x80) return number >>> 0
    }
    throw cut()
  }
  const text = new TextDecoder()
  const lists: Lists = new Map()
  for (let left = read(); left > 0; left--) {
    const end = read() + at
    const key = text.decode(bytes.subarray(at, end))
    at = end
    const places: number[] = []
    for (let more = read(), place = 0; more > 0; more--) {
      place += read()
      places.push(place)
    }
    lists.set(key, places)
  }
  if (at !== bytes.length) throw cut()
  return lists
}
