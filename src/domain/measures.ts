import type * as z from 'zod/mini'
import { type Clause, clauses } from './clauses.ts'
import { isEmpty, mapping, rule } from './conditions.ts'
import { field } from './declaration.ts'
import { list, option, optional, report, text } from './fields.ts'
import { type Code, codes } from './finding.ts'

/** Pages of the site that a measure can name. */
export const measurePages = [
  '首页',
  '企业需求',
  '选派名单',
  '优秀典型',
  '数据',
  '表格下载',
  '在线填报',
  '区级工作台',
  '双月报',
  '对接会手册',
  '办事指南',
] as const
export type MeasurePage = (typeof measurePages)[number]

/** Papers that the site's commands write. */
export const measurePapers = [
  '附件1',
  '附件2',
  '推荐函',
  '推荐专家汇总表',
  '匹配名单',
  '签约到岗情况表',
  '未签约到岗情况表',
  '双月调度表',
  '经费拨付表',
  '考核表',
  '考核验收情况汇总表',
  '服务情况证明',
] as const

const allCodes = Object.keys(codes) as [Code, ...Code[]]

/** What carries a passage out: one of them at least. */
const CARRIERS = ['rules', 'pages', 'papers', 'byHand'] as const

const measure = mapping(
  {
    clause: field(option(clauses), { label: '条款' }),
    text: field(text(), { label: '通知原文' }),
    how: field(optional(text({ max: 200 })), { label: '怎样落实' }),
    rules: field(optional(list(option(allCodes), { min: 1, unique: true })), { label: '核对规则' }),
    pages: field(optional(list(option(measurePages), { min: 1, unique: true })), { label: '页面' }),
    papers: field(optional(list(option(measurePapers), { min: 1, unique: true })), { label: '文件' }),
    byHand: field(optional(text({ max: 200 })), { label: '人工办理的原因' }),
  },
  rule((fields, context) => {
    if (CARRIERS.some((key) => !isEmpty(fields[key]))) return
    const because = { when: 'has-field', field: '核对规则、页面或文件', present: false } as const
    report(context, 'required-here', { because }, ['byHand'])
  }),
)

/** `measures.yaml`: the notice of its year word for word, each passage with what carries it out. */
export const measuresSchema = list(measure, { min: 1 })

export type Measure = z.output<typeof measure>

/** A clause's measures, in the order of its text. */
export function measuresOn(measures: readonly Measure[], clause: Clause): Measure[] {
  return measures.filter((each) => each.clause === clause)
}
