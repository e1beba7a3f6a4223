import type { FacetKey, Query } from './query.ts'

/**
 * What the filters and orders go by, as a file: one row for each entry of the catalogue, the newest first. It
 * is loaded with the search, as a page that grew with the catalogue would be loaded by everybody.
 */
export interface TableFile {
  /** How many rows. */
  size: number
  facets: Table['facets']
  /** Rows of each rank, rising, as distances; those to be recommended first before the others. */
  ranks: number[][]
}

export interface Table {
  /** The names under which Pagefind knows the entries. */
  ids: string[]
  /** For each facet and value the rows that have it, rising, each as its distance from the one before. */
  facets: Partial<Record<FacetKey, Record<string, number[]>>>
  /** Rows, those to be recommended first before the others. */
  priority: number[]
}

export type Counts = Partial<Record<FacetKey, Record<string, number>>>

export interface Selected {
  ids: string[]
  /** How many hits each value would have, beside the words and the choices in the other facets. */
  counts: Counts
}

/** `scores`: the entries that have the words, with how well; none where no words are looked for. */
export function select(
  table: Table,
  scores: ReadonlyMap<string, number> | undefined,
  { chosen, sort }: Query,
): Selected {
  const all = table.ids.length
  const facets = Object.entries(table.facets) as [FacetKey, Record<string, number[]>][]
  const asked = [...new Set(chosen.map(({ key }) => key))]
  const agree = new Map(
    asked.map((key) => {
      const has = new Uint8Array(all)
      for (const { value } of chosen.filter((one) => one.key === key)) {
        for (const row of rows(table.facets[key]?.[value])) has[row] = 1
      }
      return [key, has]
    }),
  )
  const matches = (row: number, except?: FacetKey) =>
    (!scores || scores.has(table.ids[row]!)) &&
    asked.every((key) => key === except || agree.get(key)![row] === 1)

  const counts: Counts = {}
  for (const [key, values] of facets) {
    const ofKey: Record<string, number> = {}
    for (const [value, gaps] of Object.entries(values)) {
      ofKey[value] = rows(gaps).filter((row) => matches(row, key)).length
    }
    counts[key] = ofKey
  }
  const order = sort === 'priority' ? table.priority : table.ids.map((_, row) => row)
  const hits = order.filter((row) => matches(row)).map((row) => table.ids[row]!)
  if (sort === 'relevance' && scores) hits.sort((a, b) => scores.get(b)! - scores.get(a)!)
  return { ids: hits, counts }
}

/** `ids`: as Pagefind lists them, which is the order in which it was given them. Throws where some are missing. */
export function readTable({ size, facets, ranks }: TableFile, ids: string[]): Table {
  if (ids.length !== size) throw new Error(`${ids.length} of ${size} entries`)
  return { ids, facets, priority: ranks.flatMap((gaps) => rows(gaps)) }
}

/** Rising numbers as distances, which stay small however long the catalogue is. */
export const gapsOf = (rising: readonly number[]): number[] =>
  rising.map((row, at) => row - (rising[at - 1] ?? 0))

function rows(gaps: readonly number[] = []): number[] {
  let row = 0
  return gaps.map((gap) => {
    row += gap
    return row
  })
}
