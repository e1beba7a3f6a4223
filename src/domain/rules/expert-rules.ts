import { overAge } from '../age.ts'
import { characters } from '../characters.ts'
import { type exceptionConditions, LEAST_TO_RANK, type Rank, ranks } from '../expert.ts'
import type { FiledExpert } from '../ledger.ts'
import { looksLikeCompany } from '../looks-like-company.ts'
import { expertRule } from './rule.ts'

/** Rules over one recommended expert alone: 二 and 四（二）. */

/** 二: 年龄…周岁以下. With a month alone, one month cannot be decided: then a person looks. */
export const expertAge = expertRule('expert-age', function* (expert, { cycle }) {
  const bornIn = expert.partial.private?.bornIn
  if (!cycle || bornIn === undefined) return
  const { maxAge: max, ageAsOf: asOf } = cycle.expert
  const age = overAge(bornIn, max, asOf)
  if (age === 'within') return
  const path = ['private', 'bornIn']
  if (age === 'boundary') {
    yield { path, severity: 'warning', args: { max, asOf, boundary: true } }
    return
  }
  const excepted = hasException(expert, '年龄')
  yield { path, severity: excepted ? 'warning' : 'error', args: { max, asOf, excepted } }
})

/** 二: 副高级以上职称. A cycle may ask for what is no rank; then nobody is below it. */
export const expertRank = expertRule('expert-rank', function* (expert, { cycle }) {
  const rank = expert.partial.private?.rank
  const least = ranks.find((each) => each === cycle?.expert.minimumTitle)
  if (rank === undefined || least === undefined || isAtLeast(rank, least)) return
  const excepted = hasException(expert, '职称')
  yield { path: ['private', 'rank'], severity: excepted ? 'warning' : 'error', args: { least, excepted } }
})

const isAtLeast = (rank: Rank, least: Rank) => ranks.indexOf(rank) >= ranks.indexOf(least)

function hasException({ partial }: FiledExpert, condition: (typeof exceptionConditions)[number]): boolean {
  return (partial.private?.exceptions ?? []).some((each) => each?.condition === condition)
}

/** 二: 近3年无不良记录, not in a term of service. Who cannot declare it is not filed. */
export const expertRecord = expertRule('expert-record', function* ({ partial }, { cycle }) {
  if (partial.private === undefined || partial.private.declaration !== undefined || !cycle) return
  yield { path: ['private', 'declaration'], args: { years: cycle.expert.cleanYears } }
})

/** 四（二）: what is too short tells nothing of whom it would fit. */
export const expertTextShort = expertRule('expert-text-short', function* ({ partial }) {
  const strengths = partial.private?.strengths
  if (strengths === undefined || characters(strengths) >= LEAST_TO_RANK) return
  yield { path: ['private', 'strengths'], args: { least: LEAST_TO_RANK } }
})

/** 二: 从高等学校、科研院所中选派. */
export const expertNotFromAcademia = expertRule('candidate-not-from-academia', function* ({ partial }) {
  const organization = partial.private?.organization
  if (organization === undefined || !looksLikeCompany(organization)) return
  yield { path: ['private', 'organization'], args: { placed: true } }
})

/** 隐私: the expert knows who gets his data. */
export const expertWithoutConsent = expertRule('no-consent', function* ({ partial }) {
  if (partial.private === undefined || partial.private.consent !== undefined) return
  yield { path: ['private', 'consent'], args: { expert: true } }
})
