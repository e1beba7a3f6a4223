/**
 * The index of words: for each word, and for each two that stand side by side, every place where it stands. A
 * place is a number: the words of all texts are counted through, each text from a multiple of `BLOCK` on. The lists
 * lie in shards, files of about the same size, each list where its key's digest says. Written and read here alone.
 *
 * A shard is numbers: how many lists; for each its key (bytes in UTF-8, and those), how many places, and these as
 * distances; or no places, and the number of the file that has them, where there are so many that who looks for
 * another word of the shard should not load them. Such a file is a shard of one list, and the shards' numbers come
 * before theirs. A number is seven bits a byte, the lowest first; the highest bit says that more follow.
 */

/** The table then can say with few letters where a text begins. */
export const BLOCK = 64

/** Places by key, rising; none is empty. */
export type Lists = Map<string, readonly number[]>

/** Of each key the places, or the number of the file that has them. */
export type Shard = Map<string, readonly number[] | number>

/** No word has a space. */
export const pairOf = (word: string, next: string): string => `${word} ${next}`

/** In which of so many shards (a power of two) a key is looked for: FNV-1a over its letters. */
export function shardOf(key: string, shards: number): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  // The lowest bits alone are badly mixed.
  return ((hash ^ (hash >>> 15)) >>> 0) % shards
}

export function writeShard(shard: Shard): Uint8Array<ArrayBuffer> {
  const bytes: number[] = []
  const write = (number: number) => {
    let rest = number
    for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80)
    bytes.push(rest)
  }
  write(shard.size)
  for (const [key, places] of shard) {
    const letters = new TextEncoder().encode(key)
    write(letters.length)
    for (const byte of letters) bytes.push(byte)
    if (typeof places === 'number') {
      write(0)
      write(places)
      continue
    }
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
export function readShard(bytes: Uint8Array): Shard {
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
  const shard: Shard = new Map()
  for (let left = read(); left > 0; left--) {
    const end = read() + at
    const key = text.decode(bytes.subarray(at, end))
    at = end
    const count = read()
    if (count === 0) {
      shard.set(key, read())
      continue
    }
    const places: number[] = []
    for (let more = count, place = 0; more > 0; more--) {
      place += read()
      places.push(place)
    }
    shard.set(key, places)
  }
  if (at !== bytes.length) throw cut()
  return shard
}
