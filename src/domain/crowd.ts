import type { Demand } from './demand.ts'
import { sortedJson } from './digest.ts'
import type { Entry } from './ledger.ts'
import { OTHER } from './option-lists.ts'

/**
 * What may be shown of anonymous enterprises beside their texts: only what at least three anonymous ones of the year
 * share, all of it together (k-anonymity). Named ones hide nobody, since they can be subtracted.
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
    // 其他 places nobody.
    ...(industry === OTHER ? [] : [{ industry }]),
  ]
}

/** What is shown of each anonymous entry of a year that is not withdrawn. */
export function sharedTraits(entries: readonly WholeEntry[]): Map<WholeEntry, Traits> {
  const hidden = entries.filter(({ demand }) => isHidden(demand))
  const sizes = new Map<string, number>()
  for (const key of hidden.flatMap((entry) => traitsOf(entry).map(keyOf))) {
    sizes.set(key, (sizes.get(key) ?? 0) + 1)
  }
  const isShared = (traits: Traits, step: number) => sizes.get(keyOf(traits, step))! >= MIN_GROUP
  return new Map(hidden.map((entry) => [entry, traitsOf(entry).find(isShared) ?? {}]))
}

function isHidden({ public: { enterprise, status } }: Demand): boolean {
  return enterprise.name === undefined && status !== '已撤回'
}

/** Equal for equal traits of one step, in whatever order an entry lists them. */
function keyOf({ honors, research, ...label }: Traits, step: number): string {
  const sorted = (list: readonly unknown[]) => list.map(sortedJson).sort()
  return sortedJson({
    step,
    ...label,
    honors: honors && sorted(honors),
    research: research && {
      present: research.present,
      establishment: sorted(research.establishment),
      types: sorted(research.types),
    },
  })
}
