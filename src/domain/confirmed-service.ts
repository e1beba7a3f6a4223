import { type Engagement, type ServiceMonth, serviceMonths } from './engagement.ts'
import { fieldsBelow, formTree, nodeAt } from './form-tree.ts'
import type { FiledReport } from './ledger.ts'
import { reportSchema } from './service-report.ts'

/** Sums of the reports that the enterprise has confirmed. */
export interface ConfirmedService {
  reports: readonly FiledReport[]
  /** Reports that are there and not confirmed: nothing of them is counted. */
  unconfirmed: number
  months: ServiceMonth[]
  days: number
  /** In the order of the form; only what is more than nothing. */
  results: { key: string; label: string; unit: string; sum: number }[]
  /** The last day on which the enterprise confirmed; absent without a confirmed report. */
  asOf: string | undefined
}

const fields = [...fieldsBelow(nodeAt(formTree(reportSchema), ['private', 'results'])!)]

export function confirmedService(engagement: Pick<Engagement, 'reports'>): ConfirmedService {
  const reports = engagement.reports.filter(({ partial }) => partial.private?.confirmed?.on !== undefined)
  const months = serviceMonths({ reports })
  const results = fields.flatMap(({ key, declaration }) => {
    const sum = sumOf(reports, key)
    return sum > 0 ? [{ key, label: declaration?.label ?? key, unit: declaration?.unit ?? '', sum }] : []
  })
  return {
    reports,
    unconfirmed: engagement.reports.length - reports.length,
    months,
    days: months.reduce((sum, { days }) => sum + days, 0),
    results,
    asOf: reports
      .flatMap(({ partial }) => partial.private?.confirmed?.on ?? [])
      .sort()
      .at(-1),
  }
}

/** In millionths: 万元 has six decimals. */
function sumOf(reports: readonly FiledReport[], key: string): number {
  const values = reports.map(({ partial }) => {
    const results: Record<string, number | undefined> = { ...partial.private?.results }
    return Math.round((results[key] ?? 0) * 1e6)
  })
  return values.reduce((sum, value) => sum + value, 0) / 1e6
}
