import { expect, test } from 'vitest'
import { parseCsv } from '../../tests/support/csv.ts'
import type { PublicDemand } from '../domain/public-demand.ts'
import { dataPackage } from './data-package.ts'
import { challengeFields, challengesCsv, demandFields, demandsCsv, type TableField } from './open-data.ts'
import { openFields } from './open-fields.ts'

const context = {
  districtName: (slug: string) => (slug === 'hongshan' ? '洪山区' : slug),
  address: ({ year, id }: PublicDemand) => `https://example.org/demands/${year}/${id}/`,
}
const named: PublicDemand & { number: string } = {
  number: '2023-洪山-991B',
  id: '91420111MAFAKE991B',
  year: '2023',
  status: '征集中',
  submittedOn: '2023-03-02',
  identity: { named: true, name: '武汉某某光电有限公司', district: 'hongshan', industry: '光电子信息' },
  honors: ['国家“专精特新”小巨人'],
  research: {
    institutions: ['甲中心', '乙实验室'],
    present: true,
    establishment: ['企业自建'],
    types: [
      { type: '实验室', level: '省级' },
      { type: '其他', name: '检测站' },
    ],
  },
  expertRequest: { source: '省内', field: '=封装', problem: '第一行\n第二行' },
  challenges: [
    {
      no: 1,
      summary: '难题甲',
      commonTechnology: true,
      description: '甲',
      cooperation: { modes: ['联合开发'], budget: 80 },
    },
    { no: 2, summary: '难题乙', commonTechnology: false, description: '乙' },
  ],
}
const read = (...demands: PublicDemand[]) => rowsOf(demandsCsv(demands, context))
const rowsOf = (csv: string) => {
  const [titles, ...rows] = parseCsv(csv.slice(1)) as [string[], ...string[][]]
  return rows.map((row) => Object.fromEntries(titles.map((title, index) => [title, row[index]])))
}

test('one row a demand, under the labels of the form', () => {
  expect(read(named)).toMatchObject([
    {
      需求编号: '2023-洪山-991B',
      网址标识: '91420111MAFAKE991B',
      状态: '征集中',
      是否公开企业名称: '是',
      企业名称: '武汉某某光电有限公司',
      '区（开发区）': '洪山区',
      研发机构名称: '甲中心\n乙实验室',
      研发机构类型和级别: '省级实验室\n检测站',
      期望专家研究领域: "'=封装",
      '期望“科技副总”帮助解决的技术创新难题': '第一行\n第二行',
      难题数: '2',
      网址: 'https://example.org/demands/2023/91420111MAFAKE991B/',
    },
  ])
})

test('one row a challenge, with the number of its demand', () => {
  expect(rowsOf(challengesCsv([named], context))).toEqual([
    {
      需求编号: '2023-洪山-991B',
      序号: '1',
      '问题难题（简要描述）': '难题甲',
      是否行业关键共性技术: '是',
      需求描述: '甲',
      对外技术合作方式: '联合开发',
      其他合作方式的说明: '',
      对技术合作方的要求: '',
      '预计技术合作经费投入（万元）': '80',
    },
    expect.objectContaining({ 序号: '2', 对外技术合作方式: '', '预计技术合作经费投入（万元）': '' }),
  ])
})

test('no value of a list can hold what stands between them', () => {
  const lists = [...demandFields, ...challengeFields].filter(({ type }) => type === 'list')
  expect(lists.map(({ name }) => name)).toEqual([
    '资质/荣誉',
    '研发机构名称',
    '研发机构建设形式',
    '研发机构类型和级别',
    '对外技术合作方式',
  ])
  for (const { delimiter } of lists) expect(delimiter).toBe('\n')
  for (const { path, node } of openFields) {
    const item = node.spec.kind === 'list' ? node.children[0]!.spec : undefined
    if (item?.kind === 'text') expect([path, item.lines]).toEqual([path, 'one'])
    if (item?.kind === 'option') expect(item.options.filter((option) => option.includes('\n'))).toEqual([])
  }
})

test('the package describes the columns that the tables have, with types, units and limits from the registry', () => {
  const whole = dataPackage({
    name: '平台',
    samples: true,
    home: 'https://example.org/',
    licence: 'https://example.org/about/#licence',
    updatedOn: '2023-04-18',
    statKeys: ['district'],
    listYears: ['2023'],
  }) as { resources: { name: string; schema?: { fields: TableField[]; missingValues: string[] } }[] }
  const fieldsOf = (name: string) => whole.resources.find((one) => one.name === name)!.schema!.fields
  expect(fieldsOf('demands').map(({ name }) => name)).toEqual(Object.keys(read(named)[0]!))
  expect(fieldsOf('challenges').map(({ name }) => name)).toEqual(
    Object.keys(rowsOf(challengesCsv([named], context))[0]!),
  )
  for (const { schema } of whole.resources) {
    const names = schema?.fields.map(({ name }) => name) ?? []
    expect(new Set(names).size).toBe(names.length)
  }
  expect(fieldsOf('challenges')).toContainEqual({
    name: '预计技术合作经费投入（万元）',
    title: '预计技术合作经费投入',
    unit: '万元',
    type: 'number',
    constraints: { minimum: 0 },
  })
  expect(fieldsOf('demands')).toContainEqual(
    expect.objectContaining({ name: '难题数', type: 'integer', constraints: { required: true, minimum: 0 } }),
  )
  expect(whole).toMatchObject({ licenses: [{ path: 'https://example.org/about/#licence' }] })
})

test('of an anonymous one what its label says; of a withdrawn one that it was', () => {
  const anonymous: PublicDemand = {
    ...named,
    id: 'k7m2xq',
    identity: { named: false, industry: '光电子信息' },
  }
  const withdrawn: PublicDemand & { number: string } = {
    number: '2023-匿名-ABCDEF',
    id: 'abcdef',
    year: '2023',
    status: '已撤回',
    submittedOn: '2023-03-01',
  }
  const [one, other] = read(anonymous, withdrawn)
  expect(one).toMatchObject({ 是否公开企业名称: '否', 企业名称: '某光电子信息企业', '区（开发区）': '' })
  const { 需求编号, 年度, 状态, 填报日期, 难题数, 网址, ...rest } = other!
  expect([需求编号, 年度, 状态, 填报日期, 难题数, 网址]).toEqual([
    '2023-匿名-ABCDEF',
    '2023',
    '已撤回',
    '2023-03-01',
    '0',
    'https://example.org/demands/2023/abcdef/',
  ])
  expect(rest['网址标识']).toBe('abcdef')
  delete rest['网址标识']
  expect(new Set(Object.values(rest))).toEqual(new Set(['']))
})
