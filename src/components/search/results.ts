import { Engine } from './engine.ts'
import {
  asksForSomething,
  type FacetKey,
  type Query,
  readQuery,
  type Sort,
  toggled,
  withWords,
  writeQuery,
} from './query.ts'
import { ResultsView } from './results-view.ts'

/** How long somebody must pause in typing before the list follows, ms. */
const PAUSE = 250
/** After which time waiting is worth a word, ms. */
const PATIENCE = 300

type How = 'push' | 'replace' | 'stay'

/** The catalogue once something is looked for: the address in, the list out. */
export class Results {
  readonly #index: string
  readonly #view: ResultsView
  #engine: Promise<Engine> | undefined
  #query: Query = readQuery('')
  /** Only the newest question is answered. */
  #asked = 0
  #typing = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(root: HTMLElement) {
    this.#index = root.dataset['index'] ?? ''
    this.#view = new ResultsView(root)
    // The first question is still being typed.
    this.#load().catch(() => {})
  }

  showAddress(): Promise<void> {
    return this.#show(readQuery(location.search), 'stay')
  }

  /** A choice of a facet, another page, or a button that drops a condition. */
  async follow({ dataset: { facet, value = '', goes = '' } }: HTMLElement): Promise<void> {
    if (facet) return this.#show(toggled(this.#query, facet as FacetKey, value), 'push')
    if (goes === 'retry') return this.showAddress()
    await this.#show(readQuery(goes), 'push')
    this.#view.lookAtHits()
  }

  submit(): Promise<void> {
    clearTimeout(this.#timer)
    const to = withWords(this.#query, this.#view.words)
    if (writeQuery(to) === writeQuery(this.#query)) {
      this.#typing = false
      return this.#show(to, 'stay')
    }
    return this.#show(to, this.#typing ? 'replace' : 'push')
  }

  sort(): Promise<void> {
    return this.#show({ ...this.#query, sort: this.#view.sort as Sort, page: 1 }, 'push')
  }

  /** While somebody types, the list follows; the way back has one step for all of it. */
  type(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      const to = withWords(this.#query, this.#view.words)
      if (writeQuery(to) === writeQuery(this.#query)) return
      void this.#show(to, this.#typing ? 'replace' : 'push', true)
    }, PAUSE)
  }

  async #show(query: Query, how: How, typing = false): Promise<void> {
    const asked = ++this.#asked
    this.#query = query
    this.#typing = typing
    const address = `${location.pathname}${writeQuery(query)}`
    if (how === 'push') history.pushState(null, '', address)
    else if (how === 'replace') history.replaceState(null, '', address)
    this.#view.ask(query, typing)
    const busy = setTimeout(() => this.#view.wait(), PATIENCE)
    try {
      const shown = await this.#answer(query)
      if (asked === this.#asked) this.#view.show(query, shown)
    } catch {
      // The index may be another by now.
      this.#engine = undefined
      if (asked === this.#asked) this.#view.fail()
    } finally {
      clearTimeout(busy)
    }
  }

  async #answer(query: Query) {
    const engine = await this.#load()
    const found = await engine.find(query)
    const pages = Math.max(Math.ceil(found.rows.length / this.#view.size), 1)
    const page = Math.min(query.page, pages)
    const rows = found.rows.slice((page - 1) * this.#view.size, page * this.#view.size)
    // The plain list is there already.
    const entries = asksForSomething(query) ? await engine.entries(rows) : undefined
    const fewer = found.rows.length > 0 ? [] : await this.#withOneLess(engine, query)
    return { found, page, pages, entries, fewer, all: engine.size }
  }

  /** The questions that leave one condition out, with how much each would find. */
  #withOneLess(engine: Engine, query: Query) {
    const fewer = [
      ...(query.words ? [withWords(query, '')] : []),
      ...query.chosen.map(({ key, value }) => toggled(query, key, value)),
    ]
    return Promise.all(fewer.map(async (to) => ({ to, hits: (await engine.find(to)).rows.length })))
  }

  #load(): Promise<Engine> {
    this.#engine ??= Engine.load(this.#index)
    this.#engine.catch(() => {
      this.#engine = undefined
    })
    return this.#engine
  }
}
