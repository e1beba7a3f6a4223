import { comparableName, personKey } from '../compared-names.ts'
import type { CycleLedger, Ledger } from '../ledger.ts'
import type { Selection } from '../selections.ts'

/** What the 选派名单 of earlier years say, for candidates and placements alike. */

export interface Past {
  year: string
  selection: Selection
}

export function earlier({ year }: CycleLedger, { cycles }: Ledger): Past[] {
  return [...cycles.values()]
    .filter((cycle) => cycle.year < year)
    .flatMap((cycle) => (cycle.selections?.list ?? []).map((selection) => ({ year: cycle.year, selection })))
}

/** Until when a person still serves by an earlier year's list, on the day for which age counts; undefined if not at all. */
export function stillServing(
  cycle: CycleLedger,
  ledger: Ledger,
): (person: { name: string; organization: string }) => string | undefined {
  const on = cycle.cycle?.expert.ageAsOf
  if (on === undefined) return () => undefined
  const running = earlier(cycle, ledger).filter(({ selection }) => selection.term.to >= on)
  const byPerson = new Map(running.map(({ selection }) => [personKey(selection.expert), selection.term.to]))
  return (person) => byPerson.get(personKey(person))
}

/** The last earlier year in which an enterprise was selected. */
export function servedBefore(
  cycle: CycleLedger,
  ledger: Ledger,
): (enterprise: { name?: string | undefined; creditCode?: string | undefined }) => string | undefined {
  const served = new Map<string, string>()
  for (const { year, selection } of earlier(cycle, ledger)) {
    const { name, creditCode } = selection.enterprise
    served.set(comparableName(name), year)
    if (creditCode !== undefined) served.set(creditCode, year)
  }
  return ({ name, creditCode }) =>
    served.get(creditCode ?? '') ?? (name === undefined ? undefined : served.get(comparableName(name)))
}
