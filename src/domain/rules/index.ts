import { type Change, receivedDays } from '../change.ts'
import { chinaDay } from '../china-day.ts'
import type { Finding } from '../finding.ts'
import type { CycleLedger, FiledExpert, FiledPlacement, Ledger } from '../ledger.ts'
import * as authority from './authority-rules.ts'
import { checkEntry } from './check-entry.ts'
import { checkReport } from './check-report.ts'
import { creditCodesElsewhere } from './credit-code-rules.ts'
import * as cycle from './cycle-rules.ts'
import { implausibleDatesElsewhere } from './date-rules.ts'
import * as deadline from './deadline-rules.ts'
import * as due from './due-rules.ts'
import * as expert from './expert-rules.ts'
import * as history from './history-rules.ts'
import * as measures from './measure-rules.ts'
import * as pairs from './pair-rules.ts'
import * as placement from './placement-rules.ts'
import { personalDataElsewhere } from './public-text-rules.ts'
import * as quota from './quota-rules.ts'
import * as recommendation from './recommendation-rules.ts'
import { districtsNamed, expertsNamed, yearsExcluded } from './reference-rules.ts'
import type { ChangeRule, CycleRule, DueRule, EntryContext, ExpertRule, PlacementRule } from './rule.ts'
import * as service from './service-rules.ts'
import { settingsChanged } from './settings-rule.ts'
import * as similar from './similarity-rule.ts'
import { plainOnOpenHost } from './site-rules.ts'
import { storyCalledByAlias, storyOfAlias, storyWithoutConsent } from './story-rules.ts'
import { synonyms } from './synonym-rules.ts'
import * as twoParts from './two-part-rules.ts'

export { checkEntry, rulesOfEntry } from './check-entry.ts'
export { rulesOfReport } from './check-report.ts'

/** Every rule, in the order of the form and the notice; a new one is exported by its file. */
export const rulesOfCycle: readonly CycleRule[] = [
  ...Object.values(cycle),
  ...Object.values(history),
  ...Object.values(similar),
  ...Object.values(recommendation),
  ...Object.values(pairs),
  ...Object.values(quota),
  ...Object.values(measures),
  storyOfAlias,
  storyCalledByAlias,
  ...Object.values(service),
  ...Object.values(twoParts),
]
export const rulesOfExpert: readonly ExpertRule[] = Object.values(expert)
export const rulesOfPlacement: readonly PlacementRule[] = Object.values(placement)
export const rulesOfTime: readonly DueRule[] = Object.values(due)
const { deadlineNotJudged, ...deadlineRules } = deadline
export const rulesOfChange: readonly ChangeRule[] = [
  ...Object.values(deadlineRules),
  ...Object.values(authority),
  settingsChanged,
]

export function* checkCycle(
  cycle: CycleLedger,
  ledger: Ledger,
  { receivedOn = receivedDays(undefined), now }: CheckTime = {},
): Generator<Finding> {
  const context = { site: ledger.settings, cycle: cycle.cycle }
  for (const entry of cycle.entries) {
    yield* checkEntry(entry, { ...context, receivedOn: receivedOn(entry.file) })
  }
  for (const { check } of rulesOfCycle) yield* check(cycle, ledger) as Iterable<Finding>
  for (const each of cycle.experts) yield* checkExpert(each, context)
  for (const each of cycle.placements) yield* checkPlacement(each, context)
  const byPlace = new Map(cycle.placements.map((each) => [`${each.district}/${each.alias}`, each]))
  for (const each of cycle.reports) {
    yield* checkReport(each, { ...context, placement: byPlace.get(`${each.district}/${each.alias}`) })
  }
  const today = now === undefined ? undefined : chinaDay(Date.parse(now))
  for (const { check } of rulesOfTime) yield* check(cycle, ledger, today) as Iterable<Finding>
}

/** Findings of one recommended expert on its own. */
export function* checkExpert(each: FiledExpert, context: EntryContext): Generator<Finding> {
  for (const { check } of rulesOfExpert) yield* check(each, context) as Iterable<Finding>
}

/** Findings of one placement on its own. */
export function* checkPlacement(each: FiledPlacement, context: EntryContext): Generator<Finding> {
  for (const { check } of rulesOfPlacement) yield* check(each, context) as Iterable<Finding>
}

/** When a file was received, and the moment at which what time makes due is judged; without one that is left. */
interface CheckTime {
  receivedOn?: ReturnType<typeof receivedDays>
  now?: string | undefined
}

/** All rules over everything, and over what changed where that is known. */
export function* checkLedger(
  ledger: Ledger,
  changed?: Change,
  now: string | undefined = changed?.now,
): Generator<Finding> {
  const receivedOn = receivedDays(changed)
  for (const cycle of ledger.cycles.values()) yield* checkCycle(cycle, ledger, { receivedOn, now })
  yield* storyWithoutConsent(ledger)
  yield* synonyms(ledger)
  yield* creditCodesElsewhere(ledger)
  yield* personalDataElsewhere(ledger)
  yield* implausibleDatesElsewhere(ledger, receivedOn)
  yield* plainOnOpenHost(ledger)
  yield* districtsNamed(ledger)
  yield* expertsNamed(ledger)
  yield* yearsExcluded(ledger)
  yield* deadlineNotJudged(changed, ledger, now)
  if (!changed) return
  for (const { check } of rulesOfChange) yield* check(changed, ledger) as Iterable<Finding>
}
