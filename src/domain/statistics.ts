import { industryOption } from './industry.ts'
import { cooperationModes, honors, industries, institutionTypes } from './option-lists.ts'
import type { PublicDemand } from './public-demand.ts'

/**
 * The figures of `/stats/`. They are counted from the public projection alone, so they know nothing that
 * the catalogue hides; and subtracting the named enterprises reveals nothing either:
 *
 * - Named enterprises count wherever they belong: anybody can count them in the catalogue.
 * - Anonymous ones count in a row only where at least `FEWEST_TOGETHER` of them do. Subtracting the
 *   named ones from a row leaves none, or a group.
 * - Those that a table leaves out are again none, all, or a group: otherwise the smallest group shown
 *   joins them, because one or two left over would be known by elimination.
 */
export const MIN_GROUP = 3

export type StatKey = 'district' | 'industry' | 'honor' | 'institution' | 'field' | 'mode'
export const statKeys: readonly StatKey[] = ['district', 'industry', 'honor', 'institution', 'field', 'mode']

export interface StatTable {
  key: StatKey
  /** Largest first; equal ones in the order of the form. */
  rows: StatRow[]
  /** Number of enterprises in the table. */
  total: number
  /** Number of anonymous ones that are left out of a row or of all rows. */
  apart: number
}

export interface StatRow {
  /** A district's slug, or the form's own word. */
  value: string
  count: number
}

/** Every table over the demands of one cycle; withdrawn ones do not count. */
export function statistics(demands: readonly PublicDemand[]): StatTable[] {
  const counted = demands.filter(({ status }) => status !== '已撤回')
  return statKeys.map((key) => table(key, counted))
}

/** The rows in which a demand counts, by table; none = not in this table. */
const valuesOf: Record<StatKey, (demand: PublicDemand) => readonly string[]> = {
  district: ({ identity }) => (identity?.district === undefined ? [] : [identity.district]),
  industry: industryOf,
  honor: ({ honors = [] }) => honors,
  institution: ({ research }) => [...new Set(research?.types.map(({ type }) => type) ?? [])],
  field: (demand) => (demand.expertRequest ? industryOf(demand) : []),
  mode: ({ challenges = [] }) => [
    ...new Set(challenges.flatMap(({ cooperation }) => cooperation?.modes ?? [])),
  ],
}

/** The demands of a table, where it does not count all. */
const concerns: Partial<Record<StatKey, (demand: PublicDemand) => boolean>> = {
  honor: ({ honors = [] }) => honors.length > 0,
  institution: ({ research }) => research?.present === true,
  field: ({ expertRequest }) => expertRequest !== undefined,
  mode: (demand) => valuesOf.mode(demand).length > 0,
}

function industryOf(demand: PublicDemand): string[] {
  const industry = industryOption(demand)
  return industry === undefined ? [] : [industry]
}

function table(key: StatKey, counted: readonly PublicDemand[]): StatTable {
  const demands = counted.filter(concerns[key] ?? (() => true))
  const isNamed = ({ identity }: PublicDemand) => identity?.named === true
  const named = members(key, demands.filter(isNamed))
  const hidden = demands.filter((demand) => !isNamed(demand))
  const { groups, apart } = groupsToShow(key, hidden)
  const count = (value: string) => (named.get(value)?.length ?? 0) + (groups.get(value)?.length ?? 0)
  const rows = [...new Set([...named.keys(), ...groups.keys()])].map((value) => ({
    value,
    count: count(value),
  }))
  return { key, rows: inOrder(key, rows), total: demands.length, apart }
}

function members(key: StatKey, demands: readonly PublicDemand[]): Map<string, PublicDemand[]> {
  const byValue = new Map<string, PublicDemand[]>()
  for (const demand of demands) {
    for (const value of valuesOf[key](demand)) byValue.set(value, [...(byValue.get(value) ?? []), demand])
  }
  return byValue
}

/** The groups of anonymous enterprises that a table may count, and the number left out of some row. */
function groupsToShow(key: StatKey, hidden: readonly PublicDemand[]) {
  const groups = new Map(
    [...members(key, hidden)]
      .filter(([, group]) => group.length >= MIN_GROUP)
      .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)),
  )
  const isShown = (demand: PublicDemand) => {
    const own = valuesOf[key](demand)
    return own.length > 0 && own.every((value) => groups.has(value))
  }
  const leftOut = () => hidden.filter((demand) => !isShown(demand)).length
  let apart = leftOut()
  while (groups.size > 0 && apart > 0 && apart < MIN_GROUP) {
    groups.delete([...groups.keys()].at(-1)!)
    apart = leftOut()
  }
  return { groups, apart }
}

const FORM_ORDER: Record<StatKey, readonly string[]> = {
  // The official order of districts is not known here; their slugs keep equal ones apart.
  district: [],
  industry: industries,
  honor: honors,
  institution: institutionTypes,
  field: industries,
  mode: cooperationModes,
}

function inOrder(key: StatKey, rows: StatRow[]): StatRow[] {
  const orderOf = ({ value }: StatRow) => FORM_ORDER[key].indexOf(value)
  return rows.sort((a, b) => b.count - a.count || orderOf(a) - orderOf(b) || (a.value < b.value ? -1 : 1))
}
