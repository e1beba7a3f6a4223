import { cacheKeyOf } from '../shared/cache-key.ts'
import type { DemandItem, Facet } from './catalogue.ts'

/** Entries on a page of the catalogue: its weight stays the same, however many there are. */
export const PAGE_SIZE = 20

/** The same on a page of one district or industry: a list to read through, and no search beside it. */
export const COLUMN_PAGE_SIZE = 100

export const pagesOf = (count: number, size = PAGE_SIZE): number => Math.max(Math.ceil(count / size), 1)

/** What stands on one page, from 1. */
export const onPage = <Item>(items: readonly Item[], page: number, size = PAGE_SIZE): Item[] =>
  items.slice((page - 1) * size, page * size)

/** One page of a list. */
export interface ListPage {
  items: DemandItem[]
  /** How many entries the whole list has. */
  all: number
  page: { number: number; count: number }
}

/** All pages of a list, each with a name for what it shows: the same page need not be made again. */
export function listPages(
  items: readonly DemandItem[],
  facets: readonly Facet[],
  size = PAGE_SIZE,
): Promise<{ number: number; props: ListPage; cacheKey: string }[]> {
  const count = pagesOf(items.length, size)
  return Promise.all(
    Array.from({ length: count }, async (_, at) => {
      const number = at + 1
      const props = { items: onPage(items, number, size), all: items.length, page: { number, count } }
      return { number, props, cacheKey: await cacheKeyOf([props, facets]) }
    }),
  )
}
