import { readTable, type Selected, select, type Table } from './facet-table.ts'
import { type Entry, readEntry } from './index-entry.ts'
import { entryPath, type IndexFile, shardPath, TABLE } from './index-file.ts'
import { beginnings, partsOf } from './phrase.ts'
import { readShard, type Shard, shardOf } from './postings.ts'
import type { Query } from './query.ts'
import { Ranking } from './ranking.ts'
import { phrasesOf, wordsIn, wordsOf } from './tokens.ts'

export interface Found extends Selected {
  /** What the texts of the hits contain, to be picked out in them. */
  phrases: string[]
  /** Nothing has the words as they were written; `phrases` are their parts. */
  loose: boolean
}

/** The search, once it is loaded. Every method rejects when a file of it cannot be had. */
export class Engine {
  readonly #base: string
  readonly #file: IndexFile
  readonly #table: Table
  readonly #ranking: Ranking
  readonly #shards = new Map<number, Promise<Shard>>()

  private constructor(base: string, file: IndexFile) {
    this.#base = base
    this.#file = file
    this.#table = readTable(file)
    this.#ranking = new Ranking(file.lengths)
  }

  static async load(base: string): Promise<Engine> {
    // What the browser has kept may name a folder that is gone.
    const table = await fetched(base + TABLE, { cache: 'no-cache' })
    return new Engine(base, await table.json())
  }

  /** Of the whole catalogue. */
  get size(): number {
    return this.#table.size
  }

  async find(query: Query): Promise<Found> {
    if (!query.words) return { ...select(this.#table, undefined, query), phrases: [], loose: false }
    const together = phrasesOf(query.words)
    let found = { phrases: together, loose: false, scores: await this.#having(together) }
    if (found.scores.size === 0) {
      const apart = wordsOf(query.words)
      const scores = await this.#having(apart)
      if (scores.size > 0) found = { phrases: apart, loose: true, scores }
    }
    const { scores, ...rest } = found
    return { ...select(this.#table, scores, query), ...rest }
  }

  entries(rows: readonly number[]): Promise<Entry[]> {
    return Promise.all(
      rows.map(async (row) => {
        const file = await fetched(this.#base + entryPath(this.#file.version, row))
        return readEntry(await file.text())
      }),
    )
  }

  /** The rows that have every phrase; the sum of how well they have each. */
  async #having(phrases: readonly string[]): Promise<ReadonlyMap<number, number>> {
    const [first = new Map<number, number>(), ...others] = await Promise.all(
      phrases.map((phrase) => this.#lookup(phrase)),
    )
    return new Map(
      [...first]
        .filter(([row]) => others.every((other) => other.has(row)))
        .map(([row, score]) => [row, others.reduce((sum, other) => sum + other.get(row)!, score)]),
    )
  }

  async #lookup(phrase: string): Promise<ReadonlyMap<number, number>> {
    const parts = partsOf(wordsIn(phrase)).map(async ({ key, offset }) => ({
      places: await this.#places(key, shardOf(key, this.#file.shards)),
      offset,
    }))
    return this.#ranking.score(beginnings(await Promise.all(parts)))
  }

  async #places(key: string, shard: number): Promise<readonly number[]> {
    const places = (await this.#shard(shard)).get(key) ?? []
    return typeof places === 'number' ? this.#places(key, places) : places
  }

  #shard(number: number): Promise<Shard> {
    const known = this.#shards.get(number)
    if (known) return known
    const shard = fetched(this.#base + shardPath(this.#file.version, number))
      .then((file) => file.arrayBuffer())
      .then((bytes) => readShard(new Uint8Array(bytes)))
    shard.catch(() => this.#shards.delete(number))
    this.#shards.set(number, shard)
    return shard
  }
}

async function fetched(address: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(address, init)
  if (!response.ok) throw new Error(`${response.status} ${address}`)
  return response
}
