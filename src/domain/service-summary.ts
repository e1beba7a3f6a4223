import { type Engagement, type ServiceMonth, serviceMonths } from './engagement.ts'
import type { FiledReport } from './ledger.ts'
import { type ResultKey, resultKeys } from './service-report.ts'

/** What the reports of an engagement add up to, for evaluation and certificate: no score. */

/** One kind of result over all reports. */
export interface SummedResult {
  key: ResultKey
  total: number
  /** What each period adds, in their order. */
  parts: { period: string; value: number }[]
}

export interface ServiceSummary {
  /** Periods of the reports, in their order. */
  periods: string[]
  months: ServiceMonth[]
  days: number
  results: SummedResult[]
}

/** Reports that the enterprise has confirmed, and apart from them those that it has not: their numbers are never mixed. */
export function serviceSummaries({ reports }: Pick<Engagement, 'reports'>): {
  confirmed: ServiceSummary
  unconfirmed: ServiceSummary
} {
  const isConfirmed = ({ partial }: FiledReport) => partial.private?.confirmed !== undefined
  const confirmed = summaryOf(reports.filter(isConfirmed))
  const counted = new Map(confirmed.months.map(({ month, period }) => [month, period]))
  // A month that a later report states again, confirmed, counts there alone.
  const stands = ({ month, period }: ServiceMonth) => (counted.get(month) ?? '') < period
  const unconfirmed = summaryOf(
    reports.filter((report) => !isConfirmed(report)),
    stands,
  )
  return { confirmed, unconfirmed }
}

function summaryOf(
  reports: FiledReport[],
  stands: (one: ServiceMonth) => boolean = () => true,
): ServiceSummary {
  const months = serviceMonths({ reports }).filter(stands)
  return {
    periods: reports.map(({ period }) => period),
    months,
    days: months.reduce((sum, { days }) => sum + days, 0),
    results: resultKeys.flatMap((key) => {
      const parts = reports.flatMap(({ period, partial }) => {
        const value = partial.private?.results?.[key]
        return value === undefined ? [] : [{ period, value }]
      })
      return parts.length > 0 ? [{ key, total: sumOf(parts), parts }] : []
    }),
  }
}

/** In millionths: 万元 has up to six decimals, and tenths do not add up exactly. */
function sumOf(parts: readonly { value: number }[]): number {
  return parts.reduce((sum, { value }) => sum + Math.round(value * 1e6), 0) / 1e6
}
