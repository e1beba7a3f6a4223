import type { Query } from './query.ts'
import { readShown, type Shown } from './shown.ts'
import { readTable, type Selected, select, type Table, type TableFile } from './table.ts'
import { phrasesOf, termOf, wordsOf } from './tokens.ts'

/** The part of Pagefind's browser code that is used (`pagefind.js`; it ships no types). */
interface Pagefind {
  options(options: { ranking: { metaWeights: Record<string, number> } }): Promise<void>
  init(): Promise<void>
  search(term: string | null): Promise<{ results: PagefindResult[] }>
}
interface PagefindResult {
  id: string
  score: number
  /** Where in the content; none where only what is stored beside it matches. */
  words: number[]
  data(): Promise<{ content: string; meta: { shown: string } }>
}

export interface Found extends Selected {
  /** What the texts of the hits contain, to be picked out in them. */
  phrases: string[]
  /** Nothing has the words as they were written; `phrases` are their parts. */
  loose: boolean
}

export interface Entry extends Shown {
  /** Title, line and text, as they are indexed. */
  content: string
}

/** The search, once it is loaded. Every method rejects when a file of it cannot be had. */
export class Engine {
  readonly #base: string
  readonly #pagefind: Pagefind
  readonly #table: Table
  readonly #results: ReadonlyMap<string, PagefindResult>
  readonly #lookups = new Map<string, Promise<ReadonlyMap<string, number>>>()

  private constructor(base: string, pagefind: Pagefind, file: TableFile, all: readonly PagefindResult[]) {
    this.#base = base
    this.#pagefind = pagefind
    this.#results = new Map(all.map((result) => [result.id, result]))
    this.#table = readTable(
      file,
      all.map(({ id }) => id),
    )
  }

  /** `attempt`: browsers remember a module that did not load, by its address. */
  static async load(base: string, attempt: number): Promise<Engine> {
    const [pagefind, file] = await Promise.all([
      import(/* @vite-ignore */ `${base}pagefind.js${attempt > 0 ? `?${attempt}` : ''}`) as Promise<Pagefind>,
      fetched(`${base}table.json`).then((response) => response.json() as Promise<TableFile>),
    ])
    await pagefind.options({ ranking: { metaWeights: { shown: 0 } } })
    await pagefind.init()
    const { results } = await pagefind.search(null)
    return new Engine(base, pagefind, file, results)
  }

  /** Of the whole catalogue. */
  get size(): number {
    return this.#table.ids.length
  }

  async find(query: Query): Promise<Found> {
    if (!query.words) return { ...select(this.#table, undefined, query), phrases: [], loose: false }
    const together = phrasesOf(query.words)
    let found = { phrases: together, loose: false, scores: await this.#having(together) }
    if (found.scores.size === 0) {
      const apart = wordsOf(query.words)
      const scores = await this.#having(apart)
      if (scores.size > 0) found = { phrases: apart, loose: true, scores }
      // Pagefind takes a missing part of the index for one without hits.
      else await fetched(`${this.#base}pagefind-entry.json?${Date.now()}`)
    }
    const { scores, ...rest } = found
    return { ...select(this.#table, scores, query), ...rest }
  }

  entries(ids: readonly string[]): Promise<Entry[]> {
    return Promise.all(
      ids.map(async (id) => {
        const { content, meta } = await this.#results.get(id)!.data()
        return { ...readShown(meta.shown), content }
      }),
    )
  }

  /** The entries that have every phrase; the sum of how well they have each. */
  async #having(phrases: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const [first = new Map<string, number>(), ...others] = await Promise.all(
      phrases.map((phrase) => this.#lookup(phrase)),
    )
    return new Map(
      [...first]
        .filter(([id]) => others.every((other) => other.has(id)))
        .map(([id, score]) => [id, others.reduce((sum, other) => sum + other.get(id)!, score)]),
    )
  }

  #lookup(phrase: string): Promise<ReadonlyMap<string, number>> {
    const known = this.#lookups.get(phrase)
    if (known) return known
    const lookup = this.#pagefind.search(termOf(phrase)).then(({ results }) => {
      const hits = results.filter(({ words }) => words.length > 0)
      // What is empty because something did not load must be asked again.
      if (hits.length === 0) this.#lookups.delete(phrase)
      return new Map(hits.map(({ id, score }) => [id, score]))
    })
    lookup.catch(() => this.#lookups.delete(phrase))
    this.#lookups.set(phrase, lookup)
    return lookup
  }
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${response.status} ${address}`)
  return response
}
