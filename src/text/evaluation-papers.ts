import { dateInWords, monthInWords, monthsInWords } from './dates.ts'
import { inFileName } from './follow-up-papers.ts'

/** Wording of the papers at the end of service (五（二）). Nothing is scored: sums of what the reports say, with their periods. */

// Files are named by the alias: names of people in the name of an encrypted file would be readable.
export const evaluationFileNames = {
  form: (year: string, unit: string, alias: string) =>
    `${year}年“科技副总”考核表-${inFileName(unit)}-${alias}.docx`,
  certificate: (year: string, unit: string, alias: string) =>
    `${year}年“科技副总”服务情况证明-${inFileName(unit)}-${alias}.docx`,
  summary: (year: string, unit: string) => `${year}年“科技副总”考核验收情况汇总表-${inFileName(unit)}.xlsx`,
} as const

export const evaluationSheets = { summary: '考核验收情况', results: '成效合计' } as const

const BLANK_DATE = '　　　　年　　月　　日'

export const serviceWords = {
  date: (day: string | undefined) => (day === undefined ? BLANK_DATE : dateInWords(day)),
  period: (period: string) => `${monthInWords(period)}期`,
  periods: (periods: readonly string[]) =>
    monthsInWords(periods)
      .map((one) => `${one}期`)
      .join('、'),
  parts: (parts: readonly { period: string; value: number }[]) =>
    monthsInWords(parts.map(({ period }) => period))
      .map((month, at) => `${month}期 ${parts[at]!.value}`)
      .join('，'),
  sum: (label: string, total: number, unit: string) => `${label} ${total}${unit}`,
  months: (months: readonly { month: string; days: number }[]) =>
    monthsInWords(months.map(({ month }) => month))
      .map((month, at) => `${month} ${months[at]!.days} 天`)
      .join('，'),
  monthAndDays: (month: string, days: number) => [monthInWords(month), String(days)] as const,
  days: (days: number) => `${days} 天`,
  allDays: (days: number) => `合计 ${days} 天`,
  reports: (expected: number, received: number, until: string) =>
    `到${dateInWords(until)}应报 ${expected} 份，已报 ${received} 份`,
  more: (count: number) => `另收到 ${count} 份`,
  notAsked: '本年度没有规定双月报',
  none: '无',
  unconfirmedNote: '以下出自企业还没有确认的双月报，不计入上面的数字',
} as const

export const evaluationWords = {
  title: (year: string) => `${year}年“科技副总”期满考核表`,
  number: (alias: string) => `编号：${alias}`,
  term: '协议服务期',
  from: (from: string, to: string) => `${dateInWords(from)}至\n${dateInWords(to)}`,
  service: '到岗、结束',
  served: (from: string, to: string | undefined) =>
    `${dateInWords(from)}到岗\n${to === undefined ? '在岗' : `${dateInWords(to)}结束`}`,
  reports: '双月报',
  days: '每月服务天数',
  results: '成效',
  confirmedOnly: '（经企业确认）',
  unconfirmed: '未经企业确认的',
  summary: '服务总结',
  expertSigns: '专家（签字）：',
  seal: '（盖章）',
  resultMark: '考核结果：',
  districtOpinion: ['区（开发区）', '验收意见'],
} as const

export const certificateWords = {
  title: '服务情况证明',
  opening: (pair: {
    name: string
    organization: string
    enterprise: string
    district: string
    year: string
    onDutyOn: string
    endedOn?: string | undefined
  }) =>
    `兹证明，${pair.organization}${pair.name}自${dateInWords(pair.onDutyOn)}起${pair.endedOn === undefined ? '' : `至${dateInWords(pair.endedOn)}`}，在${pair.enterprise}（${pair.district}）担任${pair.year}年“科技副总”。`,
  agreed: (from: string, to: string) => `协议服务期为${dateInWords(from)}至${dateInWords(to)}。`,
  headings: ['一', '二', '三', '四'],
  reports: '双月报',
  reportsOf: (periods: string) => `经企业确认的：${periods}。`,
  days: '每月服务天数',
  results: '成效',
  unconfirmed: '未经企业确认的双月报',
  noNumbers: '没有经企业确认的双月报。',
  columns: { month: '月份', days: '天数', period: '出自', item: '项目', total: '合计', parts: '各期' },
  total: '合计',
  closing: (hasNumbers: boolean) => `${hasNumbers ? '数字来自经企业确认的双月报；' : ''}本证明须加盖公章。`,
} as const
