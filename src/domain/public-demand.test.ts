import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bases, type Edit, edited } from '../../tests/support/entry.ts'
import { figure } from '../../tests/support/figure.ts'
import { ledgerOf } from '../../tests/support/ledger-of.ts'
import { demandTitle, enterpriseLabel } from '../text/public.ts'
import type { Demand } from './demand.ts'
import { type PublicDemand, publicDemands } from './public-demand.ts'

const cycleOf = (entries: Record<string, string>) => {
  const files = Object.entries(entries).map(([name, text]) => [
    `content/cycles/2023/demands/${name}.yaml`,
    text,
  ])
  return ledgerOf(Object.fromEntries(files)).cycles.get('2023')!
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
    // One alone: not even that it has an institution, or an honour.
    expect(demand).not.toHaveProperty('research')
    expect(demand).not.toHaveProperty('honors')
    expect(demand).toMatchObject({ identity: { named: false } })
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
  test('named ones hide nobody: they can be subtracted', () => {
    const named = (code: string) =>
      bases.named
        .replace('industry: 其他\n    otherIndustry: 智能包装', 'industry: 光电子信息')
        .replace('武汉测试光电', `武汉测试${code}`)
    const entries = {
      'hongshan/k7m2xq': one,
      'hongshan/91420111MAFAKE991B': named('甲'),
      'hongshan/91420111MAFAKE992E': named('乙'),
    }
    expect(label(entries)).toBe('某企业')
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

/** Traits few enough that small groups are the rule. */
interface Enterprise {
  named: boolean
  district: string
  industry: string
  honors: string[]
  types: { type: string; level?: string }[]
}
const enterprise: fc.Arbitrary<Enterprise> = fc.record({
  named: fc.boolean(),
  district: fc.constantFrom('hongshan', 'jiangan'),
  industry: fc.constantFrom('光电子信息', '新材料', '其他'),
  honors: fc.subarray(['国家“专精特新”小巨人', '省级“专精特新”中小企业']),
  types: fc.subarray([
    { type: '企业技术中心', level: '省级' },
    { type: '企业技术中心', level: '市级' },
    { type: '院士工作站' },
  ]),
})
const cycle = cycleOf({ 'hongshan/k7m2xq': edited('anonymous', []) })
const whole = cycle.entries[0]!

/** What is published of these, in their order. */
function published(enterprises: readonly Enterprise[]): PublicDemand[] {
  const entries = enterprises.map((one, index) => {
    const { public: publicPart, ...rest } = whole.demand!
    const { district, industry, honors, types } = one
    const name = one.named && { name: `武汉第${index}有限公司` }
    const enterprise = { ...publicPart.enterprise, industry, honors, ...name }
    const has = types.length > 0
    const research = { institutions: has ? ['某院'] : [], establishment: has ? ['企业自建'] : [], types }
    const demand = { ...rest, public: { ...publicPart, enterprise, research } } as Demand
    return { ...whole, id: `id${String(index).padStart(4, '0')}`, district, demand }
  })
  return publicDemands({ ...cycle, entries })
}

/** Whether an enterprise has everything that is shown of another. */
function fits({ identity, honors, research }: PublicDemand, one: Enterprise): boolean {
  const sorted = (list: readonly unknown[]) =>
    list
      .map((item) => JSON.stringify(item))
      .sort()
      .join()
  const levels = research?.types.some(({ level }) => level !== undefined)
  const types = one.types.map(({ type, level }) => ({ type, ...(levels && level && { level }) }))
  return (
    (identity?.district === undefined || identity.district === one.district) &&
    (identity?.industry === undefined || identity.industry === one.industry) &&
    (honors === undefined || sorted(honors) === sorted(one.honors)) &&
    (research === undefined || sorted(research.types) === sorted(types))
  )
}

const telling = ({ identity, honors, research }: PublicDemand) =>
  [identity?.named === false && (identity.district ?? identity.industry), honors, research].some(Boolean)

/** The anonymous enterprises of which something is shown that fewer than three anonymous ones share. */
function exposed(enterprises: readonly Enterprise[], shown: readonly PublicDemand[]): string[] {
  const hidden = enterprises.filter(({ named }) => !named)
  return shown
    .filter((demand) => demand.identity?.named === false && telling(demand))
    .filter((demand) => hidden.filter((one) => fits(demand, one)).length < 3)
    .map(({ id }) => id)
}

describe('an attacker who knows every enterprise and its traits, and which are named', () => {
  const worlds = fc.array(enterprise, { maxLength: 24 })

  test('finds at least three for whatever is shown of an anonymous one', (context) => {
    let shownOf = 0
    fc.assert(
      fc.property(worlds, (enterprises) => {
        const shown = published(enterprises)
        shownOf += shown.filter((demand) => demand.identity?.named === false && telling(demand)).length
        expect(exposed(enterprises, shown)).toEqual([])
      }),
      { numRuns: 1000 },
    )
    figure(context, `${shownOf} anonymous enterprises with something shown, 0 in a group of fewer than three`)
    expect(shownOf).toBeGreaterThan(200)
  })

  test('would find them where each trait is counted for itself, or named ones count: the attack works', () => {
    const [one, two, three] = ['hongshan', 'jiangan', 'qiaokou'].map(
      (district): Enterprise => ({
        named: false,
        district,
        industry: '新材料',
        honors: [],
        types: [],
      }),
    ) as [Enterprise, Enterprise, Enterprise]
    const world = [one, two, three, { ...one, named: true }, { ...one, named: true }]
    const byParts = published(world).map((demand) => ({
      ...demand,
      identity: { named: false, industry: '新材料', district: 'hongshan' } as const,
    }))
    expect(exposed(world, byParts).length).toBeGreaterThan(0)
    expect(exposed(world, published(world))).toEqual([])
  })

  test('learns nothing from named ones coming or going', () => {
    fc.assert(
      fc.property(worlds, (enterprises) => {
        const without = enterprises.map((one) => ({
          ...one,
          honors: one.named ? [] : one.honors,
          district: one.named ? 'jiangan' : one.district,
        }))
        const hiddenOf = (shown: PublicDemand[]) => shown.filter(({ identity }) => identity?.named === false)
        expect(hiddenOf(published(enterprises))).toEqual(hiddenOf(published(without)))
      }),
      { numRuns: 200 },
    )
  })
})

describe('the status by the list', () => {
  const list = (enterprise: string) =>
    `- expert: {name: 申某某, organization: 某某大学}\n  enterprise: {name: ${enterprise}}\n  district: hongshan\n  term: {from: "2023-06-01", to: "2025-05-31"}\n`
  const statusOf = (id: string, text: string, enterprise: string) => {
    const ledger = ledgerOf({
      [`content/cycles/2023/demands/hongshan/${id}.yaml`]: text,
      'content/cycles/2023/selections.yaml': list(enterprise),
    })
    return publicDemands(ledger.cycles.get('2023')!)[0]!.status
  }
  const NAMED = '91420111MAFAKE991B'

  test('a named demand that is in the list is matched', () => {
    expect(statusOf(NAMED, bases.named, '武汉测试光电有限公司')).toBe('已匹配')
    expect(statusOf(NAMED, bases.named, '武汉另家光电有限公司')).toBe('征集中')
  })
  test('a withdrawn one, and one without part 三, stay as they are', () => {
    const withdrawn = edited('named', [['status: 征集中', 'status: 已撤回']])
    expect(statusOf(NAMED, withdrawn, '武汉测试光电有限公司')).toBe('已撤回')
    const alone = bases.named
      .replace(/ {2}expertRequest:[\s\S]*?(?=\n {2}\w|\nprivate:)/, '')
      .replace(/ {2}candidates:[\s\S]*?(?=\n {2}(?:challenges|consent):)/, '')
    expect(statusOf(NAMED, alone, '武汉测试光电有限公司')).toBe('征集中')
  })
  test('an anonymous one is never changed by a list', () => {
    const asking = bases.anonymous
      .replace(
        /(public:\n[\s\S]*?)(\n {2}challenges:)/,
        '$1\n  expertRequest:\n    source: 高校\n    field: 光学\n    problem: 应力大，要求降到 5 MPa。$2',
      )
      .replace('private:\n', 'private:\n  support: {offered: 是}\n')
    expect(statusOf('k7m2xq', asking, '武汉隐名光电有限公司')).toBe('征集中')
  })
})
