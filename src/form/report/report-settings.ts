import type { Cycle } from '../../domain/cycle.ts'
import type { District } from '../../domain/district.ts'
import { type FollowUp, isPeriod } from '../../domain/follow-up.ts'
import { type ReportPlace, readReportFragment } from '../../domain/report-place.ts'
import type { AskedMonths } from './report-answers.ts'
import { askedMonths, lastPeriodOf } from './report-months.ts'

/** A cycle whose experts report. */
export interface ReportCycle {
  year: string
  cycle: Cycle
  followUp: FollowUp
}

/** Data that the page hands to the form: all public. */
export interface ReportSettings {
  /** The newest first. */
  cycles: ReportCycle[]
  districts: Pick<District, 'slug' | 'name' | 'shortName' | 'office' | 'responsePhone'>[]
}

/** Reads the JSON that the page carries beside the form. */
export function readReportSettings(): ReportSettings {
  return JSON.parse(document.getElementById('report-settings')?.textContent ?? '{}')
}

/** A place that the settings know, with its cycle. */
export interface KnownPlace extends ReportCycle {
  place: ReportPlace
  district: ReportSettings['districts'][number]
  months: AskedMonths
}

/** Where a link leads; undefined where it is incomplete, or no district or period is called so. */
export function knownPlace(fragment: string, { cycles, districts }: ReportSettings): KnownPlace | undefined {
  const read = readReportFragment(fragment)
  if (!read) return undefined
  // Without a year it is the newest cycle that has such a period.
  const found = cycles.find(
    ({ year, cycle, followUp }) =>
      (read.year ?? year) === year &&
      isPeriod(read.period, followUp) &&
      read.period <= lastPeriodOf(followUp, cycle.term.years),
  )
  const district = districts.find(({ slug }) => slug === read.district)
  if (!found || !district) return undefined
  const months = askedMonths(read.period, found.followUp)
  return { ...found, district, months, place: { ...read, year: found.year } }
}
