import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FiledReport } from './ledger.ts'
import { addMonths } from './months.ts'
import { type ResultKey, resultKeys } from './service-report.ts'
import { serviceSummaries } from './service-summary.ts'

interface Stated {
  confirmed: boolean
  days: [number, number, number]
  results: Partial<Record<ResultKey, number>>
}

const result = (key: ResultKey) =>
  key === 'contract'
    ? fc.integer({ min: 0, max: 50_000_000 }).map((value) => value / 1e6)
    : fc.nat({ max: 500 })
const stated: fc.Arbitrary<Stated> = fc.record({
  confirmed: fc.boolean(),
  days: fc.tuple(fc.nat({ max: 31 }), fc.nat({ max: 31 }), fc.nat({ max: 31 })),
  results: fc.record(Object.fromEntries(resultKeys.map((key) => [key, result(key)])), { requiredKeys: [] }),
})

/** Of each period its two months, and the last one of the period before, restated. */
function reportOf({ confirmed, days, results }: Stated, at: number): FiledReport {
  const period = addMonths('2023-08', 2 * at)
  const months = [2, 1, 0].map((back, index) => ({ month: addMonths(period, -back), days: days[index]! }))
  const ofPrivate = {
    days: months,
    work: '',
    results,
    ...(confirmed && { confirmed: { by: '某', on: period } }),
  }
  return { file: period, period, partial: { private: ofPrivate } } as unknown as FiledReport
}

test('sums equal the reports, and what is not confirmed is in none of the confirmed', () => {
  fc.assert(
    fc.property(fc.array(stated, { maxLength: 14 }), (all) => {
      const reports = all.map(reportOf)
      const { confirmed, unconfirmed } = serviceSummaries({ reports })
      for (const [summary, wanted] of [[confirmed, true] as const, [unconfirmed, false] as const]) {
        const own = all.flatMap((one, at) =>
          one.confirmed === wanted ? [{ ...one, report: reports[at]! }] : [],
        )
        expect(summary.periods).toEqual(own.map(({ report }) => report.period))
        // Of two reports that state a month the later one counts.
        const byMonth = new Map(
          own.flatMap(({ report }) => report.partial.private!.days!.map((one) => [one!.month, one!.days!])),
        )
        // What is not confirmed gives way to a later report that is.
        if (!wanted) {
          const lastOf = (own: boolean, month: string | undefined) =>
            reports.findLastIndex(
              ({ partial }, at) =>
                all[at]!.confirmed === own && partial.private!.days!.some((one) => one!.month === month),
            )
          for (const month of [...byMonth.keys()])
            if (lastOf(true, month) > lastOf(false, month)) byMonth.delete(month)
        }
        expect(new Map(summary.months.map(({ month, days }) => [month, days]))).toEqual(byMonth)
        expect(summary.days).toBe([...byMonth.values()].reduce((sum, days) => sum + days, 0))
        for (const key of resultKeys) {
          const values = own.flatMap(({ results }) => results[key] ?? [])
          const summed = summary.results.find((one) => one.key === key)
          expect(summed?.parts.map(({ value }) => value) ?? []).toEqual(values)
          const millionths = values.reduce((sum, value) => sum + Math.round(value * 1e6), 0)
          expect(Math.round((summed?.total ?? 0) * 1e6)).toBe(millionths)
        }
      }
    }),
  )
})

test('tenths add up', () => {
  const some = [0.1, 0.2].map(
    (contract): Stated => ({ confirmed: true, days: [0, 0, 0], results: { contract } }),
  )
  const { confirmed } = serviceSummaries({ reports: some.map(reportOf) })
  expect(confirmed.results).toEqual([
    {
      key: 'contract',
      total: 0.3,
      parts: [
        { period: '2023-08', value: 0.1 },
        { period: '2023-10', value: 0.2 },
      ],
    },
  ])
})
