import type { Cycle } from '../cycle.ts'
import type { OutOfService } from '../finding.ts'
import { isPeriod, mayState, monthsOf } from '../follow-up.ts'
import { groupBy } from '../group-by.ts'
import { pathOf } from '../kinds.ts'
import type { FiledPlacement, FiledReport } from '../ledger.ts'
import { firstDayOf, lastDayOf } from '../months.ts'
import type { Path } from '../tree.ts'
import { MIN_SIMILARITY, textSimilarity } from './passages.ts'
import { cycleRule } from './rule.ts'

/** Rules that compare reports with their placement, and with each other. */

/** 四（六）: a report of a pair that there is not, of a time in which nobody served, or of no period of the cycle. */
export const reportOutOfService = cycleRule(
  'report-out-of-service',
  function* ({ cycle, placements, reports }) {
    const byPlace = new Map(placements.map((placement) => [placeOf(placement), placement]))
    for (const report of reports) {
      const placement = byPlace.get(placeOf(report))
      // Whoever deletes the placement is told.
      const other = placement?.file ?? pathOf('placement', report)
      for (const { path, reason } of faultsOf(report, placement, cycle)) {
        yield { file: report.file, path, args: { reason, other } }
      }
    }
  },
)

const placeOf = ({ district, alias }: { district: string; alias: string }) => `${district}/${alias}`

function* faultsOf(
  { period, partial }: FiledReport,
  placement: FiledPlacement | undefined,
  cycle: Cycle | undefined,
): Generator<{ path: Path; reason: OutOfService }> {
  if (!placement) {
    yield { path: [], reason: 'no-placement' }
    return
  }
  const followUp = cycle?.followUp
  if (!followUp) return
  if (!isPeriod(period, followUp)) {
    yield { path: [], reason: 'no-period' }
    return
  }
  const { onDutyOn } = placement.partial.public ?? {}
  const endedOn = placement.partial.private?.endedOn
  const isBefore = onDutyOn === undefined || onDutyOn > lastDayOf(period)
  const isAfter = endedOn !== undefined && endedOn < firstDayOf(monthsOf(period, followUp)[0]!)
  if (isBefore) yield { path: [], reason: 'before-duty' }
  else if (isAfter) yield { path: [], reason: 'after-end' }
  for (const [index, stated] of (partial.private?.days ?? []).entries()) {
    if (stated?.month === undefined) continue
    const path = ['private', 'days', index, 'month']
    if (!mayState(period, stated.month, followUp)) yield { path, reason: 'other-month' }
    // Where all of it is of another time, that is said once.
    else if (!isBefore && !isAfter && stated.days !== 0 && !isServed(stated.month, onDutyOn, endedOn)) {
      yield { path, reason: 'not-served' }
    }
  }
}

/** Whether a day of the month is one of service. */
const isServed = (month: string, onDutyOn: string, endedOn: string | undefined) =>
  onDutyOn <= lastDayOf(month) && (endedOn === undefined || endedOn >= firstDayOf(month))

/** 四（六）: nearly the text of the report before. */
export const reportRepeats = cycleRule('report-repeats', function* (cycle) {
  for (const reports of groupBy(cycle.reports, placeOf).values()) {
    for (const [at, report] of reports.entries()) {
      const before = reports[at - 1]
      const [text, earlier] = [report.partial.private?.work, before?.partial.private?.work]
      if (!before || text === undefined || earlier === undefined) continue
      const similarity = textSimilarity(text, earlier)
      if (similarity < MIN_SIMILARITY) continue
      const args = { other: before.file, percent: Math.round(similarity * 100) }
      yield { file: report.file, path: ['private', 'work'], args }
    }
  }
})
