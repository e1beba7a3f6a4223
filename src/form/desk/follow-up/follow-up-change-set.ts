import { groupBy } from '../../../domain/group-by.ts'
import type { ChangeSet } from '../../../forge/forge.ts'
import { followUpPull as words } from '../../../text/follow-up-desk.ts'
import { branchOf, type Place } from './places.ts'
import type { FollowUpPlan } from './plan-follow-up.ts'

/** The plan as one branch, one commit and one pull request. Nothing of it names an enterprise or a person. */
export function followUpChangeSet(
  { kind, entries, files }: FollowUpPlan,
  place: Place,
  { districtName, warnings }: { districtName: string; warnings: number },
): ChangeSet {
  const count = countsOf(entries)
  const changes = changesIn(entries)
  return {
    branch: branchOf(kind, place),
    title: words.title(place.year, districtName, kind),
    message: words.message(place.year, districtName, kind, count),
    body: words.body({ district: districtName, kind, count, warnings, changes }),
    files,
  }
}

export const countsOf = (entries: FollowUpPlan['entries']): { added: number; updated: number } => ({
  added: entries.filter(({ fate }) => fate === 'new').length,
  updated: entries.filter(({ fate }) => fate === 'updated').length,
})

/** In how many files a field differs, the most frequent first. */
function changesIn(entries: FollowUpPlan['entries']): { label: string; count: number }[] {
  const labels = groupBy(
    entries.flatMap(({ changed }) => changed),
    (label) => label,
  )
  return [...labels].map(([label, { length: count }]) => ({ label, count })).sort((a, b) => b.count - a.count)
}
