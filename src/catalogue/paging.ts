import type { DemandItem } from './demand-item.ts'

/** Entries on a page of the catalogue: its weight stays the same, however many there are. */
export const PAGE_SIZE = 20

/** The same on a page of one district or industry: a list to read through, and no search beside it. */
export const COLUMN_PAGE_SIZE = 100

export const pagesOf = (count: number, size = PAGE_SIZE): number => Math.max(Math.ceil(count / size), 1)

/** What stands on one page, from 1. */
export const onPage = <Item>(items: readonly Item[], page: number, size = PAGE_SIZE): Item[] =>
  items.slice((page - 1) * size, page * size)

/** The rest of the address of such a page. */
export const columnPage = (number: number): string | undefined => (number > 1 ? `page/${number}` : undefined)

/** One page of a list. */
export interface ListPage {
  items: DemandItem[]
  /** How many entries the whole list has. */
  all: number
  page: { number: number; count: number }
}

/** All pages of a list; an empty one has one as well. */
export function listPages(items: readonly DemandItem[], size = PAGE_SIZE): ListPage[] {
  const count = pagesOf(items.length, size)
  return Array.from({ length: count }, (_, at) => ({
    items: onPage(items, at + 1, size),
    all: items.length,
    page: { number: at + 1, count },
  }))
}
