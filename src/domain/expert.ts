import type * as z from 'zod/mini'
import { mapping } from './conditions.ts'
import { privateField, publicField } from './declaration.ts'
import { date, list, month, option, optional, phone, text } from './fields.ts'
import { industries } from './option-lists.ts'
import { plainOrSealed, withPrivatePart } from './private-part.ts'

/**
 * `experts/<alias>.yaml`: an expert whom the province hands on as recommended (四（二）), with what decides whether he may be sent
 * (二) and what he is matched by. The site says how many there are, and nothing else.
 */

const ofPaper = { paper: 'nowhere' } as const

/** 二: 省内外高等学校、科研院所. */
export const sources = ['省内高校', '省内科研院所', '省外高校', '省外科研院所'] as const

/** Ascending. */
export const ranks = ['中级及以下', '副高级', '正高级'] as const
export type Rank = (typeof ranks)[number]

export const achievementKinds = ['发明专利', '科研成果'] as const
/** What an exception may be about; everything else has none. */
export const exceptionConditions = ['年龄', '职称'] as const

const target = mapping({
  district: privateField(text({ max: 40, isDistrict: true }), {
    label: '对口需求所在区',
    hint: '区的目录名，照 districts.yaml 的 slug 写',
    ...ofPaper,
  }),
  id: privateField(text({ min: 6, max: 18 }), {
    label: '对口需求的编号',
    hint: '需求文件的名字：统一社会信用代码，或6位别名',
    ...ofPaper,
  }),
})

const achievement = mapping({
  kind: privateField(option(achievementKinds), { label: '成果类别', ...ofPaper }),
  text: privateField(text({ max: 300 }), { label: '成果名称', ...ofPaper }),
})

const exception = mapping({
  condition: privateField(option(exceptionConditions), { label: '例外的条件', ...ofPaper }),
  reason: privateField(text({ max: 500 }), { label: '例外的理由', ...ofPaper }),
  approvedBy: privateField(text({ max: 100 }), { label: '例外的批准人', ...ofPaper }),
})

const declaration = mapping({
  on: privateField(date(), { label: '本人声明日期', ...ofPaper }),
})

const recommendation = mapping({
  by: privateField(text({ max: 100, isName: true }), { label: '派出单位推荐人', ...ofPaper }),
  on: privateField(date(), { label: '推荐日期', ...ofPaper }),
})

const consent = mapping({
  by: privateField(text({ max: 60, isName: true }), { label: '同意人', ...ofPaper }),
  on: privateField(date(), { label: '同意日期', ...ofPaper }),
})

export const expertSchema = withPrivatePart(
  mapping({
    // Nothing else: one title of a paper names its author.
    submittedOn: publicField(date(), { label: '填报日期', publish: 'never', ...ofPaper }),
  }),
  mapping({
    source: privateField(option(sources), { label: '专家来源', ...ofPaper }),
    name: privateField(text({ max: 60, isName: true }), { label: '专家姓名', ...ofPaper }),
    organization: privateField(text({ max: 100 }), { label: '派出单位', ...ofPaper }),
    department: privateField(optional(text({ max: 100 })), { label: '院系', ...ofPaper }),
    title: privateField(text({ max: 60 }), { label: '职称', ...ofPaper }),
    rank: privateField(option(ranks), { label: '职称级别', ...ofPaper }),
    bornIn: privateField(month(), { label: '出生年月', example: '1985-03', ...ofPaper }),
    phone: privateField(phone({ mobileOnly: true }), { label: '手机', ...ofPaper }),
    industries: privateField(list(option(industries), { min: 1, max: industries.length, unique: true }), {
      label: '行业领域',
      hint: '与附件1的选项相同',
      ...ofPaper,
    }),
    field: privateField(text({ min: 4, max: 200 }), { label: '研究领域', ...ofPaper }),
    strengths: privateField(text({ max: 6000, lines: 'many' }), {
      label: '能解决的问题、代表性工作',
      hint: '一行写一项；少于400字的不参与排序',
      ...ofPaper,
    }),
    achievements: privateField(list(achievement, { min: 1, max: 50 }), {
      label: '发明专利或科研成果',
      ...ofPaper,
    }),
    targets: privateField(optional(list(target, { min: 1, max: 20 })), { label: '对口需求', ...ofPaper }),
    exceptions: privateField(optional(list(exception, { min: 1, max: 2 })), { label: '例外', ...ofPaper }),
    recommendation: privateField(recommendation, { label: '派出单位推荐意见', ...ofPaper }),
    // Asked for by `expert-record`: who cannot declare it is not filed, so nobody's bad record lies in git.
    declaration: privateField(optional(declaration), {
      label: '本人声明',
      hint: '近3年无不良记录、不在服务期内；不能声明的不填报',
      ...ofPaper,
    }),
    consent: privateField(optional(consent), {
      label: '告知与同意',
      hint: '本人知道资料提供给对接的企业、区和省里，并且同意',
      ...ofPaper,
    }),
  }),
  {
    public: { hint: '只有日期，网站只公布全市已推荐多少名' },
    private: { hint: '仅市级和对接所在区的经办人员可见，永不公开' },
    sealed: { hint: '由脚本生成，不要手工修改' },
  },
  plainOrSealed,
)

export type Expert = z.output<typeof expertSchema>

/** Characters of `strengths` from which on an expert can be ranked. */
export const LEAST_TO_RANK = 400
