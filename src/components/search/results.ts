import type { Found } from '../../catalogue/finder.ts'
import { pagesOf } from '../../catalogue/paging.ts'
import {
  asksForSomething,
  type FacetKey,
  type Query,
  readQuery,
  type Sort,
  toggled,
  withWords,
  writeQuery,
} from '../../catalogue/query.ts'
import { simplified } from '../../catalogue/traditional.ts'
import { OpenData } from './open-data.ts'
import { type Requests, requestData } from './requests.ts'
import { ResultsView } from './results-view.ts'
import type { Shown } from './shown.ts'

/** How long somebody must pause in typing before the list follows, ms. */
const PAUSE = 250
/** After which time waiting is worth a word, ms. */
const PATIENCE = 300
/** With fewer hits in the newest year, older ones are looked through as well. */
const ENOUGH = 5

type How = 'push' | 'replace' | 'stay'

/** The catalogue once something is looked for: the address in, the list out. */
export class Results {
  readonly #root: HTMLElement
  readonly #view: ResultsView
  #data: Promise<OpenData> | undefined
  #query: Query = readQuery('')
  /** A paragraph that stands instead of words; it is in no address. */
  #profile = ''
  /** Only the newest question is answered. */
  #asked = 0
  #typing = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `requests`: under way since somebody turned to the search; the first question is still being typed. */
  constructor(root: HTMLElement, requests: Requests) {
    this.#root = root
    this.#view = new ResultsView(root)
    this.#load(requests).catch(() => {})
  }

  async showAddress(): Promise<void> {
    const query = readQuery(location.search)
    // A link to elsewhere on the page asks for nothing else.
    if (location.hash && history.state === null && writeQuery(query) === writeQuery(this.#query)) {
      history.replaceState(this.#state, '')
      return
    }
    this.#profile = typeof history.state?.profile === 'string' ? history.state.profile : ''
    await this.#show(query, 'stay')
  }

  /** A choice of a facet, another page, or a button that drops a condition. */
  async follow({ dataset: { facet, value = '', goes = '' } }: HTMLElement): Promise<void> {
    if (facet) return this.#show(toggled(this.#query, facet as FacetKey, value), 'push')
    if (goes === 'retry') return this.#show(this.#query, 'stay')
    if (goes === 'no-profile') this.#profile = ''
    await this.#show(readQuery(goes === 'no-profile' ? writeQuery(this.#query) : goes), 'push')
    this.#view.lookAtHits()
  }

  submit(): Promise<void> {
    clearTimeout(this.#timer)
    this.#profile = ''
    const to = withWords(this.#query, this.#view.words)
    if (writeQuery(to) === writeQuery(this.#query)) {
      this.#typing = false
      return this.#show(to, 'stay')
    }
    return this.#show(to, this.#typing ? 'replace' : 'push')
  }

  /** The box for a paragraph; with words in it the search's own box is emptied. */
  async findByProfile(): Promise<void> {
    const profile = this.#view.readProfile()
    if (!profile) return
    this.#profile = profile
    await this.#show(withWords(this.#query, ''), 'push')
    this.#view.lookAtHits()
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
      this.#profile = ''
      void this.#show(to, this.#typing ? 'replace' : 'push', true)
    }, PAUSE)
  }

  /** Of the history: what stands in no address. */
  get #state(): { profile: string } | null {
    return this.#profile ? { profile: this.#profile } : null
  }

  async #show(query: Query, how: How, typing = false): Promise<void> {
    const asked = ++this.#asked
    this.#query = query
    this.#typing = typing
    const address = `${location.pathname}${writeQuery(query)}`
    if (how === 'push') history.pushState(this.#state, '', address)
    else if (how === 'replace') history.replaceState(this.#state, '', address)
    this.#view.ask(query, typing, this.#profile)
    const busy = setTimeout(() => this.#view.wait(), PATIENCE)
    try {
      const shown = await this.#answer(query, this.#profile)
      if (asked === this.#asked) this.#view.show(query, shown)
    } catch {
      // The data may be others by now.
      this.#data = undefined
      if (asked === this.#asked) this.#view.fail()
    } finally {
      clearTimeout(busy)
    }
  }

  async #answer(query: Query, profile: string): Promise<Shown> {
    const data = await this.#load()
    const { finder } = data
    const asked = { ...query, words: await simplified(query.words, finder) }
    let found = this.#find(data, asked, profile)
    while (data.olderCount > 0 && needsOlder(data, query, found)) {
      await data.loadOlder()
      found = this.#find(data, asked, profile)
    }
    const { rows } = found
    const pages = pagesOf(rows.length, this.#view.size)
    const page = Math.min(query.page, pages)
    const isPlain = !asksForSomething(query) && !profile
    const isEmpty = rows.length === 0
    return {
      found,
      rows: isPlain ? undefined : rows.slice((page - 1) * this.#view.size, page * this.#view.size),
      page,
      pages,
      profile,
      all: finder.size,
      years: data.years,
      olderCount: data.olderCount,
      fewer: isEmpty
        ? oneLess(asked).map((to) => ({ to, hits: this.#find(data, to, profile).rows.length }))
        : [],
      inTheWay: isEmpty && query.words ? finder.inTheWay(asked) : { words: [], rest: '' },
      nearest: isEmpty && query.words ? finder.nearest(asked) : [],
    }
  }

  /** A paragraph is always put in order by what fits it. */
  #find({ finder }: OpenData, query: Query, profile: string): Found {
    const sort = profile && query.sort === 'new' ? 'relevance' : query.sort
    return finder.find({ ...query, sort }, profile)
  }

  #load(requests?: Requests): Promise<OpenData> {
    this.#data ??= OpenData.load(requests ?? requestData(this.#root))
    const loading = this.#data
    loading.catch(() => {
      if (this.#data === loading) this.#data = undefined
    })
    return loading
  }
}

function needsOlder({ years }: OpenData, { allYears, chosen }: Query, { rows }: Found): boolean {
  if (allYears || rows.length < ENOUGH) return true
  const oldest = years.at(-1)!
  return chosen.some(({ key, value }) => key === 'year' && value < oldest)
}

/** The questions that leave one condition out. */
const oneLess = (query: Query): Query[] => [
  ...(query.words ? [withWords(query, '')] : []),
  ...query.chosen.map(({ key, value }) => toggled(query, key, value)),
]
