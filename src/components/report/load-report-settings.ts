import type { ReportCycle, ReportSettings } from '../../form/report/report-settings.ts'
import { cyclesByYear, reportingUnits } from '../shared/collections.ts'

/** What the form must know: the cycles whose experts report, and the districts; all of it is public. */
export async function loadReportSettings(): Promise<ReportSettings> {
  const cycles = [...(await cyclesByYear())].flatMap(([year, shown]): ReportCycle[] => {
    const { noticeTitle: _title, notice: _notice, selected: _selected, placed: _placed, ...cycle } = shown
    const { followUp } = cycle
    // What a report is not judged by is not sent along.
    const needed = { ...cycle, industries: [], smallAndMedium: [], contacts: [], extensions: [] }
    return followUp ? [{ year, cycle: needed, followUp }] : []
  })
  const districts = await reportingUnits()
  return {
    cycles: cycles.sort((a, b) => (a.year < b.year ? 1 : -1)),
    districts: districts.map(({ slug, name, shortName, office, responsePhone }) => {
      return { slug, name, shortName, office, ...(responsePhone && { responsePhone }) }
    }),
  }
}
