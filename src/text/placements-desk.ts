/** Words of the desk's task 对接签约. */

import type { Stage } from '../domain/engagement.ts'
import type { NextStep } from '../domain/next-step.ts'
import { clauseName } from './clause-names.ts'
import { dateInWords } from './dates.ts'

const steps: Record<NextStep['what'], string> = {
  match: '对接、双方确认',
  select: '等市里确定选派名单',
  sign: '签约、到岗',
  start: '到岗',
  serve: '服务期满',
  evaluate: '期满考核',
}

export const demands = {
  title: '需求和对接',
  none: '还没有看到提出“科技副总”需求的企业。请先在上面读取本区的文件。',
  noneIn: (year: string) => `读到的文件里，${year}年本区没有提出“科技副总”需求的企业。`,
  caption: (count: number) => `提出“科技副总”需求的 ${count} 家`,
  region: '需求和对接的表，可以左右滚动',
  columns: { enterprise: '企业', state: '进展', action: '办理', next: '下一步', expert: '专家' },
  unknownState: '不知道',
  noDemand: '看不到它的需求',
  counts: (counts: readonly { state: Stage | '待对接'; count: number }[]) =>
    `${counts.map(({ state, count }) => `${state} ${count}`).join('，')}。`,
  next: ({ what, clause, by }: NextStep): string =>
    by === undefined
      ? `${steps[what]}（${clauseName(clause)}）`
      : `${steps[what]}，${dateInWords(by)}（${clauseName(clause)}）`,
  overdue: '已过期',
  start: '开始对接',
  open: '打开',
  another: '另选专家',
  openFirst: '先用密钥打开',
  failed: (count: number) => `有 ${count} 次未成`,
  actionNamed: (action: string, name: string) => `${action}：${name}`,
  waiting: '有改动没有提交',
  unplaced: (pairs: readonly string[]) =>
    `在选派名单里、这里还没有对接记录的 ${pairs.length} 对：${pairs.join('、')}。`,
} as const

export const choices = {
  title: '可以选的专家',
  none: '没有备选专家，或者备选专家在加密的部分里；请直接填写。',
  candidate: (number: number, name: string, organization: string | undefined) =>
    organization === undefined ? `备选${number}：${name}` : `备选${number}：${name}（${organization}）`,
  taken: (label: string) => `已填入“${label}”，请核对。`,
} as const

export const editor = {
  about: '企业提出的需求',
  problem: '希望解决的难题',
  field: '期望专家研究领域',
  source: '期望专家来源',
  collaboration: '期望的项目合作',
  noDemand: '这里看不到它的需求文件，可以照样记录。',
  selected: (from: string, to: string) => `在选派名单里，服务期 ${dateInWords(from)}至${dateInWords(to)}。`,
  others: '同一需求的其他对接',
  openOther: (name: string, stage: Stage | undefined) => `打开：${name}（${stage ?? '不知道'}）`,
  steps: {
    expert: '专家',
    match: '对接情况',
    confirmed: '双方确认',
    signed: '签约',
    duty: '到岗',
    end: '结束',
    evaluation: '期满考核',
  },
  hints: {
    expert: '从备选里选，或者直接填写。',
    match: '谈到哪一步、合适不合适，写给汇总的人看。',
    confirmed: '由经办人询问企业和专家，双方都确认了再填对接确认日期。',
    signed: '只记日期和任务，协议原件由企业和派出单位保管。',
    duty: '专家第一次到企业的那一天。',
    end: '没有谈成、没有到岗、提前结束和期满，都填结束日期和原因；填了以后不再提醒。',
    evaluation: '服务期满后，企业、派出单位、区里依次写意见。',
  },
  summary: (count: number) => `有 ${count} 处错误，已经存下；改好才能提交。`,
  findings: '系统的提醒',
  save: '存下',
  cancel: '不改了，回到列表',
  saved: (name: string) => `“${name}”已存下，还没有提交。`,
  same: (name: string) => `“${name}”和仓库里的一样，没有改动。`,
  willSeal: '存下时就加密，打开要用密钥。',
} as const

export const papers = {
  title: '汇总表',
  intro:
    '本区的匹配名单和签约到岗情况，连同没有提交的改动。本站格式，非官方表样；含姓名和电话，只用于盖章报送。',
  matches: '下载匹配名单（Excel）',
  placements: '下载签约到岗情况表（Excel）',
  notPlaced: '下载未签约到岗情况表（Excel）',
  unread: '先读取本区的文件，才能下载。',
  empty: '还没有对接签约，没有可以汇总的。',
  sealed: (count: number) => `有 ${count} 个文件的非公开部分没有打开，表里会缺内容。请先用密钥打开。`,
  faulty: (count: number) => `有 ${count} 份有错误，改好才能下载。`,
  unknownDemands: '没有读到需求，表里会缺企业名称。请先读取需求。',
} as const
