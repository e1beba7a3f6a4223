import type { RuleEntry, Words } from './wording.ts'

/** What never blocks: `src/domain/rules/advice-rules.ts`. */

export const words = {
  'candidate-not-from-academia': {
    title: '专家单位像是企业',
    problem: ({ placed }) =>
      `${placed ? '专家' : '备选人员'}的单位看起来是企业；“科技副总”从高等学校、科研院所中选派。`,
    repair: () => '请核对单位名称；确是高校院所下属单位的可以保留，并在说明里写清。',
  },
  'not-sme': {
    title: '企业规模可能超出中小微',
    problem: ({ employees, revenue }) =>
      `从业人数和营业收入达到了本行业中小企业的上限（${employees === undefined ? '' : `${employees} 人、`}${revenue} 万元），可能是大型企业。`,
    repair: () => '请核对数字和单位（营业收入以万元计）；确是大型企业的，不属于本通知的服务对象。',
  },
  'implausible-amount': {
    title: '数字大得反常',
    problem: ({ against, divisor }, { name }) => {
      const than = { employees: '从业人数', revenue: '营业收入、从业人数', area: '从业人数' }[against]
      return `“${name}”与${than}相比大得反常，${divisor ? '像是按元填的（这里以万元计）' : '可能填错了单位或小数点'}。`
    },
    repair: ({ divisor }) =>
      divisor
        ? `按元填的请除以 ${divisor}；确实这么大的可以保留。`
        : '请核对单位和小数点；确实这么大的可以保留。',
  },
  'implausible-date': {
    title: '日期反常',
    problem: (args, { name }) =>
      'receivedOn' in args
        ? `“${name}”晚于收到这份文件的日期（${args.receivedOn}）。`
        : `“${name}”不在 ${args.first} 年到 ${args.last} 年之间。`,
    repair: () => '请核对年份，多半是手误。',
  },
  'overlapping-centre-types': {
    title: '两类研发机构容易混淆',
    problem: () => '同时选了“工程（技术）研究中心”和“工程研究中心”；两者由不同部门认定，很少同时具备。',
    repair: () => '请对照认定文件核对；确实都有的可以保留。',
  },
  'other-industry': {
    title: '不在重点产业内',
    problem: () => '这个行业领域不在通知列出的重点产业里。',
    repair: () => '不影响申报；同等条件下重点产业优先。',
  },
  'support-refused': {
    title: '企业不愿提供保障',
    problem: () => '企业填了“否”，不愿为“科技副总”提供必要的工作条件和服务保障。',
    repair: () => '请向企业确认是否误填；确实不愿提供的，对接时很难落实。',
  },
  'not-measurable': {
    title: '需求描述没有可衡量的指标',
    problem: (_, { name }) => `“${name}”里没有带单位的数字，专家难以判断能不能做。`,
    repair: () => '请写出现在是多少、要达到多少，例如“良率由 82% 提高到 95%”“厚度偏差不大于 2 μm”。',
  },
} satisfies Words

export const entries = {
  'candidate-not-from-academia': {
    meaning: '“科技副总”从省内外高等学校、科研院所中选派，企业人员不在范围内。',
    bad: 'organization: 某某科技有限公司',
    good: 'organization: 某某大学材料学院',
  },
  'not-sme': {
    meaning: '通知服务的是中小微企业。人数和收入都达到本行业上限的是大型企业，标准写在当年的参数里。',
    bad: 'employees: 1500\nrevenue: 98000',
    good: '核对单位后改为 revenue: 9800',
  },
  'implausible-amount': {
    meaning:
      '金额以万元计，按元填会大一万倍；漏了小数点也会大几十倍。与从业人数、营业收入比一比就看得出来，上限写在当年的参数里，只作提醒。',
    bad: 'budget: 650000',
    good: 'budget: 65',
  },
  'implausible-date': {
    meaning: '年份差得远的日期，或比收到文件的日子还晚的日期，多半是手误，只作提醒。',
    bad: 'submittedOn: "2099-03-02"',
    good: 'submittedOn: "2023-03-02"',
  },
  'overlapping-centre-types': {
    meaning: '“工程（技术）研究中心”和“工程研究中心”由科技、发改两个部门认定，名称相近，容易多选。',
    bad: '- type: 工程（技术）研究中心\n- type: 工程研究中心',
    good: '- type: 工程研究中心\n  level: 市级',
  },
  'other-industry': {
    meaning: '通知列出了重点产业，其他行业也可以申报，排序在后。',
    bad: 'industry: 新材料',
    good: 'industry: 光电子信息',
  },
  'support-refused': {
    meaning: '“科技副总”到岗要有工作条件和服务保障，填“否”的请核实。',
    bad: 'support:\n  offered: 否',
    good: 'support:\n  offered: 是\n  details: 提供办公室和通勤',
  },
  'not-measurable': {
    meaning: '通知要求找准问题、明确要求、提准需求。没有带单位的数字，专家判断不了难度。',
    bad: 'description: 产品良率偏低，希望提高。',
    good: 'description: 良率 82%，希望提高到 95% 以上。',
  },
} satisfies Record<keyof typeof words, RuleEntry>
