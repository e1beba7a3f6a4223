import { describe, expect, test } from 'vitest'
import { EXPERT_TEXT } from '../../tests/fixtures/expert-rows.ts'
import { FOLLOW_UP_WORLD as world } from '../../tests/fixtures/follow-up-rows.ts'
import { bases } from '../../tests/support/entry.ts'
import { ledgerOf } from '../../tests/support/ledger-of.ts'
import type { Finding } from './finding.ts'
import { type Matches, matchesOf, poolOf } from './matching.ts'

const C = 'content/cycles/2023'
const PLACEMENT = `${C}/placements/hongshan/abc234.yaml`
const DEMAND = `${C}/demands/hongshan/91420111MAFAKE991B.yaml`
const open = { [PLACEMENT]: null, [`${C}/reports/hongshan/abc234/2023-08.yaml`]: null }

/** Somebody with this alias who says the same as the demand, changed. */
const expert = (alias: string, change: (text: string) => string = (text) => text) => ({
  [`${C}/experts/${alias}.yaml`]: change(EXPERT_TEXT.replaceAll('戊某某', `专家${alias}`)),
})
const others = Object.assign(
  {},
  ...['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd', 'eeeeee', 'ffffff', 'gggggg'].map((alias) => expert(alias)),
  ...['hhhhhh', 'iiiiii'].map((alias) => expert(alias, (text) => text.replace('[光电子信息]', '[新材料]'))),
  // What half of all say is worth nothing.
  ...Array.from({ length: 60 }, (_, at) =>
    expert(`n${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))}nnn`, (text) =>
      text.replace(/大功率半导体激光器.*/, '池塘养殖，饲料配方。'.padEnd(220, '鱼')),
    ),
  ),
) as Record<string, string>

function matchedIn(files: Record<string, string | null>) {
  const ledger = ledgerOf({ ...world, ...open, ...others, ...files })
  const cycle = ledger.cycles.get('2023')!
  const pool = poolOf(cycle, ledger)
  return { pool, matches: matchesOf(cycle, ledger, pool) }
}
const aliases = (list: Matches['sameIndustry']) => list.map((one) => one.expert.alias)
const shown = ({ matches }: ReturnType<typeof matchedIn>) =>
  matches.flatMap((one) => aliases([...one.sameIndustry, ...one.otherIndustry]))

describe('experts for a demand', () => {
  test('at most five of the same industry and of others each, by id where they are equally near', () => {
    const { matches, pool } = matchedIn({})
    expect(pool.eligible).toHaveLength(69)
    expect(matches).toHaveLength(1)
    expect(aliases(matches[0]!.sameIndustry)).toEqual(['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd', 'eeeeee'])
    // Whom no sentence speaks for is not shown.
    expect(aliases(matches[0]!.otherIndustry)).toEqual(['hhhhhh', 'iiiiii'])
    expect(shown(matchedIn({ ...Object.fromEntries(Object.entries(others).reverse()) }))).toEqual(
      aliases([...matches[0]!.sameIndustry, ...matches[0]!.otherIndustry]),
    )
  })

  test.each<[string, (text: string) => string, string]>([
    ['too old', (text) => text.replace('1985-03', '1970-01'), 'expert-age 2'],
    ['of a lower rank', (text) => text.replace('rank: 副高级', 'rank: 中级及以下'), 'expert-rank 2'],
    ['without a declaration', (text) => text.replace(/ {2}declaration.*\n/, ''), 'expert-record 2'],
    ['without consent', (text) => text.replace(/ {2}consent.*\n/, ''), 'no-consent 隐私'],
    ['in a faulty file', (text) => text.replace('rank: 副高级', 'rank: 高级'), 'faulty 4.2'],
  ])('who is %s is never shown, and the reason is told', (_, change, reason) => {
    const found = matchedIn(expert('aaaaaa', change))
    expect(shown(found)).not.toContain('aaaaaa')
    expect(
      found.pool.excluded.map(({ expert: one, clause, why }) => [one.alias, `${codeOf(why)} ${clause}`]),
    ).toEqual([['aaaaaa', reason]])
  })
  const codeOf = (why: Finding | string) => (typeof why === 'string' ? why : why.code)

  test('nor who still serves, nor who has somebody, by file or by name; who has ended is free', () => {
    const served = `- expert: {name: 专家aaaaaa, organization: 某某理工大学}
  enterprise: {name: 武汉旧光电有限公司}
  district: hongshan
  term: {from: "2022-06-01", to: "2024-05-31"}
`
    const inService = matchedIn({ 'content/cycles/2022/selections.yaml': served })
    expect(inService.pool.excluded).toMatchObject([
      { expert: { alias: 'aaaaaa' }, why: { code: 'expert-in-service' } },
    ])
    const other = `${C}/demands/hongshan/91420111MAFAKE992E.yaml`
    const placed = world[PLACEMENT]!.replace('"91420111MAFAKE991B"', '"91420111MAFAKE992E"')
    const files = { [other]: bases.named.replace('武汉测试光电有限公司', '武汉另家光电有限公司') }
    for (const who of [
      '{id: bbbbbb, name: 申某某',
      '{name: 专家bbbbbb, organization: 某某理工大学, phone: "19900007001"} #',
    ]) {
      const taken = matchedIn({ ...files, [PLACEMENT]: placed.replace('{name: 申某某', who) })
      expect(taken.pool.excluded).toMatchObject([{ expert: { alias: 'bbbbbb' }, clause: '2', why: 'placed' }])
      expect(shown(taken)).not.toContain('bbbbbb')
      expect(taken.matches.map(({ refused }) => refused?.reason)).toEqual([undefined, 'placed'])
    }
    // Of the same name and unit: once more the same person, or a namesake who was born in another month.
    const byFile = placed.replace('{name: 申某某', '{id: bbbbbb, name: 专家bbbbbb')
    const taken = (bornIn: string) => {
      const again = expert('cccccc', (text) =>
        text.replaceAll('专家cccccc', '专家bbbbbb').replace('1985-03', bornIn),
      )
      const { pool } = matchedIn({ ...files, ...again, [PLACEMENT]: byFile })
      return pool.excluded.map((one) => one.expert.alias)
    }
    expect([taken('1985-03'), taken('1985-04')]).toEqual([['bbbbbb', 'cccccc'], ['bbbbbb']])
    const ended = placed
      .replace('{name: 申某某', '{id: bbbbbb, name: 申某某')
      .replace('  agreement:', '  endedOn: "2023-09-01"\n  reason: 工作变动\n  agreement:')
    expect(matchedIn({ ...files, [PLACEMENT]: ended }).pool.excluded).toEqual([])
  })

  test('what cannot be read is counted apart, what is too short is not ranked', () => {
    const { pool } = matchedIn({
      ...expert('aaaaaa', (text) => text.replace(/private:[\s\S]*/, 'sealed: abc\n')),
      ...expert('bbbbbb', (text) => text.replace(/试{199}/, '试')),
      [PLACEMENT]: world[PLACEMENT]!.replace(/private:[\s\S]*/, 'sealed: abc\n'),
    })
    expect(pool.unchecked.map(({ alias }) => alias)).toEqual(['aaaaaa'])
    expect(pool.short.map(({ alias }) => alias)).toEqual(['bbbbbb'])
    expect(pool.unreadPlacements).toBe(1)
  })

  test('a demand that is withdrawn, or asks for nobody, gets none', () => {
    const withdrawn = matchedIn({ [DEMAND]: world[DEMAND]!.replace('status: 征集中', 'status: 已撤回') })
    expect(withdrawn.matches.map(({ refused }) => refused)).toEqual([{ reason: 'withdrawn' }])
    expect(shown(withdrawn)).toEqual([])
  })

  test('every reason is literally in both sources, and whom the home unit names is marked', () => {
    const target = '  targets: [{district: hongshan, id: "91420111MAFAKE991B"}]\n  achievements:'
    const { matches } = matchedIn(expert('aaaaaa', (text) => text.replace('  achievements:', target)))
    const [{ sameIndustry, otherIndustry }] = matches as [Matches]
    expect(sameIndustry.filter(({ isTarget }) => isTarget).map(({ expert: one }) => one.alias)).toEqual([
      'aaaaaa',
    ])
    const joined = (pieces: readonly { text: string }[]) => pieces.map(({ text }) => text).join('')
    for (const { expert: one, pairs } of [...sameIndustry, ...otherIndustry]) {
      expect(pairs.length).toBeGreaterThan(0)
      expect(pairs.length).toBeLessThanOrEqual(3)
      for (const { asked, found } of pairs) {
        expect(world[DEMAND]).toContain(joined(asked).replaceAll('……', ''))
        expect(one.partial.private!.strengths).toContain(joined(found).replaceAll('……', ''))
        expect([...asked, ...found].some(({ hit }) => hit)).toBe(true)
      }
    }
  })
})
