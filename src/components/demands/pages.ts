/** Entries on a page of the catalogue: its weight stays the same, however many there are. */
export const PAGE_SIZE = 20

/** The same on a page of one district or industry: a list to read through, and no search beside it. */
export const COLUMN_PAGE_SIZE = 100

export const pagesOf = (count: number, size = PAGE_SIZE): number => Math.max(Math.ceil(count / size), 1)

/** What stands on one page, from 1. */
export const onPage = <Item>(items: readonly Item[], page: number, size = PAGE_SIZE): Item[] =>
  items.slice((page - 1) * size, page * size)

/** One page of the list of a district or industry. */
export interface ColumnPage<Item> {
  items: Item[]
  /** How many entries the whole list has. */
  all: number
  page: { number: number; count: number }
}

/** All pages of such a list, each with the rest of its address: none for the first, then `page/2`. */
export function columnPages<Item>(
  items: readonly Item[],
): { page: string | undefined; props: ColumnPage<Item> }[] {
  const count = pagesOf(items.length, COLUMN_PAGE_SIZE)
  return Array.from({ length: count }, (_, at) => ({
    page: at > 0 ? `page/${at + 1}` : undefined,
    props: {
      items: onPage(items, at + 1, COLUMN_PAGE_SIZE),
      all: items.length,
      page: { number: at + 1, count },
    },
  }))
}
