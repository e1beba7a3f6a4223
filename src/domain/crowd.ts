import type { Demand } from './demand.ts'
import { sortedJson } from './digest.ts'
import { groupBy } from './group-by.ts'
import type { Entry } from './ledger.ts'

/**
 * What may be shown of anonymous enterprises beside their texts: only what at least three anonymous ones of the year
 * share, all of it together (k-anonymity), and of which nobody is left over who is known by elimination. Named ones hide
 * nobody, since they can be subtracted.
 */

export type WholeEntry = Entry & { demand: Demand }

/** What tells something of an enterprise; absent = not shown. */
export interface Traits {
  district?: string
  industry?: string
  honors?: string[]
  research?: { present: boolean; establishment: string[]; types: { type: string; level?: string }[] }
}

const MIN_GROUP = 3

/** All that can ever be shown, then always less: what places an enterprise roughly goes last. */
export function traitsOf({ district, demand }: WholeEntry): [Traits, ...Traits[]] {
  const { industry, honors } = demand.public.enterprise
  const { institutions, establishment, types } = demand.public.research
  const present = institutions.length > 0
  const leveled = types.map(({ type, level }) => ({ type, ...(level && { level }) }))
  const plain = types.map(({ type }) => ({ type }))
  const label = { district, industry }
  return [
    { ...label, honors, research: { present, establishment, types: leveled } },
    { ...label, honors, research: { present, establishment, types: plain } },
    { ...label, honors },
    label,
    { industry },
    {},
  ]
}

/** What is shown of each anonymous entry of a year that is not withdrawn. */
export function sharedTraits(entries: readonly WholeEntry[]): Map<WholeEntry, Traits> {
  const hidden = entries.filter(({ demand }) => isHidden(demand))
  const all = hidden.map((entry): Telling => ({ entry, steps: traitsOf(entry).reverse() }))
  return new Map(shownIn(all, 0))
}

interface Telling {
  entry: WholeEntry
  /** The least first. */
  steps: readonly Traits[]
}

/**
 * Divides a group, of which the traits of one step are shown, by the next step. Of those that are left over less is
 * shown; one or two of them would be known by elimination (not in that district, not without institutions), so that
 * the smallest parts stay with them. Only of whom nothing is shown it may be known which industries are not his.
 */
function* shownIn(group: readonly Telling[], step: number): Generator<[WholeEntry, Traits]> {
  const parts = [...groupBy(group, ({ steps }) => keyOf(steps[step + 1]!)).values()]
  const large = parts.map(({ length }) => length).filter((length) => length >= MIN_GROUP)
  const left = group.length - large.reduce((sum, length) => sum + length, 0)
  const isAlone = step > 0 && left > 0 && left < MIN_GROUP
  const least = isAlone ? Math.min(...large) + 1 : MIN_GROUP
  for (const part of parts) {
    const isShown = part.length >= least
    const isLast = step + 2 === part[0]!.steps.length
    if (isShown && !isLast) yield* shownIn(part, step + 1)
    else for (const { entry, steps } of part) yield [entry, steps[isShown ? step + 1 : step]!]
  }
}

function isHidden({ public: { enterprise, status } }: Demand): boolean {
  return enterprise.name === undefined && status !== '已撤回'
}

/** Equal for equal traits, in whatever order an entry lists them. */
function keyOf({ honors, research, ...label }: Traits): string {
  const sorted = (list: readonly unknown[]) => list.map(sortedJson).sort()
  return sortedJson({
    ...label,
    honors: honors && sorted(honors),
    research: research && {
      present: research.present,
      establishment: sorted(research.establishment),
      types: sorted(research.types),
    },
  })
}
