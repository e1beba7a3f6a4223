import type { Change } from '../change.ts'
import type { Finding } from '../finding.ts'
import type { CycleLedger, Entry, Ledger } from '../ledger.ts'
import * as change from './change.ts'
import * as cycle from './cycle.ts'
import * as entry from './entry.ts'
import * as advice from './entry-advice.ts'
import * as history from './history.ts'
import * as privacy from './privacy.ts'
import type { ChangeRule, CycleRule, EntryContext, EntryRule } from './rule.ts'
import * as similar from './similar.ts'
import { storyWithoutConsent } from './stories.ts'

/** Every rule, in the order of the form and the notice; a new one is exported by its file. */
export const rulesOfEntry: readonly EntryRule[] = [
  ...Object.values(entry),
  ...Object.values(advice),
  ...Object.values(privacy),
]
export const rulesOfCycle: readonly CycleRule[] = [
  ...Object.values(cycle),
  ...Object.values(history),
  ...Object.values(similar),
]
const { deadlineNotJudged, ...changeRules } = change
export const rulesOfChange: readonly ChangeRule[] = Object.values(changeRules)

/** What one entry says about itself: form, desk, command line and CI all ask this. */
export function* judgeEntry(entry: Entry, context: EntryContext): Generator<Finding> {
  for (const { check } of rulesOfEntry) yield* check(entry, context) as Iterable<Finding>
}

export function* judgeCycle(cycle: CycleLedger, ledger: Ledger): Generator<Finding> {
  const context: EntryContext = { site: ledger.site, cycle: cycle.cycle }
  for (const entry of cycle.entries) yield* judgeEntry(entry, context)
  for (const { check } of rulesOfCycle) yield* check(cycle, ledger) as Iterable<Finding>
}

/** All rules over everything, and over what changed where that is known. */
export function* judgeLedger(ledger: Ledger, changed?: Change): Generator<Finding> {
  for (const cycle of ledger.cycles.values()) yield* judgeCycle(cycle, ledger)
  yield* storyWithoutConsent(ledger)
  yield* deadlineNotJudged(changed, ledger)
  if (!changed) return
  for (const { check } of rulesOfChange) yield* check(changed, ledger) as Iterable<Finding>
}
