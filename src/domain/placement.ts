import type * as z from 'zod/mini'
import { type Fields, mapping, type Rule, rule } from './conditions.ts'
import { privateField, publicField } from './declaration.ts'
import { date, option, optional, phone, report, text } from './fields.ts'
import type { Condition } from './finding.ts'
import { plainOrSealed, withPrivatePart } from './private-part.ts'
import { isMapping } from './tree.ts'

/**
 * `placements/<district>/<alias>.yaml`: one expert at one enterprise, from the first talk (四（三）) over signing and
 * duty (四（五）) to the end and its evaluation (五（二）). The stage is derived, never written: `engagement.ts`.
 */

const ofPaper = { paper: 'nowhere' } as const
const never = { publish: 'never', ...ofPaper } as const

const long = () => text({ max: 2000, lines: 'many' })

const expert = mapping({
  /** Of a file in `experts/`, where there is one. */
  id: privateField(optional(text({ min: 6, max: 6 })), { label: '专家编号', ...ofPaper }),
  name: privateField(text({ max: 60, isName: true }), { label: '专家姓名', ...ofPaper }),
  organization: privateField(text({ max: 100 }), { label: '派出单位', ...ofPaper }),
  phone: privateField(optional(phone({ mobileOnly: false })), { label: '专家联系方式', ...ofPaper }),
})

const relations = ['已有合作', '持股', '任职'] as const

const match = mapping({
  fit: privateField(long(), { label: '匹配契合度', ...ofPaper }),
  intention: privateField(long(), { label: '合作意向', ...ofPaper }),
  relation: privateField(optional(option(relations)), {
    label: '专家与企业已有的关系',
    hint: '没有可不填',
    ...ofPaper,
  }),
})

const confirmation = () =>
  mapping({
    by: privateField(text({ max: 60, isName: true }), { label: '确认人', ...ofPaper }),
    on: privateField(date(), { label: '确认日期', ...ofPaper }),
  })

const confirmed = mapping({
  enterprise: privateField(optional(confirmation()), { label: '企业确认', ...ofPaper }),
  expert: privateField(optional(confirmation()), { label: '专家确认', ...ofPaper }),
})

const agreement = mapping({
  parties: privateField(option(['双方', '三方']), { label: '协议签订方', ...ofPaper }),
  from: privateField(date(), { label: '服务期开始', ...ofPaper }),
  to: privateField(date(), { label: '服务期结束', ...ofPaper }),
  tasks: privateField(long(), { label: '协议约定的任务', ...ofPaper }),
})

export const endReasons = ['企业原因', '工作变动', '个人原因', '期满', '其他'] as const

const opinion = () =>
  mapping({
    opinion: privateField(long(), { label: '意见', ...ofPaper }),
    on: privateField(date(), { label: '意见日期', ...ofPaper }),
  })

const evaluation = mapping({
  summary: privateField(text({ max: 4000, lines: 'many' }), { label: '服务总结', ...ofPaper }),
  enterprise: privateField(optional(opinion()), { label: '企业意见', ...ofPaper }),
  organization: privateField(optional(opinion()), { label: '派出单位意见', ...ofPaper }),
  district: privateField(
    optional(
      mapping({
        opinion: privateField(long(), { label: '意见', ...ofPaper }),
        result: privateField(text({ max: 40 }), { label: '考核结果', ...ofPaper }),
        on: privateField(date(), { label: '意见日期', ...ofPaper }),
      }),
    ),
    { label: '区里意见', ...ofPaper },
  ),
})

const part = (fields: Fields, name: string): Fields | undefined =>
  isMapping(fields[name]) ? (fields[name] as Fields) : undefined

/** 四（三）: the day of confirmation stands for two people who have confirmed. */
const confirmedByBoth: Rule = rule((fields, context) => {
  const [open, closed] = [part(fields, 'public'), part(fields, 'private')]
  if (!closed || open?.['confirmedOn'] === undefined) return
  const because: Condition = { when: 'has-field', field: '对接确认日期', present: true }
  for (const side of ['enterprise', 'expert']) {
    if (part(closed, 'confirmed')?.[side] !== undefined) continue
    report(context, 'required-here', { because }, ['private', 'confirmed', side])
  }
})

/** 四（五）: who has signed has an agreement. */
const signedAgreement: Rule = rule((fields, context) => {
  const [open, closed] = [part(fields, 'public'), part(fields, 'private')]
  if (!closed || open?.['signedOn'] === undefined || closed['agreement'] !== undefined) return
  const because: Condition = { when: 'has-field', field: '签约日期', present: true }
  report(context, 'required-here', { because }, ['private', 'agreement'])
})

const endWithReason: Rule = rule((fields, context) => {
  const [ended, reason] = [fields['endedOn'], fields['reason']]
  if ((ended === undefined) === (reason === undefined)) return
  const because: Condition = { when: 'has-field', field: '结束日期', present: ended !== undefined }
  const code = ended === undefined ? 'not-allowed-here' : 'required-here'
  report(context, code, { because }, ['reason'])
})

export const placementSchema = withPrivatePart(
  mapping({
    submittedOn: publicField(date(), { label: '填报日期', ...never }),
    confirmedOn: publicField(optional(date()), { label: '对接确认日期', ...never }),
    signedOn: publicField(optional(date()), { label: '签约日期', ...never }),
    onDutyOn: publicField(optional(date()), { label: '到岗日期', ...never }),
  }),
  mapping(
    {
      /** The demand's id: the name of its file. */
      demand: privateField(text({ min: 6, max: 18 }), {
        label: '需求',
        hint: '需求文件的名字：统一社会信用代码，或6位别名',
        ...ofPaper,
      }),
      expert: privateField(expert, { label: '专家', ...ofPaper }),
      match: privateField(optional(match), { label: '对接情况', ...ofPaper }),
      confirmed: privateField(optional(confirmed), { label: '双方确认', ...ofPaper }),
      exception: privateField(optional(text()), { label: '已选派过仍安排的理由', ...ofPaper }),
      agreement: privateField(optional(agreement), { label: '合作协议', ...ofPaper }),
      endedOn: privateField(optional(date()), { label: '结束日期', ...ofPaper }),
      reason: privateField(optional(option(endReasons)), {
        label: '结束原因',
        hint: '不写健康、家庭情况',
        ...ofPaper,
      }),
      evaluation: privateField(optional(evaluation), { label: '期满考核', ...ofPaper }),
    },
    endWithReason,
  ),
  {
    public: { hint: '只有日期，网站只合计、不逐家公布' },
    private: { hint: '仅市、区经办人员可见，永不公开' },
    sealed: { hint: '由经办页面或脚本生成，不要手工修改' },
  },
  plainOrSealed,
  confirmedByBoth,
  signedAgreement,
)

export type Placement = z.output<typeof placementSchema>
