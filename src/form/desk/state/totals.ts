import { groupBy } from '../../../domain/group-by.ts'
import { valueAt } from '../../../domain/tree.ts'
import type { CheckedItem } from './check-desk.ts'
import { enterpriseOf, holdsEntry, visibleTree } from './item.ts'

export interface Totals {
  /** Enterprises: the same one twice is one, and a file that nothing can be read from is none. */
  entries: number
  /** 提出“科技副总”需求. */
  requests: number
  challenges: number
  /** Enterprises with an error; with warnings, but no error. */
  errors: number
  warnings: number
  /** Enterprises without an error, of which a person has to answer something. */
  asked: number
  /** Files that no enterprise can be read from. */
  broken: number
}

/** Counts enterprises as received, valid or not. */
export function totalsOf(items: readonly CheckedItem[]): Totals {
  const enterprises = byEnterprise(items)
  const at = (each: CheckedItem, key: string) => valueAt(visibleTree(each.item), ['public', key])
  const challenges = enterprises.map((versions) => at(representative(versions), 'challenges'))
  const isFaulty = ({ worst }: CheckedItem) => worst === 'error'
  const sound = enterprises.filter((versions) => !versions.some(isFaulty))
  return {
    entries: enterprises.length,
    requests: enterprises.filter((versions) => at(representative(versions), 'expertRequest') !== undefined)
      .length,
    challenges: challenges.reduce<number>((sum, list) => sum + (Array.isArray(list) ? list.length : 0), 0),
    errors: enterprises.length - sound.length,
    warnings: sound.filter((versions) => versions.some(({ worst }) => worst === 'warning')).length,
    asked: sound.filter((versions) => versions.some(({ ready }) => !ready)).length,
    broken: items.filter(({ item }) => !holdsEntry(item)).length,
  }
}

/** Where the enterprises stand in 附件2; together they are `entries` of the totals. */
export interface Coverage {
  /** A row of the table each. */
  inTable: number
  /** With challenges alone: the workbook's second sheet. */
  alone: number
  withdrawn: number
  /** With an error, or an open question. */
  leftOut: number
}

export function coverageOf(items: readonly CheckedItem[]): Coverage {
  const coverage: Coverage = { inTable: 0, alone: 0, withdrawn: 0, leftOut: 0 }
  for (const versions of byEnterprise(items)) coverage[standing(versions)]++
  return coverage
}

function standing(versions: readonly CheckedItem[]): keyof Coverage {
  const { ready, demand } = representative(versions)
  if (!ready || !demand) return 'leftOut'
  if (demand.public.status === '已撤回') return 'withdrawn'
  return demand.public.expertRequest ? 'inTable' : 'alone'
}

function byEnterprise(items: readonly CheckedItem[]): CheckedItem[][] {
  const entries = items.filter(({ item }) => holdsEntry(item))
  return [...groupBy(entries, ({ item }) => enterpriseOf(item)).values()]
}

/** The version that stands in the papers, else the one that came last. */
const representative = (versions: readonly CheckedItem[]): CheckedItem =>
  versions.find(({ ready }) => ready) ?? versions.at(-1)!
