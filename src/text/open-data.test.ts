import { expect, test } from 'vitest'
import { parseCsv } from '../../tests/support/csv.ts'
import type { PublicDemand } from '../domain/public-demand.ts'
import { demandsCsv } from './open-data.ts'

const context = {
  districtName: (slug: string) => (slug === 'hongshan' ? '洪山区' : slug),
  address: ({ year, id }: PublicDemand) => `https://example.org/demands/${year}/${id}/`,
}
const named: PublicDemand = {
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
const read = (...demands: PublicDemand[]) => {
  const [titles, ...rows] = parseCsv(demandsCsv(demands, context).slice(1)) as [string[], ...string[][]]
  return rows.map((row) => Object.fromEntries(titles.map((title, index) => [title, row[index]])))
}

test('one row a demand, under the labels of the form', () => {
  expect(read(named)).toMatchObject([
    {
      需求编号: '91420111MAFAKE991B',
      状态: '征集中',
      是否公开企业名称: '是',
      企业名称: '武汉某某光电有限公司',
      '区（开发区）': '洪山区',
      研发机构名称: '甲中心、乙实验室',
      研发机构类型和级别: '省级实验室、检测站',
      期望专家研究领域: "'=封装",
      '期望“科技副总”帮助解决的技术创新难题': '第一行\n第二行',
      难题数: '2',
      '问题难题（简要描述）': '1. 难题甲\n2. 难题乙',
      对外技术合作方式: '1. 联合开发',
      '预计技术合作经费投入（万元）': '1. 80',
      网址: 'https://example.org/demands/2023/91420111MAFAKE991B/',
    },
  ])
})

test('of an anonymous one what its label says; of a withdrawn one that it was', () => {
  const anonymous: PublicDemand = {
    ...named,
    id: 'k7m2xq',
    identity: { named: false, industry: '光电子信息' },
  }
  const withdrawn: PublicDemand = { id: 'abcdef', year: '2023', status: '已撤回', submittedOn: '2023-03-01' }
  const [one, other] = read(anonymous, withdrawn)
  expect(one).toMatchObject({ 是否公开企业名称: '否', 企业名称: '某光电子信息企业', '区（开发区）': '' })
  const { 需求编号, 年度, 状态, 填报日期, 网址, ...rest } = other!
  expect([需求编号, 年度, 状态, 填报日期, 网址]).toEqual([
    'abcdef',
    '2023',
    '已撤回',
    '2023-03-01',
    'https://example.org/demands/2023/abcdef/',
  ])
  expect(new Set(Object.values(rest))).toEqual(new Set(['']))
})
