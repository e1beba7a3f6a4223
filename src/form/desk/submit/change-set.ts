import type { Filing } from '../../../domain/district.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { ChangeSet } from '../../../forge/forge.ts'
import { pullRequest as words } from '../../../text/desk.ts'
import type { Totals } from '../state/totals.ts'
import { type ChangePlan, countFates, type PlannedEntry } from './plan-change.ts'

export interface ChangeAbout {
  year: string
  district: { slug: string; name: string }
  totals: Totals
  filing: Filing | undefined
  /** Whether enterprises may be named: only where the repository is private. */
  named: boolean
}

/** The plan as one branch, one commit and one pull request with a Chinese description. */
export function changeSet(plan: ChangePlan, about: ChangeAbout): ChangeSet {
  const { year, district, totals, filing, named } = about
  const counts = countFates(plan.entries)
  const { new: added, updated, unchanged } = counts
  return {
    branch: `demands/${year}/${district.slug}`,
    title: words.title(year, district.name),
    message: words.message(year, district.name, { added, updated }),
    body: words.body({
      name: district.name,
      added,
      updated,
      unchanged,
      requests: totals.requests,
      challenges: totals.challenges,
      warnings: totals.warnings,
      filing: plan.filing === 'written' && filing ? filedBy(filing) : undefined,
      lists: named ? lists(plan.entries) : [],
      changes: changes(plan.entries),
    }),
    files: plan.files,
  }
}

const filedBy = ({ public: publicPart }: Filing) => ({
  unit: inline(publicPart.unit),
  reportedOn: publicPart.reportedOn,
  filedOn: publicPart.filedWithOrganizationDepartmentOn,
})

function lists(entries: readonly PlannedEntry[]): { title: string; names: string[] }[] {
  const names = (fate: PlannedEntry['fate']) =>
    entries
      .filter((entry) => entry.fate === fate)
      .map(({ label, id, insteadOf, changed }) => {
        const name = id.length === 6 ? words.anonymous(id) : `${inline(label)} ${id}`
        const all = [...(insteadOf ? [words.instead] : []), ...changed]
        return all.length > 0 ? name + words.changed(all) : name
      })
  return [
    { title: '新增', names: names('new') },
    { title: '更新', names: names('updated') },
  ]
}

/** In how many entries a field differs, the most frequent first. */
function changes(entries: readonly PlannedEntry[]): { label: string; count: number }[] {
  const all = entries.flatMap(({ changed }) => changed)
  const counts = groupBy(all, (label) => label)
  return [...counts].map(([label, { length: count }]) => ({ label, count })).sort((a, b) => b.count - a.count)
}

/** A name in Markdown: nothing in it is a link, a mention or another line. */
function inline(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|!~&:.$]/g, '\\$&')
    .replaceAll('@', '@\u200b')
}
