/** Entries on a page of the catalogue: its weight stays the same, however many there are. */
export const PAGE_SIZE = 20

export const pagesOf = (count: number): number => Math.max(Math.ceil(count / PAGE_SIZE), 1)

/** What stands on one page, from 1. */
export const onPage = <Item>(items: readonly Item[], page: number): Item[] =>
  items.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
