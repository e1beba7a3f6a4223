import type { Synonyms } from '../domain/relevance-question.ts'
import type { ListedDistrict } from './identity-line.ts'
import type { CollectingTime } from './status.ts'

/** `/data/search.json`: what the search knows beside the open data. */
export interface SearchSettings {
  /** Newest first. */
  years: YearOfData[]
  districts: ListedDistrict[]
  synonyms: Synonyms
  pages: FoundPage[]
}

export interface YearOfData {
  year: string
  /** Listed demands. */
  count: number
  /** Of the open data. */
  address: string
  /** Until when its demands are collected; absent where no cycle says so. */
  collecting?: CollectingTime
}

/** A page of the site, and what people call it. */
export interface FoundPage {
  title: string
  address: string
  words: string
}

/** What a site's settings are made of. */
interface Sources {
  /** Listed ones, of every year. */
  demands: readonly { year: string }[]
  cycles: ReadonlyMap<string, CollectingTime>
  districts: readonly ListedDistrict[]
  synonyms: Synonyms
  pages: readonly FoundPage[]
  /** Of a year's open data. */
  addressOf: (year: string) => string
}

export function searchSettingsOf({
  demands,
  cycles,
  districts,
  synonyms,
  pages,
  addressOf,
}: Sources): SearchSettings {
  const counts = new Map<string, number>()
  for (const { year } of demands) counts.set(year, (counts.get(year) ?? 0) + 1)
  const years = [...counts].map(([year, count]): YearOfData => {
    const cycle = cycles.get(year)
    const collecting = cycle && { deadline: cycle.deadline, extensions: cycle.extensions }
    return { year, count, address: addressOf(year), ...(collecting && { collecting }) }
  })
  return {
    years: years.sort((a, b) => (a.year < b.year ? 1 : -1)),
    districts: districts.map(({ slug, shortName }) => ({ slug, shortName })),
    synonyms,
    pages: [...pages],
  }
}
