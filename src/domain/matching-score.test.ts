import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Answer, Matcher, matchTerms } from './matching-score.ts'

const WORDS = [
  '激光',
  '封装',
  '热应力',
  'RTK',
  'PPP-RTK',
  '42CrMo',
  '水产',
  '速冻',
  '农机',
  '定位',
  '1985',
  '。',
  '涂布',
]
const line = fc.array(fc.constantFrom(...WORDS), { maxLength: 8 }).map((words) => words.join('，'))
const answers = fc
  .array(fc.array(line, { maxLength: 5 }), { minLength: 1, maxLength: 8 })
  .map((texts) => texts.map((lines, at): Answer => ({ id: `e${at}`, lines })))
const question = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 10 })
  .map((words) => words.join('；'))

const placeOf = (ranked: readonly { id: string }[], id: string) => {
  const at = ranked.findIndex((one) => one.id === id)
  return at < 0 ? Number.POSITIVE_INFINITY : at
}

describe('the order of texts for a question', () => {
  test('does not depend on the order in which they are given', () => {
    fc.assert(
      fc.property(question, fc.array(question, { maxLength: 4 }), answers, (asked, others, given) => {
        const shuffled = given.toReversed()
        const one = new Matcher([asked, ...others], given).rank(asked).ranked
        expect(new Matcher([...others.toReversed(), asked], shuffled).rank(asked).ranked).toEqual(one)
      }),
    )
  })

  test('who adds a term of the question is never lower, neither in score nor in place', () => {
    fc.assert(
      fc.property(
        question,
        answers,
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (asked, given, whose, which, isOwnLine) => {
          const terms = matchTerms(asked)
          if (terms.length === 0) return
          const term = terms[which % terms.length]!
          const { id, lines } = given[whose % given.length]!
          const last = lines.at(-1)
          const longer =
            isOwnLine || last === undefined ? [...lines, term] : [...lines.slice(0, -1), `${last}，${term}`]
          const changed = given.map((one) => (one.id === id ? { id, lines: longer } : one))
          const before = new Matcher([asked], given).rank(asked).ranked
          const after = new Matcher([asked], changed).rank(asked).ranked
          const scoreIn = (ranked: typeof before) => ranked.find((one) => one.id === id)?.score ?? 0
          expect(scoreIn(after)).toBeGreaterThanOrEqual(scoreIn(before))
          expect(placeOf(after, id)).toBeLessThanOrEqual(placeOf(before, id))
        },
      ),
      { numRuns: 200 },
    )
  })

  test('what everybody says is worth nothing, numbers and single signs say nothing', () => {
    expect(matchTerms('RTK 和 PPP-RTK，42CrMo 1985 3.5 的 A')).toEqual(['rtk', 'ppp', 'rtk', '42crmo'])
    const same = ['一', '二', '三'].map((id) => ({ id, lines: ['激光'] }))
    expect(new Matcher(['激光'], same).rank('激光').ranked).toEqual([])
  })

  test('the three best lines count, however many there are', () => {
    const others = Array.from({ length: 20 }, (_, at) => ({ id: `o${at}`, lines: [`别的${at}`] }))
    const scoreOf = (lines: string[]) =>
      new Matcher(['问'], [{ id: 'e', lines }, ...others])
        .rank('激光封装热应力')
        .ranked.find(({ id }) => id === 'e')?.score
    const lines = Array.from({ length: 5 }, () => '激光封装热应力')
    expect(scoreOf(lines)).toBe(scoreOf(lines.slice(0, 3)))
    expect(scoreOf(lines.slice(0, 3))).toBeGreaterThan(scoreOf(lines.slice(0, 2))!)
  })

  test('whatever texts say, nothing throws and every score is a whole number', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(
        '__proto__',
        'constructor',
        'toString',
        '\u202e激光',
        '𠀀'.repeat(9),
        '(a+)+$',
        '\ud800',
      ),
    )
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 6 }), hostile, (lines, asked) => {
        const ranked = new Matcher(
          [asked, ...lines],
          [
            { id: '__proto__', lines },
            { id: 'b', lines: [asked] },
          ],
        ).rank(asked).ranked
        for (const { score } of ranked) expect(Number.isSafeInteger(score) && score > 0).toBe(true)
      }),
    )
  })

  test('texts of the greatest length a file can have are ranked at once', () => {
    const long = Array.from({ length: 200 }, (_, at) => `第${at}行：${'激光封装热应力'.repeat(4)}`)
    const many = Array.from({ length: 100 }, (_, at) => ({ id: `e${at}`, lines: [...long, `${at}`] }))
    expect(new Matcher(['激光定位'], many).rank('激光定位').ranked.length).toBe(0)
  })
})
