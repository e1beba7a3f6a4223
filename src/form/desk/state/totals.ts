import { valueAt } from '../../../domain/tree.ts'
import type { CheckedItem } from './check-desk.ts'
import { visibleTree } from './item.ts'

export interface Totals {
  entries: number
  /** 提出“科技副总”需求. */
  requests: number
  challenges: number
  /** Entries with an error; with warnings, but no error. */
  errors: number
  warnings: number
  /** Entries without an error, of which a person has to answer something. */
  asked: number
}

/** Counts entries as received, valid or not. */
export function totalsOf(items: readonly CheckedItem[]): Totals {
  const count = (is: (each: CheckedItem) => boolean) => items.filter(is).length
  const challenges = items.map(({ item }) => valueAt(visibleTree(item), ['public', 'challenges']))
  return {
    entries: items.length,
    requests: count(({ item }) => valueAt(visibleTree(item), ['public', 'expertRequest']) !== undefined),
    challenges: challenges.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0),
    errors: count(({ worst }) => worst === 'error'),
    warnings: count(({ worst }) => worst === 'warning'),
    asked: count(({ worst, ready }) => worst !== 'error' && !ready),
  }
}
