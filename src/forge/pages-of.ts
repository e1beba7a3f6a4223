/** A list that no sensible repository has more of. */
const MOST_PAGES = 20

/** Every item of a list that comes in pages of `size`; the first short page is the last. */
export async function allPages<Item>(
  size: number,
  page: (number: number) => Promise<Item[]>,
): Promise<Item[]> {
  const all: Item[] = []
  for (let number = 1; number <= MOST_PAGES; number++) {
    const items = await page(number)
    all.push(...items)
    if (items.length < size) break
  }
  return all
}
