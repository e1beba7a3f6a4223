import { comparableName, personKey } from '../compared-names.ts'
import { engagementsOf } from '../engagement.ts'
import { groupBy } from '../group-by.ts'
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

/**
 * Until when a person still serves by an earlier year's list, on the day for which age counts; undefined if not at all. The
 * list does not say that one has ended early: the placement does, where it can be read.
 */
export function stillServing(
  cycle: CycleLedger,
  ledger: Ledger,
): (person: { name: string; organization: string }) => string | undefined {
  const on = cycle.cycle?.expert.ageAsOf
  if (on === undefined) return () => undefined
  const running = earlier(cycle, ledger).filter(({ selection }) => selection.term.to >= on)
  const byPerson = groupBy(running, ({ selection }) => personKey(selection.expert))
  const endedIn = new Map<string, ReadonlySet<Selection>>()
  const hasEnded = ({ year, selection }: Past) => {
    const ended = endedIn.get(year) ?? endedBefore(on, ledger.cycles.get(year))
    endedIn.set(year, ended)
    return ended.has(selection)
  }
  return (person) => byPerson.get(personKey(person))?.findLast((past) => !hasEnded(past))?.selection.term.to
}

/** Of a cycle's list, the selections of which each placement had ended before a day. */
function endedBefore(on: string, cycle: CycleLedger | undefined): Set<Selection> {
  const placed = groupBy(cycle ? engagementsOf(cycle) : [], ({ selection }) => selection)
  const ended = new Set<Selection>()
  for (const [selection, engagements] of placed) {
    const ends = engagements.map(({ placement }) => placement.partial.private?.endedOn)
    if (selection && ends.every((end) => end !== undefined && end < on)) ended.add(selection)
  }
  return ended
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
