import { industryOption } from './industry.ts'
import { cooperationModes, honors, industries, institutionTypes } from './option-lists.ts'
import type { PublicDemand } from './public-demand.ts'

/**
 * The figures of `/stats/`: plain counts over the public projection, as every list, filter and feed counts. An
 * anonymous enterprise counts in a row only where its projection says as much, so that there is one number everywhere,
 * and subtracting the named enterprises leaves none or a group (`crowd.ts`).
 */
export type StatKey = 'district' | 'industry' | 'honor' | 'institution' | 'field' | 'mode'
export const statKeys: readonly StatKey[] = ['district', 'industry', 'honor', 'institution', 'field', 'mode']

export interface StatTable {
  key: StatKey
  /** Largest first; equal ones in the order of the form. */
  rows: StatRow[]
  /** Number of enterprises in the table. */
  total: number
  /** Number of anonymous ones of which it is not public in which row they belong. */
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

/** The demands of a table, where it does not count all; undefined where it is not public. */
const concerns: Partial<Record<StatKey, (demand: PublicDemand) => boolean | undefined>> = {
  honor: ({ honors }) => honors && honors.length > 0,
  institution: ({ research }) => research?.present,
  field: ({ expertRequest }) => expertRequest !== undefined,
  mode: (demand) => valuesOf.mode(demand).length > 0,
}

function industryOf(demand: PublicDemand): string[] {
  const industry = industryOption(demand)
  return industry === undefined ? [] : [industry]
}

function table(key: StatKey, counted: readonly PublicDemand[]): StatTable {
  const concern = concerns[key] ?? (() => true)
  const demands = counted.filter(concern)
  const counts = new Map<string, number>()
  for (const value of demands.flatMap(valuesOf[key])) counts.set(value, (counts.get(value) ?? 0) + 1)
  const rows = [...counts].map(([value, count]) => ({ value, count }))
  const unknown = counted.filter((demand) => concern(demand) === undefined)
  const withoutRow = demands.filter((demand) => valuesOf[key](demand).length === 0)
  return { key, rows: inOrder(key, rows), total: demands.length, apart: unknown.length + withoutRow.length }
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
