import { comparableName, comparablePerson } from '../compared-names.ts'
import { groupBy } from '../group-by.ts'
import { creditCodeOf, enterpriseName } from '../ledger.ts'
import { earlier, type Past, servedBefore, stillServing } from './earlier-selections.ts'
import { cycleRule } from './rule.ts'

/** What the 选派名单 of earlier years decide about candidates, enterprises and running terms. */

const expertName = ({ selection }: Past) => comparablePerson(selection.expert.name)
const organization = ({ selection }: Past) => comparableName(selection.expert.organization)

/** 附件1: who was selected in the years that the cycle names cannot be a candidate again. */
export const candidateSelectedBefore = cycleRule('candidate-selected-before', function* (cycle, ledger) {
  const years = new Set(cycle.cycle?.excludeSelectionsOf.map(String))
  const byName = groupBy(
    earlier(cycle, ledger).filter(({ year }) => years.has(year)),
    expertName,
  )
  for (const { file, partial } of cycle.entries) {
    for (const [index, candidate] of (partial.private?.candidates ?? []).entries()) {
      if (!candidate?.name || !candidate.organization) continue
      const namesakes = byName.get(comparablePerson(candidate.name)) ?? []
      const unit = comparableName(candidate.organization)
      const same = namesakes.find((past) => organization(past) === unit)
      const past = same ?? namesakes[0]
      if (!past) continue
      const args = { year: past.year, sameOrganization: same !== undefined }
      const path = ['private', 'candidates', index, 'name']
      yield { file, path, severity: same ? ('error' as const) : ('warning' as const), args }
    }
  }
})

/** 二: 尚在服务期内的“科技副总”不得申报. */
export const expertInService = cycleRule('expert-in-service', function* (cycle, ledger) {
  const untilOf = stillServing(cycle, ledger)
  for (const { file, partial } of cycle.entries) {
    for (const [index, candidate] of (partial.private?.candidates ?? []).entries()) {
      if (!candidate?.name || !candidate.organization) continue
      const { name, organization } = candidate
      const until = untilOf({ name, organization })
      if (until !== undefined) yield { file, path: ['private', 'candidates', index, 'name'], args: { until } }
    }
  }
})

/** 四（三）: 已选派过“科技副总”的企业原则上不再安排. */
export const enterpriseServedBefore = cycleRule('enterprise-served-before', function* (cycle, ledger) {
  const yearOf = servedBefore(cycle, ledger)
  for (const entry of cycle.entries) {
    if (entry.partial.public?.expertRequest === undefined) continue
    const year = yearOf({ name: enterpriseName(entry.partial), creditCode: creditCodeOf(entry) })
    if (year) yield { file: entry.file, path: ['public', 'expertRequest'], args: { year } }
  }
})
