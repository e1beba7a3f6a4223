import type { NotPaidReason } from '../domain/payments.ts'
import { dateInWords } from './dates.ts'
import { inFileName } from './follow-up-papers.ts'

/** Wording of 经费拨付表 (五（一）). Account numbers never enter the repository, sealed or not. */

export const paymentFileName = (year: string, number: number, unit: string) =>
  `${year}年“科技副总”经费拨付表-第${number}次-${inFileName(unit)}.xlsx`

export const paymentSheets = { due: '经费拨付', others: '未列入' } as const

export const paymentWords = {
  reasons: {
    'no-file': '名单内，区里没有对接签约记录',
    'not-on-duty': '还没有到岗',
    'never-on-duty': '没有到岗就结束了',
    later: '到岗晚于截止日期',
    ended: '截止日期以前已结束',
  } satisfies Record<NotPaidReason, string>,
  total: (people: number) => `合计 ${people} 人`,
  instalment: '第几次',
  ofAll: (number: number, all: number, paidOn: string | undefined) =>
    `第${number}次，共${all}次${paidOn === undefined ? '' : `；已于${dateInWords(paidOn)}拨付`}`,
  who: '列入的',
  rule: (cutoff: string) =>
    `${dateInWords(cutoff)}及以前到岗，在这一天以前没有结束；其余的在“${paymentSheets.others}”，写明原因`,
  sum: '金额',
  sumOf: (people: number, amount: number, total: number) =>
    `${people} 人，每人 ${amount} 万元，共 ${total} 万元`,
  reports: '应报、已报',
  reportsUntil: (until: string) => `双月报，统计到${dateInWords(until)}；只供参考，是否拨付由市里决定`,
  account: '个人账户',
  accountNote: '留空，在仓库以外填写；填好的表不要放进仓库，也不要发到合并请求里',
} as const
