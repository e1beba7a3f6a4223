import { expect, test } from 'vitest'
import { BLANK_ITEM } from './demand-item.ts'
import { COLUMN_PAGE_SIZE, listPages, PAGE_SIZE } from './paging.ts'

const items = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ ...BLANK_ITEM, title: String(at) }))

test.each([0, 1, PAGE_SIZE, PAGE_SIZE + 1, 10_000])(
  '%d entries: each on one page, and no page grows',
  (count) => {
    for (const size of [PAGE_SIZE, COLUMN_PAGE_SIZE]) {
      const pages = listPages(items(count), size)
      expect(pages.flatMap((page) => page.items)).toEqual(items(count))
      expect(Math.max(...pages.map((page) => page.items.length))).toBe(Math.min(count, size))
      expect(pages.map(({ page }) => page.number)).toEqual(pages.map((_, at) => at + 1))
      expect(new Set(pages.map(({ page, all }) => `${page.count} ${all}`))).toEqual(
        new Set([`${pages.length} ${count}`]),
      )
    }
  },
)
