import { describe, expect, test } from 'vitest'
import { bases, type Edit, edited } from '../../tests/support/entry.ts'
import { demandTitle, enterpriseLabel } from '../text/public.ts'
import { readContentFile } from '../yaml/content-file.ts'
import { buildLedger, type Source } from './ledger.ts'
import { publicDemands } from './public-demand.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const cycleOf = (entries: Record<string, string>) => {
  const sources = Object.entries(entries).map(
    ([name, text]) => readContentFile(`content/cycles/2023/demands/${name}.yaml`, encode(text)) as Source,
  )
  return buildLedger(sources).cycles.get('2023')!
}
const hidden = (name: string, code: string, ...edits: Edit[]) =>
  edited('anonymous', [['武汉隐名光电有限公司', name], ['91420111MAFAKE9908', code], ...edits])

describe('the public projection', () => {
  test('of a named entry: everything public, nothing private', () => {
    const [demand] = publicDemands(cycleOf({ 'hongshan/91420111MAFAKE991B': bases.named }))
    expect(demand).toMatchSnapshot()
    expect(JSON.stringify(demand)).not.toMatch(/某某|1990000|9321|320|35\.5/)
  })

  test('of an anonymous entry: no name, no code, no institution, no 其他 text', () => {
    const institutions: Edit = [
      'institutions: []\n    establishment: []\n    types: []',
      'institutions: [隐名研究院]\n    establishment: [企业自建]\n    types: [{type: 其他, name: 隐名实验室}]',
    ]
    const other: Edit = ['honors: []', 'honors: [其他]\n    otherHonor: 隐名称号']
    const [demand] = publicDemands(
      cycleOf({
        'hongshan/k7m2xq': hidden('武汉隐名光电有限公司', '91420111MAFAKE9908', institutions, other),
      }),
    )
    expect(JSON.stringify(demand)).not.toMatch(/隐名|MAFAKE/)
    expect(demand).toMatchObject({
      identity: { named: false },
      research: { present: true, institutions: [] },
    })
  })

  test('of a withdrawn entry: that it was withdrawn', () => {
    const withdrawn = edited('named', [['status: 征集中', 'status: 已撤回']])
    expect(publicDemands(cycleOf({ 'hongshan/91420111MAFAKE991B': withdrawn }))).toEqual([
      { id: '91420111MAFAKE991B', year: '2023', status: '已撤回', submittedOn: '2023-03-02' },
    ])
  })

  test('an entry with an error is not published', () => {
    const faulty = edited('named', [['employees: 320', 'employees: x']])
    expect(publicDemands(cycleOf({ 'hongshan/91420111MAFAKE991B': faulty }))).toEqual([])
  })
})

describe('an anonymous enterprise in its crowd', () => {
  const name = (slug: string) => ({ hongshan: '洪山区' })[slug] ?? slug
  const label = (entries: Record<string, string>) => {
    const demand = publicDemands(cycleOf(entries)).find(({ id }) => id === 'k7m2xq')!
    return enterpriseLabel(demand.identity!, name)
  }
  const one = hidden('武汉隐名光电有限公司', '91420111MAFAKE9908')
  const two = hidden('武汉又隐光电有限公司', '91420111MAFAKE991B')
  const three = hidden('武汉再隐光电有限公司', '91420111MAFAKE992E')

  test('three alike in the district: industry and district', () => {
    expect(label({ 'hongshan/k7m2xq': one, 'hongshan/aaaaaa': two, 'hongshan/bbbbbb': three })).toBe(
      '某光电子信息企业（洪山区）',
    )
  })
  test('three alike in the city only: the industry', () => {
    expect(label({ 'hongshan/k7m2xq': one, 'jiangan/aaaaaa': two, 'wuchang/bbbbbb': three })).toBe(
      '某光电子信息企业',
    )
  })
  test('fewer: neither', () => {
    expect(label({ 'hongshan/k7m2xq': one, 'hongshan/aaaaaa': two })).toBe('某企业')
  })
  test('a withdrawn one is no crowd', () => {
    const gone = three.replace('submittedOn', 'status: 已撤回\n  submittedOn')
    expect(label({ 'hongshan/k7m2xq': one, 'hongshan/aaaaaa': two, 'hongshan/bbbbbb': gone })).toBe('某企业')
  })
})

test('titles: the first problem, or a sentence of what is asked, cut with care', () => {
  const base = { id: 'x', year: '2023', status: '征集中', submittedOn: '2023-03-02' } as const
  const request = (problem: string) => ({ ...base, expertRequest: { source: 's', field: 'f', problem } })
  expect(demandTitle(request('应力大。热循环后下降。'))).toBe('应力大')
  const long = `${'前'.repeat(30)}，${'后'.repeat(30)}。`
  expect(demandTitle(request(long))).toBe('前'.repeat(30))
  expect([...demandTitle(request('光'.repeat(100)))]).toHaveLength(49)
})
