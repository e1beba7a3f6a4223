import { drawReports } from '../../../documents/followup/draw-reports.ts'
import { chinaDay } from '../../../domain/china-day.ts'
import { reportsOfPeriod } from '../../../domain/follow-up-lists.ts'
import { followUpFileNames } from '../../../text/follow-up-papers.ts'
import { paper as text } from '../../../text/reports-desk.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import { writtenInWorker } from '../views/workbook-writer.ts'

/** Why the district's 双月调度表 would not be whole now; undefined where it would. */
export function paperObstacle({ known, pending, state }: DistrictFiles): string | undefined {
  if (!known && pending.length === 0) return text.unread
  const { demand, placement, report } = state.counts
  return demand.sealed + placement.sealed + report.sealed > 0 ? text.sealed : undefined
}

/** 双月调度表 of a period, pending changes included; undefined where the cycle has no reports. */
export async function reportPaper(
  { state, desk, place, cycle }: DistrictFiles,
  period: string,
): Promise<{ name: string; bytes: Uint8Array } | undefined> {
  const { followUp } = cycle ?? {}
  if (!followUp) return undefined
  const unit = desk.district?.shortName ?? place.district
  const names = new Map(desk.known.districts.map(({ slug, name }) => [slug, name]))
  const today = chinaDay(Date.now())
  const drawn = drawReports({
    year: place.year,
    unit,
    districtName: (slug) => names.get(slug) ?? slug,
    period,
    followUp,
    today,
    reports: reportsOfPeriod(state.engagements, cycle, period, today),
  })
  return { name: followUpFileNames.reports(period, unit), bytes: await writtenInWorker(drawn) }
}
