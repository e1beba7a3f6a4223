import type * as z from 'zod/mini'
import { mapping, type Rule, rule } from './conditions.ts'
import { privateField, publicField } from './declaration.ts'
import { date, list, month, number, optional, report, text } from './fields.ts'
import { lastDayOf } from './months.ts'
import { plainOrSealed, withPrivatePart } from './private-part.ts'
import { isMapping } from './tree.ts'

/**
 * `reports/<district>/<alias>/<period>.yaml`: what an expert did in the months of a period (四（六）, 双月报送). A missing
 * file is an overdue report: `engagement.ts`. Nothing of it is published.
 */

const ofPaper = { paper: 'nowhere' } as const

const long = () => text({ max: 3000, lines: 'many' })
const count = () => optional(number({ max: 1_000_000 }))

/** What came out of the period, each counted once: in the report of the period in which it came. */
const results = mapping({
  solved: privateField(count(), { label: '解决难题', unit: '个', ...ofPaper }),
  projects: privateField(count(), { label: '项目合作', unit: '项', ...ofPaper }),
  contract: privateField(optional(number({ decimals: 6 })), { label: '合同额', unit: '万元', ...ofPaper }),
  products: privateField(count(), { label: '新产品', unit: '个', ...ofPaper }),
  patents: privateField(count(), { label: '专利', unit: '件', ...ofPaper }),
  transfers: privateField(count(), { label: '成果转化', unit: '项', ...ofPaper }),
  trained: privateField(count(), { label: '培训', unit: '人次', ...ofPaper }),
  introduced: privateField(count(), { label: '引才', unit: '人', ...ofPaper }),
  platforms: privateField(count(), { label: '平台', unit: '个', ...ofPaper }),
})

/** Each month once, with no more days than it has. */
const asCalendar: Rule = rule((fields, context) => {
  const days = Array.isArray(fields['days']) ? fields['days'] : []
  const seen = new Set<unknown>()
  for (const [index, item] of days.entries()) {
    const month: unknown = isMapping(item) ? item['month'] : undefined
    if (!isMapping(item) || typeof month !== 'string') continue
    if (seen.has(month)) {
      report(context, 'not-allowed-here', { because: { when: 'repeated' } }, ['days', index, 'month'])
    }
    seen.add(month)
    const max = Number(lastDayOf(month).slice(8))
    if (typeof item['days'] === 'number' && item['days'] > max) {
      report(context, 'out-of-range', { min: 0, max }, ['days', index, 'days'])
    }
  }
})

/** Months that one report can state: those of a long period, and of the one before. */
const MOST_MONTHS = 24

export const reportSchema = withPrivatePart(
  mapping({
    submittedOn: publicField(date(), { label: '报送日期', publish: 'never', ...ofPaper }),
  }),
  mapping(
    {
      days: privateField(
        list(
          mapping({
            month: privateField(month(), { label: '月份', ...ofPaper }),
            days: privateField(number({ max: 31 }), { label: '服务天数', unit: '天', ...ofPaper }),
          }),
          { min: 1, max: MOST_MONTHS },
        ),
        { label: '每月服务天数', hint: '本期各月；上一期的月份有变化的，可以重报', ...ofPaper },
      ),
      work: privateField(long(), {
        label: '本期工作',
        hint: '做了哪几件事，各到什么程度；不写他人的手机、证件号码',
        ...ofPaper,
      }),
      results: privateField(optional(results), { label: '成效（本期新增）', ...ofPaper }),
      problems: privateField(optional(long()), {
        label: '困难',
        hint: '需要企业、区里或市里帮助的',
        ...ofPaper,
      }),
      next: privateField(optional(long()), { label: '下步打算', ...ofPaper }),
      confirmed: privateField(
        optional(
          mapping({
            by: privateField(text({ max: 60, isName: true }), { label: '确认人', ...ofPaper }),
            on: privateField(date(), { label: '确认日期', ...ofPaper }),
          }),
        ),
        { label: '企业确认', ...ofPaper },
      ),
    },
    asCalendar,
  ),
  {
    public: { hint: '只有报送日期，网站不公布' },
    private: { hint: '仅市、区经办人员可见，永不公开' },
    sealed: { hint: '由经办页面或脚本生成，不要手工修改' },
  },
  plainOrSealed,
)

export type ServiceReport = z.output<typeof reportSchema>

export type ResultKey = keyof typeof results.shape
/** In the order of the form. */
export const resultKeys = Object.keys(results.shape) as ResultKey[]
/** As it is written: every scalar is text. */
export type ReportInput = z.input<typeof reportSchema>
