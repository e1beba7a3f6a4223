import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readShard } from '../../src/components/search/postings.ts'

/** All that an index of words says (a folder of shards), put together again: its words in the order of their places. */
export function textOfIndex(folder: string): string {
  const words: string[] = []
  for (const file of readdirSync(folder)) {
    for (const [key, places] of readShard(readFileSync(join(folder, file)))) {
      // They lie in another file, which is read as well.
      if (typeof places === 'number') continue
      for (const [at, word] of key.split(' ').entries()) for (const place of places) words[place + at] = word
    }
  }
  return words.join('')
}
