import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { processorTime } from '../../tests/support/figure.ts'
import { ledger } from '../../tests/support/sample-ledger.ts'
import { type PublicDemand, publicDemands } from './public-demand.ts'
import { relatedDemands } from './related.ts'

const samples = publicDemands(ledger.cycles.get('2023')!)
const byId = (id: string, among: readonly PublicDemand[] = samples) => among.find((one) => one.id === id)!

const named = (id: string, text: string, more: Partial<PublicDemand> = {}): PublicDemand => ({
  id,
  year: '2023',
  status: '征集中',
  submittedOn: '2023-03-01',
  identity: { named: true, name: `武汉${id}公司`, district: 'hongshan', industry: '高端装备' },
  honors: [],
  challenges: [{ no: 1, summary: text.slice(0, 20), commonTechnology: false, description: text }],
  ...more,
})
const idsOf = (related: ReturnType<typeof relatedDemands>, demand: PublicDemand) =>
  (related.get(demand) ?? []).map(({ id }) => id)

describe('related demands', () => {
  test('of the samples: never itself, never twice, three at most, each has something in common', () => {
    const related = relatedDemands(samples)
    for (const [demand, others] of related) {
      expect(others).not.toContain(demand)
      expect(new Set(others).size).toBe(others.length)
      expect(others.length).toBeLessThanOrEqual(3)
    }
    expect([...related.values()].filter((others) => others.length > 0).length).toBeGreaterThan(25)
  })

  test('a withdrawn one is linked by nobody, and links to nobody', () => {
    const withdrawn = samples.filter(({ status }) => status === '已撤回')
    expect(withdrawn.length).toBeGreaterThan(0)
    const related = relatedDemands(samples)
    for (const one of withdrawn) expect(related.has(one)).toBe(false)
    expect([...related.values()].flat().filter(({ status }) => status === '已撤回')).toEqual([])
  })

  test('the same problem in another industry and district comes before the same district alone', () => {
    const elsewhere = {
      identity: { named: true, name: '甲', district: 'caidian', industry: '新材料' },
    } as const
    const problem = '高功率光纤激光器合束器温升过高，涂覆层老化失效，剥除模式不稳'
    const one = named('a', problem)
    const alike = named('b', '合束器的涂覆层老化，光纤激光器温升，剥除后模式不稳定', elsewhere)
    const beside = named('c', '铸件缩松率高，模具热平衡差', {
      identity: { named: true, name: '丙', district: 'hongshan', industry: '新材料' },
    })
    expect(idsOf(relatedDemands([one, alike, beside]), one)).toEqual(['b'])
  })

  test('the order of equals is the order given, so that builds are the same', () => {
    const all = ['a', 'b', 'c', 'd', 'e'].map((id) => named(id, `问题${id}`))
    expect(idsOf(relatedDemands(all), all[0]!)).toEqual(['b', 'c', 'd'])
    expect(relatedDemands(samples)).toEqual(relatedDemands(samples))
  })
})

describe('an anonymous entry', () => {
  const anonymous = samples.filter(({ identity }) => identity?.named === false)

  test('is related by its label alone: another text changes nothing, for nobody', () => {
    expect(anonymous.length).toBeGreaterThan(3)
    const before = relatedDemands(samples)
    for (const one of anonymous) {
      // The text of a named enterprise, as if both were the same.
      const twin = samples.find(({ identity, challenges }) => identity?.named && challenges)!
      const changed = { ...one, challenges: twin.challenges!, expertRequest: twin.expertRequest! }
      const others = samples.map((each) => (each === one ? changed : each))
      const after = relatedDemands(others)
      for (const each of samples) {
        expect(idsOf(after, each === one ? changed : each)).toEqual(idsOf(before, each))
      }
    }
  })

  test('moved to any other district that is hidden as well, the links of the whole site stay', async () => {
    const cycle = ledger.cycles.get('2023')!
    const hidden = anonymous.filter(({ identity }) => identity && !('district' in identity)).slice(0, 3)
    expect(hidden.length).toBeGreaterThan(0)
    const links = (demands: PublicDemand[]) =>
      [...relatedDemands(demands)].map(([{ id }, others]) => [id, ...others.map((other) => other.id)])
    const before = links(samples)
    let compared = 0
    for (const { id } of hidden) {
      for (const { slug } of ledger.districts) {
        const entries = cycle.entries.map((entry) => (entry.id === id ? { ...entry, district: slug } : entry))
        const moved = publicDemands({ ...cycle, entries })
        // Elsewhere it may be one of three alike, and then its district is public.
        if (JSON.stringify(byId(id, moved)) !== JSON.stringify(byId(id))) continue
        if (JSON.stringify(moved) !== JSON.stringify(samples)) continue
        expect(links(moved)).toEqual(before)
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(ledger.districts.length)
  })

  test('without industry and district it is linked with nothing', () => {
    const nobody = named('x', '合束器涂覆层老化', {
      identity: { named: false },
      honors: ['现代种业优势特色企业'],
    })
    const all = [nobody, named('y', '合束器涂覆层老化', { honors: ['现代种业优势特色企业'] }), ...samples]
    const related = relatedDemands(all)
    expect(related.get(nobody)).toEqual([])
    expect([...related.values()].flat()).not.toContain(nobody)
  })
})

test('the cost grows with the entries, not with the pairs', () => {
  const words = globSync('content/cycles/2023/demands/*/*.yaml')
    .map((file) => readFileSync(file, 'utf8'))
    .join('')
  const sentences = [...new Set(words.match(/[\p{Script=Han}]{6,}/gu) ?? [])]
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) =>
      named(
        String(at),
        Array.from(
          { length: 30 },
          (_, n) => sentences[(at * 31 + n * n * 7 + n * at) % sentences.length],
        ).join('，'),
        {
          identity: {
            named: true,
            name: String(at),
            district: `d${at % 16}`,
            industry: `i${at % 15}`,
          },
        },
      ),
    )
  const time = (demands: PublicDemand[]) => processorTime(() => relatedDemands(demands))
  const [small, large] = [many(300), many(2400)]
  time(small)
  const [one, eight] = [Math.min(time(small), time(small)), time(large)]
  // Of pairs it would be 64 times as much.
  expect(eight / one).toBeLessThan(24)
})

test('any texts at all are taken', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 8 }), (texts) => {
      const all = texts.map((text, at) => named(String(at), text))
      for (const [demand, others] of relatedDemands(all)) expect(others).not.toContain(demand)
    }),
    { numRuns: 50 },
  )
})
