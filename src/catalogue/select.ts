import { type FacetKey, facetKeys, type Query } from './query.ts'

/** How many rows each value of each facet would have. */
export type Counts = Partial<Record<FacetKey, Record<string, number>>>

/** A row as filters see it: `facet:value`. */
interface Row {
  facets: readonly string[]
}

interface Selected<R> {
  rows: R[]
  /** Beside the choices in the other facets. */
  counts: Counts
}

/** Of one facet any value that was chosen does; all facets must agree. */
export function select<R extends Row>(rows: readonly R[], { chosen }: Pick<Query, 'chosen'>): Selected<R> {
  const wanted = new Map<FacetKey, Set<string>>()
  for (const { key, value } of chosen) {
    wanted.set(key, (wanted.get(key) ?? new Set()).add(`${key}:${value}`))
  }
  const counts: Counts = Object.fromEntries(facetKeys.map((key) => [key, {}]))
  const selected: R[] = []
  for (const row of rows) {
    const failing = [...wanted].filter(([, values]) => !row.facets.some((facet) => values.has(facet)))
    if (failing.length === 0) selected.push(row)
    if (failing.length > 1) continue
    for (const facet of row.facets) {
      const key = facet.slice(0, facet.indexOf(':')) as FacetKey
      if (failing.length === 1 && failing[0]![0] !== key) continue
      const ofKey = counts[key]!
      const value = facet.slice(key.length + 1)
      ofKey[value] = (ofKey[value] ?? 0) + 1
    }
  }
  return { rows: selected, counts }
}
