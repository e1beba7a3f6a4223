import { mapping, onlyWith, type Rule, rule } from './conditions.ts'
import { publicField } from './declaration.ts'
import { date, list, number, option, optional, report, text, yesNo } from './fields.ts'
import type { Condition } from './finding.ts'
import {
  cooperationModes,
  establishments,
  honors,
  industries,
  institutionTypes,
  levels,
  levelsOfType,
  OTHER,
  OTHER_MODE,
  statuses,
} from './option-lists.ts'
import { isMapping } from './tree.ts'

/** The public part of 附件1. */

const publicEnterprise = mapping(
  {
    name: publicField(optional(text({ min: 4, max: 60 })), {
      label: '企业名称',
      hint: '与营业执照一致；不愿公开名称的，写在非公开部分',
      example: '{city}某某光电有限公司',
      publish: 'identity',
      paper: { cell: ['企业名称', '企业全称', '申报企业名称'] },
      column: 'name',
    }),
    honors: publicField(list(option(honors), { unique: true }), {
      label: '资质/荣誉',
      fileHint: '可多选；没有就写 []',
      publish: 'shared',
      paper: { cell: ['资质/荣誉', '资质荣誉', '资质、荣誉', '资质和荣誉'] },
    }),
    otherHonor: publicField(optional(text()), {
      label: '其他资质/荣誉',
      hint: '选了“其他”才填',
      publish: 'if-named',
      paper: 'special',
    }),
    industry: publicField(option(industries), {
      label: '行业领域',
      fileHint: '选一项',
      publish: 'identity',
      paper: { cell: ['行业领域', '所属行业领域'] },
      column: 'industry',
    }),
    otherIndustry: publicField(optional(text()), {
      label: '其他行业领域',
      hint: '选了“其他”才填',
      publish: 'identity',
      paper: 'special',
    }),
  },
  onlyWith('otherHonor', 'honors', OTHER),
  onlyWith('otherIndustry', 'industry', OTHER),
)

/** 国家级/省级/市级 as far as the type has levels; a name instead for 其他. */
const levelFitsType: Rule = rule(
  (fields, context) => {
    const type = fields['type']
    // A value that failed before may be a mapping or a list here.
    if (typeof type !== 'string' || !Object.hasOwn(levelsOfType, type)) return
    const allowed: readonly string[] = levelsOfType[type as keyof typeof levelsOfType]
    const because: Condition = { when: 'type-level', type }
    const { level } = fields
    if (allowed.length === 0) {
      if (level !== undefined) report(context, 'not-allowed-here', { because }, ['level'])
    } else if (level === undefined) {
      report(context, 'required-here', { because }, ['level'])
    } else if (typeof level === 'string' && !allowed.includes(level)) {
      report(context, 'not-an-option', { value: level, options: allowed }, ['level'])
    }
  },
  ...institutionTypes.map((type) => {
    const allowed = levelsOfType[type]
    return {
      if: { properties: { type: { const: type } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then:
        allowed.length > 0
          ? { properties: { level: { enum: allowed } }, required: ['level'] }
          : { properties: { level: false } },
    }
  }),
)

const institutionType = mapping(
  {
    type: publicField(option(institutionTypes), { label: '类型', publish: 'always', paper: 'special' }),
    level: publicField(optional(option(levels)), {
      label: '级别',
      hint: '院士工作站和其他不填级别；产业技术研究院、协同创新中心没有国家级',
      publish: 'always',
      paper: 'special',
    }),
    name: publicField(optional(text()), {
      label: '其他类型名称',
      hint: '类型为“其他”才填',
      publish: 'if-named',
      paper: 'special',
    }),
  },
  levelFitsType,
  onlyWith('name', 'type', OTHER),
)

const DETAILS = ['establishment', 'types'] as const

/** 无 institution: neither form nor type; 有: at least one of each. */
const detailsFollowInstitutions: Rule = rule(
  (fields, context) => {
    if (!Array.isArray(fields['institutions'])) return
    const present = fields['institutions'].length > 0
    const because: Condition = { when: 'institutions', present }
    for (const field of DETAILS) {
      const value = fields[field]
      if (!Array.isArray(value) || present === value.length > 0) continue
      report(context, present ? 'required-here' : 'not-allowed-here', { because }, [field])
    }
  },
  {
    if: { properties: { institutions: { maxItems: 0 } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: Object.fromEntries(DETAILS.map((field) => [field, { maxItems: 0 }])) },
    else: { properties: Object.fromEntries(DETAILS.map((field) => [field, { minItems: 1 }])) },
  },
)

const research = mapping(
  {
    institutions: publicField(list(text(), { max: 3, unique: true }), {
      label: '研发机构名称',
      fileHint: '没有研发机构就写 []',
      publish: 'if-named',
      paper: { cell: ['是否建有研发机构'] },
    }),
    establishment: publicField(list(option(establishments), { unique: true }), {
      label: '研发机构建设形式',
      hint: '有研发机构的至少选一项',
      fileHint: '没有就写 []',
      publish: 'shared',
      paper: { cell: ['研发机构建设形式'] },
    }),
    types: publicField(list(institutionType, { max: 20 }), {
      label: '研发机构类型',
      hint: '有研发机构的至少写一项',
      fileHint: '没有就写 []',
      publish: 'shared',
      paper: { cell: ['研发机构类型'] },
    }),
  },
  detailsFollowInstitutions,
)

const expertRequest = mapping({
  source: publicField(text(), {
    label: '期望专家来源',
    hint: '省内高校院所，省外中科院、工信部、教育部所属高校院所等',
    example: '省内高校院所',
    publish: 'always',
    paper: { cell: ['期望专家来源'] },
  }),
  field: publicField(text(), {
    label: '期望专家研究领域',
    example: '半导体激光器封装与可靠性',
    publish: 'always',
    paper: { cell: ['期望专家研究领域'] },
    column: 'field',
  }),
  problem: publicField(text({ lines: 'many' }), {
    label: '期望“科技副总”帮助解决的技术创新难题',
    publish: 'always',
    paper: { cell: ['期望科技副总帮助解决的技术创新难题'] },
    column: 'problem',
  }),
  collaboration: publicField(optional(text({ lines: 'many' })), {
    label: '期望与“科技副总”派出单位开展的项目合作',
    hint: '没有可不填',
    publish: 'always',
    paper: { cell: ['期望与科技副总派出单位开展的项目合作'] },
    column: 'collaboration',
  }),
})

const cooperation = mapping(
  {
    modes: publicField(list(option(cooperationModes), { min: 1, unique: true }), {
      label: '对外技术合作方式',
      hint: '至少选一项',
      publish: 'always',
      paper: { cell: ['对外技术合作方式'] },
    }),
    otherMode: publicField(optional(text()), {
      label: '其他合作方式的说明',
      hint: '选了“其他合作方式”才填',
      publish: 'if-named',
      paper: 'special',
    }),
    requirements: publicField(optional(text({ lines: 'many' })), {
      label: '对技术合作方的要求',
      hint: '不写具体人名；意向单位和专家写在非公开部分',
      publish: 'always',
      paper: { cell: ['对技术合作方的要求,具体意向单位和专家', '对技术合作方的要求、具体意向单位和专家'] },
    }),
    // 万元, to a hundredth of a yuan.
    budget: publicField(optional(number({ decimals: 6 })), {
      label: '预计技术合作经费投入',
      unit: '万元',
      hint: '愿意公开才写在这里',
      example: '80',
      publish: 'always',
      paper: { cell: ['预计技术合作经费投入'] },
    }),
  },
  onlyWith('otherMode', 'modes', OTHER_MODE),
)

const challenge = mapping({
  no: publicField(number({ min: 1 }), {
    label: '序号',
    hint: '从1起依次编号',
    publish: 'always',
    paper: 'special',
  }),
  summary: publicField(text({ min: 4, max: 200 }), {
    label: '问题难题（简要描述）',
    hint: '一句话说清楚',
    example: '高功率激光器腔面镀膜损伤阈值偏低',
    publish: 'always',
    paper: { cell: ['问题难题'] },
  }),
  commonTechnology: publicField(yesNo(), {
    label: '是否行业关键共性技术',
    publish: 'always',
    paper: { cell: ['是否行业关键共性技术'] },
  }),
  description: publicField(text({ min: 10, max: 3000, lines: 'many' }), {
    label: '需求描述',
    hint: '写清现状、瓶颈和要达到的指标，指标带数值和单位',
    publish: 'always',
    paper: { cell: ['需求描述'] },
  }),
  cooperation: publicField(optional(cooperation), {
    label: '对外技术合作需求',
    fileHint: '有才写；整段不写即为无',
    publish: 'always',
    paper: { cell: ['有无对外技术合作需求'] },
  }),
})

/** Problems are numbered 1, 2, … in their order. */
const numberedInOrder: Rule = rule((fields, context) => {
  if (!Array.isArray(fields['challenges'])) return
  for (const [index, item] of fields['challenges'].entries()) {
    if (!isMapping(item) || typeof item['no'] !== 'number' || item['no'] === index + 1) continue
    report(context, 'out-of-range', { value: String(item['no']), expected: index + 1 }, [
      'challenges',
      index,
      'no',
    ])
  }
})

export const publicPart = mapping(
  {
    submittedOn: publicField(date(), {
      label: '填报日期',
      example: '2023-03-02',
      publish: 'always',
      paper: 'special',
    }),
    status: publicField(optional(option(statuses)), {
      label: '状态',
      hint: '撤回的需求只留一句说明',
      fileHint: '不写即为征集中',
      publish: 'always',
      paper: 'nowhere',
    }),
    enterprise: publicField(publicEnterprise, {
      label: '一、企业基本信息（公开）',
      publish: 'always',
      paper: { heading: ['企业基本信息'] },
    }),
    research: publicField(research, {
      label: '二、企业创新情况（公开）',
      publish: 'always',
      paper: { heading: ['企业创新情况'] },
    }),
    expertRequest: publicField(optional(expertRequest), {
      label: '三、“科技副总”需求',
      fileHint: '无需求的，整段不写',
      publish: 'always',
      paper: { heading: ['科技副总需求'] },
    }),
    challenges: publicField(optional(list(challenge, { min: 1, max: 20 })), {
      label: '四、技术创新难题',
      fileHint: '没有的，整段不写',
      publish: 'always',
      paper: { heading: ['技术创新难题'] },
    }),
  },
  numberedInOrder,
)
