import { dateInWords } from './dates.ts'

/** Wording of the demand page beside the form's own labels. */

/** Replaces 征集中 after the deadline; no value of an entry. */
export const deadlinePassed = '已截止'

/** The side column's name for screen readers. */
export const aside = '应答方式与企业情况'

export const related = { title: '相关需求' } as const

export const cite = {
  title: '引用与分享',
  hint: '点一下选中，即可复制。',
  scan: '用手机扫一扫，打开这项需求；在微信里长按识别。',
  text: '引用格式',
  address: '网址',
  copy: { text: '复制引用', address: '复制网址' },
  copied: '已复制',
  /** Where the browser refuses (some apps), the text is selected instead. */
  selected: '已选中，请按住文字复制',
} as const

/** A demand as a paper or a mail names it: who, what, where, when, and the address. */
export function citation(of: {
  enterprise: string
  title: string
  site: string
  submittedOn: string
  number: string
  address: string
}): string {
  const { enterprise, title, site, submittedOn, number, address } = of
  return `${enterprise}：《${title}》，需求编号${number}，${site}，${dateInWords(submittedOn)}填报，${address}`
}
