import type { Finding } from '../domain/finding.ts'
import { reportSchema } from '../domain/service-report.ts'
import { monthInWords } from './dates.ts'
import * as advice from './rules/advice.ts'
import * as schema from './rules/schema.ts'
import * as service from './rules/service.ts'
import * as shape from './rules/shape.ts'
import { type Vocabulary, type Worded, wordBy } from './worded.ts'

/** The expert's page loads no other kind's words. */
const ofReports: Vocabulary = {
  wordings: { ...shape.words, ...schema.words, ...advice.words, ...service.words },
  schemaOf: () => reportSchema,
}

/** 没有填……, where nothing but the months themselves would be counted. */
const noDays = {
  title: '没有填服务天数',
  problem: '没有填服务天数。',
  repair: '请至少填一个月；到岗了没有去的，填 0。',
}

/** A finding of one report's answers, as the expert's page says it. `month`: of the row that it points into, which is named so. */
export function wordForExpert(found: Finding, month: string | undefined): Worded {
  if (found.code === 'list-length' && found.path.at(-1) === 'days') return noDays
  const { problem, ...words } = wordBy(ofReports, found, undefined, { forFile: false })
  const name = month && monthInWords(month)
  return { ...words, problem: name ? problem.replace(/每月服务天数第\d+项/, name) : problem }
}
