import type { ReportPlace } from '../../domain/report-place.ts'
import { isMapping } from '../../domain/tree.ts'
import { SharedPlace } from '../entry/shared-place.ts'

/** The newest finished report of a pair on this device: what the next one begins with. */
export interface LastReport {
  period: string
  /** As it was handed over. */
  text: string
}

export class LastReportStore {
  readonly #place: SharedPlace

  constructor({ year, district, alias }: Omit<ReportPlace, 'period'>) {
    this.#place = new SharedPlace(`keji-fuzong/last-report/${year}/${district}/${alias}`)
  }

  read(): LastReport | undefined {
    try {
      const stored: unknown = JSON.parse(this.#place.look() ?? 'null')
      if (!isMapping(stored)) return undefined
      const { period, text } = stored
      return typeof period === 'string' && typeof text === 'string' ? { period, text } : undefined
    } catch {
      return undefined
    }
  }

  /** An earlier one does not take the place of a later one. */
  keep(report: LastReport): void {
    const before = this.read()
    if (before && before.period > report.period) return
    this.#place.put(JSON.stringify(report))
  }

  delete(): void {
    this.#place.look()
    this.#place.put(null)
  }
}
