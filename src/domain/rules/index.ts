import { type Change, receivedDays } from '../change.ts'
import type { Finding } from '../finding.ts'
import type { CycleLedger, Ledger } from '../ledger.ts'
import * as authority from './authority-rules.ts'
import { checkEntry } from './check-entry.ts'
import { creditCodesElsewhere } from './credit-code-rules.ts'
import * as cycle from './cycle-rules.ts'
import { implausibleDatesElsewhere } from './date-rules.ts'
import * as deadline from './deadline-rules.ts'
import * as history from './history-rules.ts'
import { personalDataElsewhere } from './public-text-rules.ts'
import { districtsNamed, yearsExcluded } from './reference-rules.ts'
import type { ChangeRule, CycleRule } from './rule.ts'
import { settingsChanged } from './settings-rule.ts'
import * as similar from './similarity-rule.ts'
import { plainOnOpenHost } from './site-rules.ts'
import { storyWithoutConsent } from './story-rules.ts'
import { synonyms } from './synonym-rules.ts'

export { checkEntry, rulesOfEntry } from './check-entry.ts'

/** Every rule, in the order of the form and the notice; a new one is exported by its file. */
export const rulesOfCycle: readonly CycleRule[] = [
  ...Object.values(cycle),
  ...Object.values(history),
  ...Object.values(similar),
]
const { deadlineNotJudged, ...deadlineRules } = deadline
export const rulesOfChange: readonly ChangeRule[] = [
  ...Object.values(deadlineRules),
  ...Object.values(authority),
  settingsChanged,
]

export function* checkCycle(
  cycle: CycleLedger,
  ledger: Ledger,
  receivedOn = receivedDays(undefined),
): Generator<Finding> {
  const context = { site: ledger.settings, cycle: cycle.cycle }
  for (const entry of cycle.entries) {
    yield* checkEntry(entry, { ...context, receivedOn: receivedOn(entry.file) })
  }
  for (const { check } of rulesOfCycle) yield* check(cycle, ledger) as Iterable<Finding>
}

/** All rules over everything, and over what changed where that is known. */
export function* checkLedger(ledger: Ledger, changed?: Change): Generator<Finding> {
  const receivedOn = receivedDays(changed)
  for (const cycle of ledger.cycles.values()) yield* checkCycle(cycle, ledger, receivedOn)
  yield* storyWithoutConsent(ledger)
  yield* synonyms(ledger)
  yield* creditCodesElsewhere(ledger)
  yield* personalDataElsewhere(ledger)
  yield* implausibleDatesElsewhere(ledger, receivedOn)
  yield* plainOnOpenHost(ledger)
  yield* districtsNamed(ledger)
  yield* yearsExcluded(ledger)
  yield* deadlineNotJudged(changed, ledger)
  if (!changed) return
  for (const { check } of rulesOfChange) yield* check(changed, ledger) as Iterable<Finding>
}
