/** Whether a text holds every word of a query, in any order, whatever width and case; spaces within do not count. */
export function holdsAll(text: string, query: string): boolean {
  const folded = fold(text)
  return query
    .split(/[\s，。、；：！？,;:!?]+/u)
    .map(fold)
    .every((word) => folded.includes(word))
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
