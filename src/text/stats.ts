import type { PlacedCounts } from '../domain/placed-counts.ts'
import type { StatKey, StatRow, StatTable } from '../domain/statistics.ts'
import { dateInWords } from './dates.ts'
import { demandLabels } from './labels.ts'

export const stats = {
  title: '数据',
  description: (year: number) =>
    `${year}年“科技副总”需求的统计：各区、行业、资质、研发机构、研究领域、合作方式，以及选派进度。`,
  intro: (year: number) =>
    `${year}年公开的企业需求，按附件1的栏目统计；已撤回的不计。每张图都附数字表，可以下载。`,
  /** The rule of src/domain/crowd.ts, for readers. */
  rule: '不公开名称的企业，页面上写出多少就计入多少：区、行业、资质、研发机构至少三家都相同才写出，其余不分项，免得有人用总数减出是哪一家。',
  table: '看数字表',
  fields: '看全部研究领域',
  fieldsOfNewest: (count: number) => `看最近${count}项需求的研究领域`,
  download: '下载CSV',
  all: '全部需求的数据：',
  json: 'JSON',
  csv: 'CSV（可用Excel打开）',
  dictionary: '数据字典和使用说明',
  count: '企业数',
  countUnit: '家',
  apart: '不公开名称、未分项计入',
  apartNote: (count: number) => `另有${count}家不公开名称的企业，没有分项计入。`,
  empty: '还没有公开的需求。',
  hiddenIndustry: '未公开行业',
  fieldColumns: { field: '研究领域', industry: '行业领域', demand: '需求' },
}

/** Title of each table, and of its first column. */
export const statTitles: Record<StatKey, { title: string; column: string }> = {
  district: { title: '各区（开发区）有多少需求', column: '区（开发区）' },
  industry: { title: '需求来自哪些行业', column: demandLabels['public.enterprise.industry'].label },
  honor: { title: '企业有哪些资质和荣誉', column: demandLabels['public.enterprise.honors'].label },
  institution: { title: '企业建有哪些研发机构', column: demandLabels['public.research.types'].label },
  field: { title: '哪些行业想请专家', column: demandLabels['public.enterprise.industry'].label },
  mode: { title: '企业想怎样合作', column: demandLabels['public.challenges[].cooperation.modes'].label },
}

/** The result of a chart in one sentence. `all` = number of counted demands. */
export function statSentence(
  { key, rows, total, apart }: StatTable,
  all: number,
  nameOf: (value: string) => string,
): string {
  if (rows.length === 0) return apart === 0 ? stats.empty : `${apart}家企业不公开名称，不分项统计。`
  const most = mostOf(rows, nameOf)
  switch (key) {
    case 'district':
      return `${all}家企业提出需求，${most}。`
    case 'industry':
      return `需求分布在${rows.length}个行业，${most}。`
    case 'honor':
      return `${all}家企业中${total}家有资质或荣誉，${most}。一家可以有几项。`
    case 'institution':
      return `${all}家企业中${total}家建有研发机构，${most}。一家可以有几类。`
    case 'field':
      return `${all}家企业中${total}家写明想请哪个领域的专家，${most}。`
    case 'mode':
      return `${all}家企业中${total}家有对外合作需求，${most}。一家可以选几种。`
  }
}

/** More than this many equal leaders are not listed by name. */
const MOST_NAMED = 3

function mostOf(rows: readonly StatRow[], nameOf: (value: string) => string): string {
  const [{ count: max }] = rows as [StatRow]
  const leading = rows.filter(({ count }) => count === max)
  const names = (some: readonly StatRow[]) => some.map(({ value }) => nameOf(value)).join('、')
  if (leading.length > MOST_NAMED) return `最多的有${leading.length}个，各${max}家`
  if (leading.length > 1) return `${names(leading)}最多，各${max}家`
  const second = rows[1]
  const next = rows.filter(({ count }) => count === second?.count)
  const after =
    second && next.length <= MOST_NAMED - 1
      ? `；其次是${names(next)}，${next.length > 1 ? '各' : ''}${second.count}家`
      : ''
  return `${names(leading)}最多，${max}家${after}`
}

/** Scientists selected, year by year. */
export interface Progress {
  year: string
  selected: number
  /** Absent where no cycle says one. */
  target?: number
}

export const placed = {
  /** Empty before the first expert. */
  counts: ({ recommended, signed, onDuty }: PlacedCounts, day: string) => {
    const told = [
      ...(recommended > 0 ? [`已推荐专家${recommended}名`] : []),
      ...(signed > 0 ? [`已签约${signed}名`, `已到岗${onDuty}名`] : []),
    ]
    return told.length > 0 ? `截至${dateInWords(day)}，全市${told.join('，')}。` : ''
  },
  lists: '选派名单：',
}

/** 名额测算: the share is exact, and only the province knows how it is rounded. */
export const quotaText = {
  title: '名额测算（参考）',
  city: (demands: number, share: string, least: number, most: number, places: number | undefined) =>
    `本市有${demands}项“科技副总”需求，按占全省的比例测算是${share}名，即${least === most ? `${least}名` : `${least}或${most}名`}` +
    `${places === undefined ? '；名额还没有下达。' : `；省里下达${places}名。`}`,
  districts: (places: number) => `${places}名按最大余数法分到各区（仅供参考，由市里决定）`,
  hidden: (count: number) => `另有${count}项需求的企业没有公开所在区，没有分区计入。`,
  tied: '并列，由市里决定',
  columns: {
    district: '区（开发区）',
    demands: '需求（项）',
    share: '比例数',
    whole: '整数部分',
    remainder: '余数',
    places: '测算名额',
  },
}

export const progress = {
  title: '选派进度',
  columns: { year: '年度', selected: '已选派（名）', target: '目标（名）' },
  year: (year: string) => `${year}年`,
  target: (target: number) => `目标${target}名以上`,
  unit: '名',
  none: '名单未公布',
  noTarget: '—',
}

/** `years` ascending; the last is the site's current one. */
export function progressSentence(years: readonly Progress[]): string {
  const newest = years.at(-1)
  if (!newest) return ''
  const { year, selected, target } = newest
  const past = years.slice(0, -1).filter((one) => one.selected > 0)
  const before = past.map((one) => `${one.year}年${one.selected}名`).join('，')
  const history = before ? `往年选派：${before}。` : ''
  if (target === undefined) return `${year}年已选派${selected}名。${history}`
  if (selected === 0) return `${year}年的目标是${target}名以上，选派名单还没有公布。${history}`
  const reached = selected >= target ? '已经达到' : `完成${Math.floor((selected / target) * 100)}%`
  return `${year}年已选派${selected}名，目标${target}名以上，${reached}。${history}`
}
