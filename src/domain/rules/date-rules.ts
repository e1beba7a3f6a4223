import type * as z from 'zod/mini'
import type { Cycle } from '../cycle.ts'
import { demandSchema } from '../demand.ts'
import { isDate, valuesOf } from '../field-values.ts'
import { type Finding, type FindingArgs, finding } from '../finding.ts'
import type { Ledger } from '../ledger.ts'
import type { Path } from '../tree.ts'
import { entryRule } from './rule.ts'

/** A date of 2099 or 1900 is a slip of the hand; so is one after the file was received. */

export const implausibleDate = entryRule('implausible-date', function* ({ partial }, { cycle, receivedOn }) {
  yield* doubts(datesIn(demandSchema, partial), cycle, receivedOn)
})

/** In the cycle itself, filings, selections and every later kind of a cycle. `receivedOn`: the day on which a file was received. */
export function* implausibleDatesElsewhere(
  { dates, cycles }: Ledger,
  receivedOn: (file: string) => string | undefined,
): Generator<Finding> {
  for (const { file, year, ...date } of dates) {
    const found = doubts([date], cycles.get(year)?.cycle, receivedOn(file))
    for (const { path, args } of found) yield finding('implausible-date', { file, path }, args)
  }
}

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
