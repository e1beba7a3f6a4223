import { personKey } from '../compared-names.ts'
import { expertPerson } from '../engagement.ts'
import type { FiledExpert } from '../ledger.ts'
import { stillServing } from './earlier-selections.ts'
import { cycleRule } from './rule.ts'

/** Rules that compare recommended experts with the 选派名单 of earlier years, and with each other. */

/** 二: 尚在服务期内的“科技副总”不得申报. */
export const recommendedExpertInService = cycleRule('expert-in-service', function* (cycle, ledger) {
  const untilOf = stillServing(cycle, ledger)
  for (const expert of cycle.experts) {
    const person = expertPerson(expert)
    const until = person && untilOf(person)
    if (until === undefined) continue
    yield { file: expert.file, path: ['private', 'name'], args: { until, recommended: true } }
  }
})

/** 四（二）: one person, one file. */
export const expertRecommendedTwice = cycleRule('expert-recommended-twice', function* ({ experts }) {
  const known = new Map<string, FiledExpert>()
  for (const expert of experts) {
    const person = expertPerson(expert)
    if (!person) continue
    const first = known.get(personKey(person))
    if (first) yield { file: expert.file, path: ['private', 'name'], args: { other: first.file } }
    else known.set(personKey(person), expert)
  }
})
