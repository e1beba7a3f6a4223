import type { Exclusion, Matches, Pool } from '../domain/matching.ts'
import { clauseName } from './clause-names.ts'
import { wordForForm } from './findings.ts'

/** Wording of the matching assistant: `npm run match`, its workbook and the file for a district. */

const inFileName = (unit: string) => unit.replace(/[\\/:*?"<>|]/g, ' ').trim()

export const matchFileNames = {
  one: (year: string, district: string, id: string, ending: string) =>
    `${year}年可对接的专家-${district}-${id}.${ending}`,
  all: (year: string, unit: string) => `${year}年可对接的专家-${inFileName(unit)}.xlsx`,
  handOver: (year: string, unit: string) => `${year}年推荐专家-${inFileName(unit)}.json`,
} as const

/** What nobody should expect of it. */
export const matchBasis =
  '先按通知排除不能派的，再按企业和专家写的话接近的程度排列，不打分，不代替对接。专家与企业已有的关系（合作、持股、任职）文件里没有，请自行核实。'

export const matchText = {
  title: (name: string) => `可对接的专家：${name}`,
  about: (district: string, id: string, field: string | undefined) =>
    `${district}，需求 ${id}${field === undefined ? '' : `，期望研究领域：${field}`}`,
  anonymous: '不公开名称的企业',
  sameIndustry: '同行业',
  otherIndustry: '其他行业',
  none: '没有。',
  demand: '需求',
  expert: '专家',
  target: '推荐单位指明对口这份需求',
  remark: (words: string) => `请核对：${words}`,
  short: '资料太短，未参与排序',
  excluded: '不参加的',
  unchecked: '未核对',
  unreadExperts: (count: number) => `有 ${count} 位专家的资料加密，没有密钥，没有核对，也没有参与排序。`,
  unreadPlacements: (count: number) =>
    `有 ${count} 份对接签约打不开，专家是不是已经派到别家，没有核对（${clauseName('2')}）。`,
} as const

/** Columns and sheets of the workbook. */
export const matchPaper = {
  matches: '可对接的专家',
  others: '未参与排序',
  district: '区（开发区）',
  enterprise: '企业名称',
  id: '需求编号',
  field: '期望研究领域',
  list: '行业',
  place: '次序',
  name: '专家姓名',
  organization: '派出单位',
  title: '职称',
  alias: '专家编号',
  demandSays: '需求里写的',
  expertSays: '专家写的',
  shared: '共有的词',
  remarks: '请核对',
  reason: '原因',
  basis: '怎样排列',
} as const

/** Why somebody is not ranked, with the clause. */
export function exclusionText({ why, clause }: Exclusion): string {
  const words =
    why === 'placed'
      ? '已经有对接或服务的企业，还没有结束'
      : why === 'faulty'
        ? '文件有错误，请先运行 npm run check 改正'
        : wordForForm(why).title
  return `${words}（${clauseName(clause)}）`
}

/** Why a demand gets no experts. */
export function refusalOfDemand(refused: NonNullable<Matches['refused']>): string {
  if (refused.reason === 'withdrawn') return '这份需求已经撤回，不再找专家。'
  if (refused.reason === 'no-request')
    return '这份需求只有技术难题，没有提出“科技副总”需求（第三部分），不找专家。'
  return `这份需求已经有专家了（${refused.stage}），不再排列。`
}

/** What could not be checked; empty where all could. */
export function uncheckedTexts({ unchecked, unreadPlacements }: Pool): string[] {
  return [
    ...(unchecked.length > 0 ? [matchText.unreadExperts(unchecked.length)] : []),
    ...(unreadPlacements > 0 ? [matchText.unreadPlacements(unreadPlacements)] : []),
  ]
}
