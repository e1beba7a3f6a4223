import { type CsvCell, csvText } from '../domain/csv.ts'
import type { District } from '../domain/district.ts'
import type { Selection } from '../domain/selections.ts'

/** 选派名单 of one year, as published. */
export const selectionsPage = {
  title: (year: string) => `${year}年“科技副总”选派名单`,
  description: (year: string, count: number) =>
    `${year}年选派担任企业“科技副总”的${count}名专家：姓名、派出单位、服务企业、所在区和服务期。`,
  intro: (count: number) => `共${count}名。内容与印发的选派名单一致。`,
  csv: '下载CSV（可用Excel打开）',
  others: '其他年度：',
  year: (year: string) => `${year}年`,
  columns: {
    number: '序号',
    expert: '专家',
    organization: '派出单位',
    enterprise: '服务企业',
    district: '区（开发区）',
    from: '服务期开始',
    to: '服务期结束',
    term: '服务期',
  },
  term: (from: string, to: string) => `${from} 至 ${to}`,
  story: '典型',
}

export function selectionsCsv(
  list: readonly Selection[],
  districts: readonly Pick<District, 'slug' | 'name'>[],
): string {
  const { columns } = selectionsPage
  const nameOf = new Map(districts.map(({ slug, name }) => [slug, name]))
  const head: CsvCell[] = [
    columns.number,
    columns.expert,
    columns.organization,
    columns.enterprise,
    columns.district,
    columns.from,
    columns.to,
  ]
  const rows = list.map(({ expert, enterprise, district, term }, index): CsvCell[] => [
    index + 1,
    expert.name,
    expert.organization,
    enterprise.name,
    nameOf.get(district) ?? district,
    term.from,
    term.to,
  ])
  return csvText([head, ...rows])
}
