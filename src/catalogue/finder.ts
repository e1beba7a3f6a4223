import type { PublicDemand } from '../domain/public-demand.ts'
import { type Document, documentOf, type Hit, type Ranked, rank } from '../domain/relevance.ts'
import {
  bestPairs,
  bestPassage,
  highlighted,
  type Pair,
  type Piece,
  tellingTerms,
} from '../domain/relevance-passage.ts'
import { profileQuestion, type Question, questionOf } from '../domain/relevance-question.ts'
import { type DemandItem, demandItem, listed } from './demand-item.ts'
import { districtNames, type NameOf } from './identity-line.ts'
import { missingWords, wordWithout } from './missing-words.ts'
import type { Query } from './query.ts'
import type { FoundPage, SearchSettings } from './search-settings.ts'
import { bodyOf, priorityOf, searchable } from './searchable.ts'
import { type Counts, select } from './select.ts'
import { statusAt } from './status.ts'

/** What the catalogue shows for a question. */
export interface Found {
  rows: FoundRow[]
  counts: Counts
  /** Words that no row has together with all others; [] where some row has all. */
  missing: string[]
  /** These are all the words: what was found has parts of them. */
  lacksAll: boolean
  /** Pages of the site that the words name. */
  pages: FoundPage[]
  textsOf: (row: FoundRow) => RowTexts
}

/** A row of the list, of which the page's part alone is worded. */
export interface FoundRow {
  item: DemandItem
  facets: readonly string[]
  demand: PublicDemand
  /** Absent where nothing was looked for by words. */
  hit?: Hit
}

/** What a row shows of what was looked for. */
export interface RowTexts {
  title: Piece[]
  line: Piece[][]
  /** The passage that earned it; [] where its title and line say it all. */
  passage: Piece[]
  pairs: Pair[]
  /** Words that it lacks. */
  lacks: string[]
}

/** Pages need most of what was asked. */
const PAGE_COVERAGE = 0.5
const MOST_PAGES = 3
const MOST_NEAREST = 3

interface Asked {
  words: string
  profile: string
  /** Of the rows that were there. */
  size: number
  question: Question
  ranked: Ranked
}

/** Demands of some years, folded once; every question scans them. */
export class Finder {
  readonly #settings: SearchSettings
  readonly #nameOf: NameOf
  readonly #now: Date
  readonly #pages: Document[]
  #rows: FoundRow[] = []
  #documents: Document[] = []
  #asked: Asked | undefined

  /** `now`: for the demands whose collection is over. */
  constructor(settings: SearchSettings, now: Date) {
    this.#settings = settings
    this.#nameOf = districtNames(settings.districts)
    this.#now = now
    this.#pages = settings.pages.map(({ title, words }) =>
      documentOf([
        { text: title, weight: 3 },
        { text: words, weight: 1 },
      ]),
    )
  }

  /** Of all years that it has. */
  get size(): number {
    return this.#rows.length
  }

  /** The open data of a year, older than those before. */
  add(year: string, demands: readonly PublicDemand[]): void {
    const collecting = this.#settings.years.find((one) => one.year === year)?.collecting
    for (const demand of listed(demands)) {
      const item = demandItem(demand, this.#nameOf, statusAt(demand, collecting, this.#now))
      this.#rows.push({ item, facets: item.facets, demand })
      this.#documents.push(documentOf(searchable(demand, this.#nameOf)))
    }
  }

  /** `profile`: a paragraph instead of words. */
  find(query: Query, profile = ''): Found {
    const asked = this.#ask(query.words, profile)
    const { question, ranked } = asked
    const hasAsked = query.words !== '' || profile !== ''
    const candidates = hasAsked
      ? ranked.hits.map((hit) => ({ ...this.#rows[hit.at]!, hit }))
      : [...this.#rows]
    const { rows, counts } = select<FoundRow>(candidates, query)
    if (query.sort !== 'relevance') rows.sort((a, b) => newestFirst(a.item, b.item))
    if (query.sort === 'priority') rows.sort((a, b) => priorityOf(b.demand) - priorityOf(a.demand))
    const missing = this.#missing(rows, question)
    return {
      rows,
      counts,
      missing,
      lacksAll: missing.length > 0 && question.words.every(({ text }) => missing.includes(text)),
      pages: this.#pagesFor(query.words),
      textsOf: (row) => this.#textsOf(row, asked),
    }
  }

  /** Whether some demand has it. */
  hasCharacter(character: string): boolean {
    return this.#documents.some(({ text }) => text.includes(character))
  }

  /** Where nothing is found: the words that no demand has, and what is left without them. */
  inTheWay({ words: typed }: Query): { words: string[]; rest: string } {
    const { words } = questionOf(typed, this.#settings.synonyms)
    const missing = missingWords(words, (has) => this.#documents.some(({ text }) => has(text)))
    const rest = words.flatMap(({ text }) => wordWithout(text, missing))
    return { words: missing, rest: rest.join(' ') }
  }

  /** Whatever comes nearest to the words, without filters. */
  nearest({ words }: Query): FoundRow[] {
    const question = questionOf(words, this.#settings.synonyms)
    return rank(this.#documents, question, 0)
      .hits.slice(0, MOST_NEAREST)
      .map(({ at }) => this.#rows[at]!)
  }

  #textsOf({ item, demand, hit }: FoundRow, { question, ranked, profile }: Asked): RowTexts {
    const { worth } = ranked
    const terms = hit ? tellingTerms(worth) : new Set<string>()
    const body = hit ? bodyOf(demand) : []
    return {
      title: highlighted(item.title, terms),
      line: item.line.map((text) => highlighted(text, terms)),
      passage: profile ? [] : bestPassage(body, worth),
      pairs: profile ? bestPairs(profile, [item.title, ...body], worth) : [],
      lacks: hit ? this.#lackedBy(hit, question.words) : [],
    }
  }

  /** The last answer is kept: a filter changes no score. */
  #ask(words: string, profile: string): Asked {
    const size = this.#rows.length
    const last = this.#asked
    if (last && last.words === words && last.profile === profile && last.size === size) return last
    const { synonyms } = this.#settings
    const question = profile ? profileQuestion(profile, synonyms) : questionOf(words, synonyms)
    const ranked = rank(this.#documents, question)
    this.#asked = { words, profile, size, question, ranked }
    return this.#asked
  }

  /** Of the first row, where no row has all words. */
  #missing(rows: readonly FoundRow[], { words }: Question): string[] {
    const [first] = rows
    if (!first?.hit || rows.some(({ hit }) => hit?.missing.length === 0)) return []
    return this.#lackedBy(first.hit, words)
  }

  #lackedBy({ at, missing }: Hit, words: Question['words']): string[] {
    const { text } = this.#documents[at]!
    return missingWords(
      missing.map((place) => words[place]!),
      (has) => has(text),
    )
  }

  #pagesFor(words: string): FoundPage[] {
    if (!words) return []
    return rank(this.#pages, questionOf(words), PAGE_COVERAGE)
      .hits.slice(0, MOST_PAGES)
      .map(({ at }) => this.#settings.pages[at]!)
  }
}

const newestFirst = (a: DemandItem, b: DemandItem) =>
  a.submittedOn === b.submittedOn ? 0 : a.submittedOn < b.submittedOn ? 1 : -1
