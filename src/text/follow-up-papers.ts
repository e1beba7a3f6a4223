import type { PeriodCounts } from '../domain/follow-up-lists.ts'
import { pageFooter } from './papers.ts'

/** Wording of the papers after the collection. Their official layouts could not be found: ours say so. */

export const OWN_LAYOUT = '本站格式，非官方表样'
export const followUpFooter = `${pageFooter}　${OWN_LAYOUT}`

export const inFileName = (unit: string) => unit.replace(/[\\/:*?"<>|]/g, ' ').trim()

export const followUpFileNames = {
  matches: (year: string, unit: string) => `${year}年企业与专家匹配名单-${inFileName(unit)}.xlsx`,
  placements: (year: string, unit: string) => `${year}年“科技副总”签约到岗情况表-${inFileName(unit)}.xlsx`,
  notPlaced: (year: string, unit: string) => `${year}年“科技副总”未签约到岗情况表-${inFileName(unit)}.xlsx`,
  reports: (period: string, unit: string) => `${period}期“科技副总”双月调度表-${inFileName(unit)}.xlsx`,
} as const

export const followUpSheets = {
  matches: '匹配名单',
  quota: '名额测算（参考）',
  placements: '签约到岗情况',
  notPlaced: '未签约到岗情况',
  reports: '双月调度',
  overdue: '逾期清单',
  problems: '困难汇总',
  byDistrict: '分区统计',
  notes: '说明',
} as const

export const followUpColumns = {
  number: '序号',
  district: '区（开发区）',
  enterprise: '企业名称',
  creditCode: '统一社会信用代码',
  industry: '行业领域',
  expert: '专家姓名',
  organization: '派出单位',
  phone: '专家联系方式',
  fit: '匹配契合度',
  intention: '合作意向',
  relation: '已有关系',
  enterpriseConfirmed: '企业确认',
  expertConfirmed: '专家确认',
  confirmedOn: '对接确认日期',
  exception: '已选派过仍安排的理由',
  stage: '状态',
  parties: '协议签订方',
  term: '服务期',
  signedOn: '签约日期',
  onDutyOn: '到岗日期',
  tasks: '协议约定的任务',
  endedOn: '结束日期',
  reason: '结束原因',
  dueOn: '应报日期',
  submittedOn: '报送日期',
  reportState: '报送情况',
  days: '每月服务天数',
  work: '本期工作',
  results: '成效（本期新增）',
  problems: '困难',
  next: '下步打算',
  reportConfirmed: '企业确认',
  expected: '应报（份）',
  received: '已报（份）',
  late: '其中迟报（份）',
  overdue: '逾期未报（份）',
  demands: '需求（项）',
  share: '比例数',
  whole: '整数部分',
  remainder: '余数',
  places: '测算名额',
  amount: '金额（万元）',
  account: '个人账户（在仓库以外填写）',
  why: '未列入的原因',
  alias: '编号',
  allDays: '经确认的天数',
  allResults: '经确认的成效',
  unconfirmed: '未经企业确认的',
  enterpriseOpinion: '企业意见',
  organizationOpinion: '派出单位意见',
  districtOpinion: '区里意见',
  evaluationResult: '考核结果',
  item: '项目',
  content: '内容',
} as const

export const followUpWords = {
  /** In the list, and no file of the district. */
  noFile: '名单内，区里没有对接签约记录',
  confirmedBy: (by: string, on: string) => `${by}\n${on}`,
  from: (from: string, to: string) => `${from}至\n${to}`,
  days: (month: string, days: number) => `${month}：${days}天`,
  result: (label: string, value: number, unit: string) => `${label}${value}${unit}`,
  tied: (places: number) => `${places}（余数并列，由市里决定）`,
  total: '合计',
  resultColumn: (label: string, unit: string) => `${label}\n（${unit}）`,
  item: '数字',
  evaluationBasis:
    '出自经企业确认的双月报，没有确认的另列一栏，不计入合计；不打分，考核结果由区里填写。编号与考核表、服务情况证明的文件名相同',
  layout: '表样',
  unit: '范围',
  counted: '统计到',
  rows: '行数',
  quotaNote: (least: number, most: number) =>
    least === most ? `${least} 名` : `${least} 或 ${most} 名，最终以省里下达为准`,
  cityQuota: '按全省比例测算，本市',
  quotaBasis: '统计的需求：没有撤回、提出“科技副总”需求（附件1第三部分）的，按最大余数法分到各区，仅供参考',
} as const

/** How many reports of a period are due, have come, and are missing. */
export function periodCounts({ expected, received, late, overdue, unasked }: PeriodCounts): string {
  const more = unasked > 0 ? `；另收到不用报的 ${unasked} 份` : ''
  return `应报 ${expected} 份，已报 ${received} 份（迟报 ${late} 份），逾期未报 ${overdue} 份${more}`
}

/** 催报文字: what a clerk copies and sends to somebody whose report is missing. */
export function reminderText(to: {
  expert: string
  enterprise: string
  period: string
  months: string
  dueOn: string
  overdue: boolean
  address?: string
}): string {
  const when = to.overdue ? `应于${to.dueOn}前报送，目前还没有收到` : `请于${to.dueOn}前报送`
  return [
    `${to.expert}老师：您好！`,
    `您在${to.enterprise}担任“科技副总”的${to.period}双月报（${to.months}）${when}。`,
    '请写明每月服务天数、本期工作、成效和困难，由企业确认后发给我们。',
    to.address === undefined ? '' : `填报入口：${to.address}`,
    '谢谢！',
  ]
    .filter(Boolean)
    .join('\n')
}
