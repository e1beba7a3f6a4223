import type { Finding } from '../finding.ts'
import type { CycleLedger, Entry, Ledger } from '../ledger.ts'
import * as cycleRules from './cycle.ts'
import * as entryRules from './entry.ts'
import type { CycleRule, EntryContext, EntryRule } from './rule.ts'

export const rulesOfEntry: readonly EntryRule[] = Object.values(entryRules)
export const rulesOfCycle: readonly CycleRule[] = Object.values(cycleRules).filter(
  (value): value is CycleRule => typeof value === 'object',
)

/** What one entry says about itself: form, desk, command line and CI all ask this. */
export function* judgeEntry(entry: Entry, context: EntryContext): Generator<Finding> {
  for (const { check } of rulesOfEntry) yield* check(entry, context) as Iterable<Finding>
}

export function* judgeCycle(cycle: CycleLedger, ledger: Ledger): Generator<Finding> {
  const context: EntryContext = { site: ledger.site, cycle: cycle.cycle }
  for (const entry of cycle.entries) yield* judgeEntry(entry, context)
  for (const { check } of rulesOfCycle) yield* check(cycle, ledger) as Iterable<Finding>
}

/** All rules over everything. */
export function* judgeLedger(ledger: Ledger): Generator<Finding> {
  for (const cycle of ledger.cycles.values()) yield* judgeCycle(cycle, ledger)
}
