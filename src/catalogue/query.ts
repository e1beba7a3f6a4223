/** What is looked for, as an address says it: `?q=激光&district=hongshan&mode=3&sort=priority&years=all&page=2`. */

export const facetKeys = [
  'district',
  'industry',
  'honor',
  'mode',
  'common',
  'expert',
  'year',
  'status',
] as const
export type FacetKey = (typeof facetKeys)[number]

export const sorts = ['new', 'priority', 'relevance'] as const
export type Sort = (typeof sorts)[number]

export interface Query {
  /** Without spaces at the ends; '' for none. */
  words: string
  /** Of one facet any value does; all facets must agree. */
  chosen: { key: FacetKey; value: string }[]
  /** `relevance` says something only where there are words. */
  sort: Sort
  /** From 1. */
  page: number
  /** Of all years, not of the newest alone. */
  allYears: boolean
}

/** Characters; a whole paragraph has a box of its own. */
export const LONGEST_WORDS = 200

export function readQuery(address: string): Query {
  const params = new URLSearchParams(address)
  const words = (params.get('q') ?? '').trim().slice(0, LONGEST_WORDS).trim()
  const chosen = facetKeys.flatMap((key) =>
    [...new Set(params.getAll(key))]
      .filter(Boolean)
      .sort()
      .map((value) => ({ key, value })),
  )
  const asked = sorts.find((sort) => sort === params.get('sort')) ?? defaultSort(words)
  const page = Math.trunc(Number(params.get('page')))
  return {
    words,
    chosen,
    sort: asked === 'relevance' && !words ? 'new' : asked,
    page: page > 1 && page < 1e6 ? page : 1,
    allYears: params.get('years') === 'all',
  }
}

/** The shortest address that says it, from its `?` on; '' for the whole catalogue. */
export function writeQuery({ words, chosen, sort, page, allYears }: Query): string {
  const params = new URLSearchParams()
  if (words) params.set('q', words)
  for (const { key, value } of chosen) params.append(key, value)
  if (sort !== defaultSort(words)) params.set('sort', sort)
  if (allYears) params.set('years', 'all')
  if (page > 1) params.set('page', String(page))
  const text = params.toString()
  return text && `?${text}`
}

export const defaultSort = (words: string): Sort => (words ? 'relevance' : 'new')

/** Chooses a value, or takes the choice back; the list then begins anew. */
export function toggled(query: Query, key: FacetKey, value: string): Query {
  const without = query.chosen.filter((one) => one.key !== key || one.value !== value)
  const chosen = without.length < query.chosen.length ? without : [...query.chosen, { key, value }]
  return readQuery(writeQuery({ ...query, chosen, page: 1 }))
}

/** Other words, in the order that fits them unless another was asked for. */
export function withWords(query: Query, words: string): Query {
  const sort = query.sort === defaultSort(query.words) ? defaultSort(words.trim()) : query.sort
  return readQuery(writeQuery({ ...query, words, sort, page: 1 }))
}

/** Whether there is anything that the plain list does not show already. */
export const asksForSomething = (query: Query): boolean => writeQuery(query) !== ''
