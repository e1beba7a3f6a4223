import type { Finding } from '../finding.ts'
import type { Entry } from '../ledger.ts'
import * as entry from './entry.ts'
import * as advice from './entry-advice.ts'
import * as privacy from './privacy.ts'
import type { EntryContext, EntryRule } from './rule.ts'

/** Apart from the rules that compare entries: the form needs these alone, and must load fast. */
export const rulesOfEntry: readonly EntryRule[] = [
  ...Object.values(entry),
  ...Object.values(advice),
  ...Object.values(privacy),
]

/** What one entry says about itself: form, desk, command line and CI all ask this. */
export function* judgeEntry(entry: Entry, context: EntryContext): Generator<Finding> {
  for (const { check } of rulesOfEntry) yield* check(entry, context) as Iterable<Finding>
}
