import type * as z from 'zod/mini'
import { mapping, rule } from './conditions.ts'
import { field } from './declaration.ts'
import { creditCode, date, list, option, optional, report, text, yesNo } from './fields.ts'
import { industries } from './option-lists.ts'

const figure = mapping({
  label: field(text({ max: 40 }), { label: '数据名称' }),
  value: field(text({ max: 20 }), { label: '数值' }),
  unit: field(text({ max: 20 }), { label: '单位' }),
  asOf: field(date(), { label: '数据日期' }),
  source: field(text(), { label: '数据来源' }),
})

const consent = mapping({
  given: field(yesNo(), { label: '是否同意公开' }),
  on: field(date(), { label: '同意日期' }),
})

/** The front matter of a story: 优秀典型. */
export const storySchema = mapping(
  {
    title: field(text({ max: 60 }), { label: '标题' }),
    /** What a title that tells a story leaves open; without it the industry is said. */
    technology: field(optional(text({ max: 40 })), { label: '技术' }),
    summary: field(text({ max: 200 }), { label: '摘要' }),
    expert: field(text(), { label: '专家' }),
    organization: field(text(), { label: '派出单位' }),
    enterprise: field(text(), { label: '企业' }),
    district: field(text({ max: 40, isDistrict: true }), { label: '区' }),
    cycle: field(text({ min: 4, max: 4 }), { label: '年度' }),
    industry: field(option(industries), { label: '行业领域' }),
    /** Credit code of the named demand it grew from; never an alias, which the story would identify. */
    demand: field(optional(creditCode()), { label: '对应需求' }),
    figures: field(list(figure, { max: 6 }), { label: '数据' }),
    picture: field(optional(text({ max: 80 })), { label: '图片' }),
    pictureAlt: field(optional(text({ max: 200 })), { label: '图片说明' }),
    consent: field(consent, { label: '当事人同意' }),
    publishedOn: field(date(), { label: '发布日期' }),
  },
  rule((fields, context) => {
    if ((fields['picture'] === undefined) === (fields['pictureAlt'] === undefined)) return
    const code = fields['picture'] === undefined ? 'not-allowed-here' : 'required-here'
    report(context, code, { because: { when: 'picture' } }, ['pictureAlt'])
  }),
)

export type Story = z.output<typeof storySchema>
