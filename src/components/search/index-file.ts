import type { TableFile } from './facet-table.ts'

/** `table.json`: the one file of the index whose name stays. The others lie in a folder named for what they say. */
export interface IndexFile extends TableFile {
  /** The folder. A page that is open while the site changes finds no folder, and never a mixture of two. */
  version: string
  /** How many shards of words: a power of two. Files of single words have the numbers after theirs. */
  shards: number
  /** How many blocks of places each row's text has. */
  lengths: number[]
}

export const TABLE = 'table.json'

export const shardPath = (version: string, shard: number): string => `${version}/words/${shard}.bin`

export const entryPath = (version: string, row: number): string => `${version}/entries/${row}.json`
