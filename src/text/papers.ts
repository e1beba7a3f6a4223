/** Wording of the official papers that is no field's label. */

export const CITY = '武汉市'

export const annex2Title = (year: string) => `${year}年企业“科技副总”选派需求汇总表（区经信部门填报）`
export const annex2FileName = (year: string, unit: string) =>
  `${year}年企业“科技副总”选派需求汇总表-${unit}.xlsx`

export const filingLine = {
  unit: '填报单位（加盖公章）：',
  reporter: '填报人：',
  phone: '联系方式：',
  date: '填报日期：',
} as const

export const sheetNames = {
  annex2: '选派需求汇总表',
  challenges: '技术创新难题',
  review: '初核参考',
} as const

export const pageFooter = '第 &P 页，共 &N 页'

export const publicSummaryTitle = (year: string) => `${year}年企业“科技副总”需求汇总（公开版）`
export const PUBLIC_SUMMARY_FILE = '汇总-公开版'
