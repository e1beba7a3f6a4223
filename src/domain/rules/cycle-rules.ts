import { comparableName, personKey } from '../compared-names.ts'
import type { FilingPart } from '../finding.ts'
import { pathOf } from '../kinds.ts'
import { creditCodeOf, type Entry, enterpriseName } from '../ledger.ts'
import type { Path } from '../tree.ts'
import { cycleRule } from './rule.ts'

/** Rules that compare the entries of one cycle. */

/** 附件1: one enterprise, one form. The same code twice, or the same name under two codes. */
export const duplicateEnterprise = cycleRule('duplicate-enterprise', function* ({ entries }) {
  const byCode = new Map<string, Entry>()
  const byName = new Map<string, Entry>()
  for (const entry of entries) {
    const code = creditCodeOf(entry)
    const name = enterpriseName(entry.partial)
    const sameCode = code && byCode.get(code)
    const sameName = name && byName.get(comparableName(name))
    if (sameCode) yield duplicate(entry, sameCode, 'code')
    else if (sameName) yield duplicate(entry, sameName, 'name')
    if (code && !sameCode) byCode.set(code, entry)
    if (name && !sameName) byName.set(comparableName(name), entry)
  }
})

function duplicate(entry: Entry, other: Entry, same: 'code' | 'name') {
  const isNamed = entry.partial.public?.enterprise?.name !== undefined
  const path = same === 'code' ? [] : [isNamed ? 'public' : 'private', 'enterprise', 'name']
  const hidden = [entry, other].some(({ isGiven }) => !isGiven(['public', 'enterprise', 'name']))
  return { file: entry.file, path, args: { other: other.file, same, hidden } }
}

/** 四（三）: two enterprises want the same person; reported by file and field, never by name. */
export const candidateWantedTwice = cycleRule('candidate-wanted-twice', function* ({ entries }) {
  const wanted = new Map<string, { entry: Entry; path: Path }>()
  for (const entry of entries) {
    for (const [index, candidate] of (entry.partial.private?.candidates ?? []).entries()) {
      if (!candidate?.name || !candidate.organization) continue
      const person = personKey({ name: candidate.name, organization: candidate.organization })
      const path = ['private', 'candidates', index, 'name']
      const first = wanted.get(person)
      if (!first) wanted.set(person, { entry, path })
      else if (first.entry !== entry) {
        yield { file: entry.file, path, args: { other: first.entry.file, otherPath: first.path } }
      }
    }
  }
})

/** 报送: 初核汇总报区组织部门备案后报送 – who reports, when, and the filing with the department. */
export const notFiled = cycleRule('not-filed', function* ({ year, entries, filings }) {
  for (const district of new Set(entries.map((entry) => entry.district))) {
    const filed = filings.get(district)
    // A faulty filing has findings of its own.
    if (filed && !filed.filing) continue
    const lacking: FilingPart[] = []
    if (!filed?.filing) lacking.push('file')
    else {
      const { public: publicPart, private: privatePart, sealed } = filed.filing
      if (sealed === undefined && privatePart?.reporter === undefined) lacking.push('reporter')
      if (publicPart.reportedOn === undefined) lacking.push('date')
      if (publicPart.filedWithOrganizationDepartmentOn === undefined) lacking.push('organization-department')
    }
    if (lacking.length === 0) continue
    const file = filed?.file ?? pathOf('filing', { year, district })
    yield { file, path: filed ? ['public'] : [], args: { lacking } }
  }
})

/** The cycle's file has the year of its folder; a copied folder often has not. */
export const cycleOfItsYear = cycleRule('unknown-cycle', function* ({ year, cycle }) {
  if (!cycle || String(cycle.year) === year) return
  yield { file: pathOf('cycle', { year }), path: ['year'], args: { year, written: String(cycle.year) } }
})

/** An entry for a year of which there is no cycle. */
export const unknownCycle = cycleRule('unknown-cycle', function* ({ year, cycle, cycleGiven, entries }) {
  if (cycle || cycleGiven) return
  for (const { file } of entries) yield { file, path: [], args: { year } }
})
