import type { Cycle } from '../../../domain/cycle.ts'
import { pathOf } from '../../../domain/kinds.ts'
import type { Source } from '../../../domain/ledger.ts'
import type { DeskContext } from './context.ts'

/** What the site says of everybody, as sources of a ledger: districts, cycles and the lists of selections. */
export function baseSources(
  { districts, selections }: Pick<DeskContext, 'districts' | 'selections'>,
  cycles: readonly Cycle[],
): Source[] {
  const source = (
    kind: 'districts' | 'cycle' | 'selections',
    value: Source['value'] | DeskContext['districts'],
    year?: string,
  ) => {
    const params = year === undefined ? {} : { year }
    return { file: pathOf(kind, params), kind, params, value, partial: value } as Source
  }
  return [
    source('districts', districts),
    ...cycles.map((cycle) => source('cycle', cycle, String(cycle.year))),
    ...selections.map(({ year, list }) => source('selections', list, year)),
  ]
}
