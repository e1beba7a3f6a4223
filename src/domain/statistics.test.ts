import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bases, edited } from '../../tests/support/entry.ts'
import { readContentFile } from '../yaml/content-file.ts'
import { buildLedger, type CycleLedger, type Entry, type Source } from './ledger.ts'
import { cooperationModes, honors, industries, institutionTypes } from './option-lists.ts'
import { type PublicDemand, publicDemands } from './public-demand.ts'
import { type StatKey, type StatTable, statistics, statKeys } from './statistics.ts'

/** A world to attack: few districts, industries and values, so that small groups are the rule. */
interface Enterprise {
  named: boolean
  district: string
  industry: string
  honors: string[]
  types: string[]
  asks: boolean
  modes: string[]
  status: '征集中' | '已匹配' | '已撤回'
}

const DISTRICTS = ['caidian', 'hongshan', 'jiangan', 'qiaokou']
const some = <T>(values: readonly T[]) => fc.subarray([...values], { maxLength: 2 })
const enterprise: fc.Arbitrary<Enterprise> = fc.record({
  named: fc.boolean(),
  district: fc.constantFrom(...DISTRICTS),
  industry: fc.constantFrom(...industries.slice(0, 3), '其他'),
  honors: some(honors.slice(0, 3)),
  types: some(institutionTypes.slice(0, 3)),
  asks: fc.boolean(),
  modes: some(cooperationModes.slice(0, 3)),
  status: fc.constantFrom('征集中' as const, '征集中' as const, '已匹配' as const, '已撤回' as const),
})
const anyEnterprises = fc.array(enterprise, { maxLength: 14 })

/** A whole entry of the repository, with these values in the places that count. */
const whole = {
  named: entryOf('hongshan/91420111MAFAKE991B', bases.named),
  anonymous: entryOf('hongshan/k7m2xq', edited('anonymous', [])),
}
function entryOf(name: string, text: string): Entry {
  const file = `content/cycles/2023/demands/${name}.yaml`
  const source = readContentFile(file, new TextEncoder().encode(text)) as Source
  return buildLedger([source]).cycles.get('2023')!.entries[0]!
}

function ledgerOf(enterprises: readonly Enterprise[]): CycleLedger {
  const entries = enterprises.map((one, index) => {
    const base = whole[one.named ? 'named' : 'anonymous']
    const { expertRequest: _, ...rest } = base.demand!.public
    const publicPart = {
      ...rest,
      status: one.status,
      enterprise: {
        ...rest.enterprise,
        industry: one.industry,
        otherIndustry: undefined,
        honors: one.honors,
        ...(one.named && { name: `武汉第${index}有限公司` }),
      },
      research: {
        institutions: one.types.length > 0 ? ['研究院'] : [],
        establishment: [],
        types: one.types.map((type) => ({ type })),
      },
      challenges: [
        {
          no: 1,
          summary: '难题难题',
          commonTechnology: false,
          description: '描述描述描述描述描述',
          ...(one.modes.length > 0 && { cooperation: { modes: one.modes } }),
        },
      ],
      ...(one.asks && { expertRequest: { source: 's', field: 'f', problem: 'p' } }),
    }
    const demand = { ...base.demand, public: publicPart }
    return { ...base, id: `id${String(index).padStart(4, '0')}`, district: one.district, demand }
  })
  return { ...buildLedger([]), ...cycle, entries } as unknown as CycleLedger
}
const cycle = buildLedger([
  readContentFile('content/cycles/2023/demands/hongshan/k7m2xq.yaml', new Uint8Array()) as Source,
]).cycles.get('2023')!

const publish = (enterprises: readonly Enterprise[]) => {
  const catalogue = publicDemands(ledgerOf(enterprises))
  return { catalogue, tables: statistics(catalogue) }
}
const standing = (enterprises: readonly Enterprise[]) =>
  enterprises.filter(({ status }) => status !== '已撤回')

const truth: Record<StatKey, (one: Enterprise) => string[]> = {
  district: ({ district }) => [district],
  industry: ({ industry }) => [industry],
  honor: ({ honors }) => honors,
  institution: ({ types }) => types,
  field: ({ asks, industry }) => (asks ? [industry] : []),
  mode: ({ modes }) => modes,
}

/** What is left of each row when the named enterprises, whom everybody knows, are taken out of it. */
function subtracted({ key, rows }: StatTable, enterprises: readonly Enterprise[]) {
  const named = standing(enterprises).filter((one) => one.named)
  return rows.map(({ value, count }) => ({
    value,
    left: count - named.filter((one) => truth[key](one).includes(value)).length,
  }))
}

type Publish = (enterprises: readonly Enterprise[]) => StatTable[]
const ours: Publish = (enterprises) => publish(enterprises).tables
/** What a plain count of the ledger would have published. */
const naive: Publish = (enterprises) =>
  statKeys.map((key) => {
    const counts = new Map<string, number>()
    for (const one of standing(enterprises)) {
      for (const value of truth[key](one)) counts.set(value, (counts.get(value) ?? 0) + 1)
    }
    const rows = [...counts].map(([value, count]) => ({ value, count }))
    return { key, rows, total: standing(enterprises).length, apart: 0 }
  })

/** What the texts of an entry tell is told with them; what places an enterprise is counted in these. */
const placing: readonly StatKey[] = ['district', 'industry', 'honor', 'institution']

/** First attack: totals less named enterprises. Returns what points at one or two anonymous ones. */
function findings(tables: readonly StatTable[], enterprises: readonly Enterprise[]): string[] {
  return tables.flatMap((table) => {
    if (!placing.includes(table.key)) return []
    const small = subtracted(table, enterprises).filter(({ left }) => left !== 0 && left < 3)
    return small.map(({ value, left }) => `${table.key} ${value}: ${left}`)
  })
}

/** What there is to see of a world: the catalogue, our tables, and those of a plain count. */
function viewOf(enterprises: readonly Enterprise[]) {
  const { catalogue, tables } = publish(enterprises)
  return {
    catalogue: JSON.stringify(catalogue),
    tables: JSON.stringify(tables),
    plain: JSON.stringify(naive(enterprises)),
  }
}
type View = ReturnType<typeof viewOf>

/** Second attack: every world that looks the same; the districts and industries that one enterprise has in them. */
function possibleWorlds(enterprises: readonly Enterprise[], seen: View, target: number) {
  const worlds = DISTRICTS.flatMap((district) =>
    [...industries.slice(0, 3), '其他'].map((industry) => ({
      place: `${district}/${industry}`,
      view: viewOf(
        enterprises.map((one, index) => (index === target ? { ...one, district, industry } : one)),
      ),
    })),
  )
  return (...seeing: (keyof View)[]) =>
    worlds.filter(({ view }) => seeing.every((key) => view[key] === seen[key])).map(({ place }) => place)
}

describe('an attacker with the catalogue, the totals and the named enterprises', () => {
  test('never subtracts his way to one or two anonymous enterprises', () => {
    fc.assert(
      fc.property(anyEnterprises, (enterprises) => {
        expect(findings(ours(enterprises), enterprises)).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('would, from a plain count of the ledger: the attack works', () => {
    const hits = fc.sample(anyEnterprises, 200).filter((one) => findings(naive(one), one).length > 0)
    expect(hits.length).toBeGreaterThan(100)
  })

  test('learns nothing of a hidden district or industry that the catalogue leaves open', () => {
    let shownRows = 0
    let published = 0
    fc.assert(
      fc.property(anyEnterprises, (enterprises) => {
        const seen = viewOf(enterprises)
        for (const [index, one] of enterprises.entries()) {
          if (one.named || one.status === '已撤回') continue
          const possible = possibleWorlds(enterprises, seen, index)
          const byCatalogue = possible('catalogue')
          const byBoth = possible('catalogue', 'tables')
          expect(byBoth).toEqual(byCatalogue)
          if (byCatalogue.length < 2) continue
          shownRows++
          if (possible('catalogue', 'plain').length === 1) published++
        }
      }),
      { numRuns: 60 },
    )
    expect(shownRows).toBeGreaterThan(40)
    // The same attack on the plain count tells nearly all of them.
    expect(published).toBeGreaterThan(shownRows / 2)
  })
})

describe('the tables', () => {
  const [base] = fc.sample(enterprise, 1) as [Enterprise]
  const named = {
    ...base,
    named: true,
    status: '征集中' as const,
    district: 'hongshan',
    industry: '光电子信息',
  }
  const hidden = { ...named, named: false }
  const row = (enterprises: Enterprise[], key: StatKey, value: string) => {
    const table = publish(enterprises).tables.find((one) => one.key === key)!
    return { count: table.rows.find((one) => one.value === value)?.count, apart: table.apart }
  }

  test('two anonymous ones do not count beside a named one, three do; one elsewhere changes nothing', () => {
    const elsewhere = { ...hidden, district: 'jiangan', industry: '北斗' }
    expect(row([named, hidden, hidden], 'district', 'hongshan')).toEqual({ count: 1, apart: 2 })
    expect(row([named, hidden, hidden, hidden], 'district', 'hongshan')).toEqual({ count: 4, apart: 0 })
    expect(row([named, hidden, hidden, hidden, elsewhere], 'district', 'hongshan')).toEqual({
      count: 4,
      apart: 1,
    })
  })

  test('what is withdrawn counts nowhere, and no demands give empty tables', () => {
    const { tables } = publish([{ ...named, status: '已撤回' }])
    expect(tables.map(({ rows, total, apart }) => [rows, total, apart])).toEqual(
      statKeys.map(() => [[], 0, 0]),
    )
  })

  test('named enterprises alone are counted exactly, the largest row first', () => {
    fc.assert(
      fc.property(anyEnterprises, (enterprises) => {
        const allNamed = enterprises.map((one) => ({ ...one, named: true }))
        const expected = naive(allNamed)
        for (const [index, { rows, apart }] of publish(allNamed).tables.entries()) {
          expect(apart).toBe(0)
          expect(Object.fromEntries(rows.map(({ value, count }) => [value, count]))).toEqual(
            Object.fromEntries(expected[index]!.rows.map(({ value, count }) => [value, count])),
          )
          expect(rows.map(({ count }) => count)).toEqual(rows.map(({ count }) => count).sort((a, b) => b - a))
        }
      }),
      { numRuns: 200 },
    )
  })

  test("an industry of one's own words counts as 其他", () => {
    const demand: PublicDemand = {
      id: 'x',
      year: '2023',
      status: '征集中',
      submittedOn: '2023-03-01',
      identity: { named: true, name: '武汉某某有限公司', district: 'hongshan', industry: '水产加工' },
    }
    const industry = statistics([demand]).find(({ key }) => key === 'industry')!
    expect(industry.rows).toEqual([{ value: '其他', count: 1 }])
  })
})
