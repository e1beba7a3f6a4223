import { dateOfClause, dueReports, engagementsOf, hasEnded } from '../engagement.ts'
import type { CycleLedger } from '../ledger.ts'
import { addDays } from '../months.ts'
import { unplacedExperts } from '../placed-experts.ts'
import { dueRule } from './rule.ts'

/** What time makes due. Who has ended is never blamed again. */

type DateOfPlacement = 'confirmedOn' | 'signedOn' | 'onDutyOn'

/** A date that is later than the cycle's for its clause; or, where the key tells that it has not ended, still missing. */
function* lateDates(cycle: CycleLedger, clause: string, key: DateOfPlacement, today: string | undefined) {
  const by = dateOfClause(cycle.cycle, clause)
  if (by === undefined) return
  for (const engagement of engagementsOf(cycle)) {
    const { file, partial } = engagement.placement
    if (hasEnded(engagement) || partial.public === undefined) continue
    const on = partial.public[key]
    if (on !== undefined && on > by) yield { file, path: ['public', key], args: { by, on } }
    if (on === undefined && today !== undefined && today > by && engagement.isReadable) {
      yield { file, path: ['public', key], args: { by } }
    }
  }
}

const lateRule = (
  code: 'confirmed-late' | 'signed-late' | 'on-duty-late',
  clause: string,
  key: DateOfPlacement,
) => dueRule(code, (cycle, _, today) => lateDates(cycle, clause, key, today))

export const confirmedLate = lateRule('confirmed-late', '4.3', 'confirmedOn')
export const signedLate = lateRule('signed-late', '4.5', 'signedOn')
export const onDutyLate = lateRule('on-duty-late', '4.5', 'onDutyOn')

/** 四（六）: a missing file is an overdue report; of who has ended nobody can ask it any more. */
export const reportMissing = dueRule('report-missing', function* (cycle, _, today) {
  if (today === undefined) return
  for (const engagement of engagementsOf(cycle)) {
    if (hasEnded(engagement)) continue
    for (const { period, dueOn, state } of dueReports(engagement, cycle.cycle?.followUp, today)) {
      if (state !== '逾期未报') continue
      yield { file: engagement.placement.file, path: ['public', 'onDutyOn'], args: { period, dueOn } }
    }
  }
})

/** 隐私: what is no longer needed is removed. */
export const keptTooLong = dueRule('kept-too-long', function* (cycle, _, today) {
  const days = cycle.cycle?.retention?.reports
  if (days === undefined || today === undefined) return
  for (const { placement, reports } of engagementsOf(cycle)) {
    const ended = placement.partial.private?.endedOn
    if (ended === undefined || addDays(ended, days) >= today) continue
    for (const { file } of reports) yield { file, path: [], args: { days } }
  }
})

/** 隐私: after the 选派名单 nobody needs an expert who is at no enterprise. */
export const expertKeptTooLong = dueRule('kept-too-long', function* (cycle, _, today) {
  const days = cycle.cycle?.retention?.experts
  const listedOn = cycle.selections && dateOfClause(cycle.cycle, '4.4')
  if (days === undefined || today === undefined || listedOn === undefined) return
  if (addDays(listedOn, days) >= today) return
  for (const { file } of unplacedExperts(cycle)) yield { file, path: [], args: { days, expert: true } }
})
