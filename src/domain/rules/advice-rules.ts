import { looksLikeCompany } from '../looks-like-company.ts'
import { hasMeasuredFigure } from '../measured-figures.ts'
import { OTHER } from '../option-lists.ts'
import { entryRule } from './rule.ts'

/** Rules over one entry that never block: a person decides. */

/** 二: 从省内外高等学校、科研院所中选派. */
export const candidateNotFromAcademia = entryRule('candidate-not-from-academia', function* ({ partial }) {
  for (const [index, candidate] of (partial.private?.candidates ?? []).entries()) {
    if (!candidate?.organization || !looksLikeCompany(candidate.organization)) continue
    yield { path: ['private', 'candidates', index, 'organization'], args: {} }
  }
})

/** The title: 服务中小微企业. Reaching both limits of the cycle means large. */
export const notSme = entryRule('not-sme', function* ({ partial }, { cycle }) {
  const industry = partial.public?.enterprise?.industry
  const { employees, revenue } = partial.private?.enterprise ?? {}
  const limit = cycle?.smallAndMedium.find(({ industries }) => industry && industries.includes(industry))
  if (!limit || revenue === undefined || employees === undefined || revenue < limit.revenue) return
  if (limit.employees !== undefined && employees < limit.employees) return
  const { employees: most } = limit
  const args = { revenue: limit.revenue, ...(most !== undefined && { employees: most }) }
  yield { path: ['private', 'enterprise', 'revenue'], args }
})

/** 工程（技术）研究中心 and 工程研究中心 belong to two departments and are easily mixed up. */
export const overlappingCentreTypes = entryRule('overlapping-centre-types', function* ({ partial }) {
  const types = (partial.public?.research?.types ?? []).map((item) => item?.type)
  const second = types.indexOf('工程研究中心')
  if (second < 0 || !types.includes('工程（技术）研究中心')) return
  yield { path: ['public', 'research', 'types', second, 'type'], args: {} }
})

/** 一: the ten industries that the notice puts first. */
export const otherIndustry = entryRule('other-industry', function* ({ partial }, { cycle }) {
  const industry = partial.public?.enterprise?.industry
  if (!cycle || industry === undefined) return
  if (industry !== OTHER && cycle.industries.some(({ option, priority }) => option === industry && priority))
    return
  yield { path: ['public', 'enterprise', 'industry'], args: {} }
})

export const supportRefused = entryRule('support-refused', function* ({ partial }) {
  if (partial.private?.support?.offered !== false) return
  yield { path: ['private', 'support', 'offered'], args: {} }
})

/** 六（一）: 找准问题、明确要求、提准需求 – a target that can be measured has a figure with a unit. */
export const notMeasurable = entryRule('not-measurable', function* ({ partial }) {
  for (const [index, challenge] of (partial.public?.challenges ?? []).entries()) {
    if (!challenge?.description || hasMeasuredFigure(challenge.description)) continue
    yield { path: ['public', 'challenges', index, 'description'], args: {} }
  }
})
