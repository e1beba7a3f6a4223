import type { FacetKey, Query } from './query.ts'

/**
 * What the filters and orders go by, as a file: one row for each entry of the catalogue, the newest first. It
 * is loaded with the search, as a page that grew with the catalogue would be loaded by everybody.
 */
export interface TableFile {
  /** How many rows. */
  size: number
  /** For each facet and value the rows that have it, rising, each as its distance from the one before. */
  facets: Partial<Record<FacetKey, Record<string, number[]>>>
  /** Rows of each rank, rising, as distances; those to be recommended first before the others. */
  ranks: number[][]
}

export interface Table {
  size: number
  /** For each facet and value the rows that have it, rising. */
  facets: Partial<Record<FacetKey, Record<string, number[]>>>
  /** Rows, those to be recommended first before the others. */
  priority: number[]
}

export type Counts = Partial<Record<FacetKey, Record<string, number>>>

export interface Selected {
  rows: number[]
  /** How many hits each value would have, beside the words and the choices in the other facets. */
  counts: Counts
}

/** `scores`: the rows that have the words, with how well; none where no words are looked for. */
export function select(
  table: Table,
  scores: ReadonlyMap<number, number> | undefined,
  { chosen, sort }: Query,
): Selected {
  const asked = [...new Set(chosen.map(({ key }) => key))]
  const agree = new Map(
    asked.map((key) => {
      const has = new Uint8Array(table.size)
      for (const { value } of chosen.filter((one) => one.key === key)) {
        for (const row of table.facets[key]?.[value] ?? []) has[row] = 1
      }
      return [key, has]
    }),
  )
  const matches = (row: number, except?: FacetKey) =>
    (!scores || scores.has(row)) && asked.every((key) => key === except || agree.get(key)![row] === 1)

  const counts: Counts = {}
  for (const [key, values] of Object.entries(table.facets) as [FacetKey, Record<string, number[]>][]) {
    const ofKey: Record<string, number> = {}
    for (const [value, rows] of Object.entries(values)) {
      ofKey[value] = rows.filter((row) => matches(row, key)).length
    }
    counts[key] = ofKey
  }
  const order = sort === 'priority' ? table.priority : Array.from({ length: table.size }, (_, row) => row)
  const rows = order.filter((row) => matches(row))
  if (sort === 'relevance' && scores) rows.sort((a, b) => scores.get(b)! - scores.get(a)!)
  return { rows, counts }
}

export function readTable({ size, facets, ranks }: TableFile): Table {
  const rowsOf = (values: Record<string, number[]>) =>
    Object.fromEntries(Object.entries(values).map(([value, gaps]) => [value, rowsAt(gaps)]))
  return {
    size,
    facets: Object.fromEntries(Object.entries(facets).map(([key, values]) => [key, rowsOf(values)])),
    priority: ranks.flatMap(rowsAt),
  }
}

/** Rising numbers as distances, which stay small however long the catalogue is. */
export const gapsOf = (rising: readonly number[]): number[] =>
  rising.map((row, at) => row - (rising[at - 1] ?? 0))

function rowsAt(gaps: readonly number[]): number[] {
  let row = 0
  return gaps.map((gap) => {
    row += gap
    return row
  })
}
