import type { Change } from '../change.ts'
import type { Finding } from '../finding.ts'
import type { CycleLedger, Ledger } from '../ledger.ts'
import * as change from './change.ts'
import * as cycle from './cycle.ts'
import * as history from './history.ts'
import { judgeEntry } from './judge-entry.ts'
import type { ChangeRule, CycleRule } from './rule.ts'
import * as similar from './similar.ts'
import { storyWithoutConsent } from './stories.ts'

export { judgeEntry, rulesOfEntry } from './judge-entry.ts'

/** Every rule, in the order of the form and the notice; a new one is exported by its file. */
export const rulesOfCycle: readonly CycleRule[] = [
  ...Object.values(cycle),
  ...Object.values(history),
  ...Object.values(similar),
]
const { deadlineNotJudged, ...changeRules } = change
export const rulesOfChange: readonly ChangeRule[] = Object.values(changeRules)

export function* judgeCycle(cycle: CycleLedger, ledger: Ledger): Generator<Finding> {
  const context = { site: ledger.site, cycle: cycle.cycle }
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
