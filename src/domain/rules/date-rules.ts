import { demandSchema } from '../demand.ts'
import { type Finding, finding } from '../finding.ts'
import type { Ledger } from '../ledger.ts'
import { datesIn, doubts } from './plausible-dates.ts'
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
