import type { StatKey } from '../domain/statistics.ts'
import { challengeFields, demandFields, NUMBER, type TableField } from './open-data.ts'
import { selectionsPage } from './selections-page.ts'
import { progress, stats, statTitles } from './stats.ts'

/** `/data/datapackage.json`: what is in the open data, by the Data Package standard, version 2. */

export interface DataPackageContext {
  name: string
  /** 主办单位; absent where all is a sample: no authority published it. */
  host?: string
  samples: boolean
  /** Absolute addresses. */
  home: string
  licence: string
  /** The day of the newest content. */
  updatedOn?: string
  statKeys: readonly StatKey[]
  /** Years with a 选派名单. */
  listYears: readonly string[]
}

const MISSING = ['']
const WORDS = {
  title: (name: string) => `${name}：企业需求公开数据`,
  description:
    '企业“科技副总”需求和技术创新难题的公开部分，按年度和需求编号；不含联系方式和其他非公开内容。以 = + - @ 开头的文字前加了一个单引号。',
  samples: '所有企业、人员、电话和数据均为虚构样例。',
  licence: '免费查阅、下载、转载和加工，注明出处和下载日期',
  demands: '企业需求，一项一行',
  challenges: '技术创新难题，一个一行，按需求编号与企业需求对应',
  all: '同样的内容，JSON',
  statistics: (title: string) => `统计：${title}`,
} as const

export function dataPackage(context: DataPackageContext): object {
  const { name, host, samples, home, licence, updatedOn, statKeys, listYears } = context
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'keji-fuzong',
    title: WORDS.title(name),
    description: `${WORDS.description}${samples ? WORDS.samples : ''}`,
    homepage: home,
    ...(updatedOn && { created: `${updatedOn}T00:00:00+08:00` }),
    licenses: [{ path: licence, title: WORDS.licence }],
    ...(host && { contributors: [{ title: host, roles: ['publisher'] }] }),
    resources: [
      table('demands', 'demands.csv', WORDS.demands, demandFields, { primaryKey: [NUMBER] }),
      table('challenges', 'challenges.csv', WORDS.challenges, challengeFields, {
        primaryKey: [NUMBER, challengeFields[1]!.name],
        foreignKeys: [{ fields: [NUMBER], reference: { resource: 'demands', fields: [NUMBER] } }],
      }),
      ...statKeys.map((key) =>
        table(
          `stats-${key}`,
          `stats/${key}.csv`,
          WORDS.statistics(statTitles[key].title),
          statFields(statTitles[key].column),
        ),
      ),
      table('stats-progress', 'stats/progress.csv', WORDS.statistics(progress.title), progressFields),
      ...listYears.map((year) =>
        table(`selections-${year}`, `selections-${year}.csv`, selectionsPage.title(year), selectionFields),
      ),
      { name: 'demands-json', path: 'demands.json', title: WORDS.all, mediatype: 'application/json' },
    ],
  }
}

function table(
  name: string,
  path: string,
  title: string,
  fields: readonly TableField[],
  keys: object = {},
): object {
  return {
    name,
    type: 'table',
    path,
    title,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    schema: { fields, missingValues: MISSING, ...keys },
  }
}

const count = (name: string, unit: string): TableField => ({
  name,
  title: name,
  type: 'integer',
  unit,
  constraints: { required: true, minimum: 0 },
})

function statFields(column: string): TableField[] {
  const name: TableField = { name: column, title: column, type: 'string', constraints: { required: true } }
  return [name, count(stats.count, stats.countUnit)]
}

const { columns, unit } = progress
const progressFields: readonly TableField[] = [
  { name: columns.year, title: columns.year, type: 'year', constraints: { required: true } },
  count(columns.selected, unit),
  { name: columns.target, title: columns.target, type: 'integer', unit, constraints: { minimum: 0 } },
]

const list = selectionsPage.columns
const required = (name: string, type: 'string' | 'date'): TableField => ({
  name,
  title: name,
  type,
  constraints: { required: true },
})
const selectionFields: readonly TableField[] = [
  { name: list.number, title: list.number, type: 'integer', constraints: { required: true, minimum: 1 } },
  ...[list.expert, list.organization, list.enterprise, list.district].map((name) => required(name, 'string')),
  ...[list.from, list.to].map((name) => required(name, 'date')),
]
