import type * as z from 'zod/mini'
import type { Cycle } from '../cycle.ts'
import { isDate, valuesOf } from '../field-values.ts'
import type { FindingArgs } from '../finding.ts'
import type { Path } from '../tree.ts'

/** Which dates of a file cannot be meant. Apart from the rules, so that the expert's page loads no other kind's schema. */

export const datesIn = (schema: z.ZodMiniType, value: unknown) => valuesOf(schema, value, isDate)

/** What is agreed for later may lie ahead: a term's beginning and end, and what a cycle plans. */
const AHEAD = new Set<string | number | undefined>([
  'from',
  'to',
  'by',
  'until',
  'deadline',
  'ageAsOf',
  'cutoff',
])

/** Whether a date at this path may lie ahead. */
export const isAhead = (path: Path): boolean => AHEAD.has(path.at(-1))

export function* doubts(
  dates: readonly { path: Path; text: string }[],
  cycle: Cycle | undefined,
  receivedOn: string | undefined,
): Generator<{ path: Path; args: FindingArgs['implausible-date'] }> {
  for (const { path, text: day } of dates) {
    const year = Number(day.slice(0, 4))
    const [first, last] = cycle ? yearsOf(cycle) : [year, year]
    if (year < first || year > last) yield { path, args: { first, last } }
    else if (receivedOn !== undefined && day > receivedOn && !isAhead(path)) {
      yield { path, args: { receivedOn } }
    }
  }
}

/** From the year that the figures are about to the end of terms that began a year late. */
function yearsOf({ revenueYear, year, term }: Cycle): [first: number, last: number] {
  return [revenueYear, year + (term?.years ?? 0) + 1]
}
