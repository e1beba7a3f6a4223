import type { Finding } from '../finding.ts'
import type { Entry } from '../ledger.ts'
import * as advice from './advice-rules.ts'
import { implausibleAmount } from './amount-rules.ts'
import { creditCodeOfEntry } from './credit-code-rules.ts'
import { implausibleDate } from './date-rules.ts'
import * as entry from './entry-rules.ts'
import * as privacy from './privacy-rules.ts'
import type { EntryContext, EntryRule } from './rule.ts'

/** Separate from the rules that compare entries: the form needs only these, and must load fast. */
export const rulesOfEntry: readonly EntryRule[] = [
  ...Object.values(entry),
  creditCodeOfEntry,
  implausibleAmount,
  implausibleDate,
  ...Object.values(advice),
  ...Object.values(privacy),
]

/** Findings of one entry on its own; used by form, desk, command line and CI. */
export function* checkEntry(entry: Entry, context: EntryContext): Generator<Finding> {
  for (const { check } of rulesOfEntry) yield* check(entry, context) as Iterable<Finding>
}
