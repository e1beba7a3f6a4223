import { dueDayOf, type FollowUp, periodsOf } from '../follow-up.ts'
import type { FiledPlacement } from '../ledger.ts'
import { firstDayOf, lastDayOf } from '../months.ts'
import { reportRule } from './rule.ts'

/** Rules over one report alone, and its placement where it is at hand. */

/** 四（六）双月报送: by the due day of its period; what nobody asked for is never late. */
export const reportLate = reportRule('report-late', function* ({ partial, period }, { cycle, placement }) {
  const submittedOn = partial.public?.submittedOn
  if (!cycle?.followUp || submittedOn === undefined) return
  const dueOn = dueDayOf(period, cycle.followUp)
  if (submittedOn <= dueOn || isUnasked(placement, period, cycle.followUp)) return
  yield { path: ['public', 'submittedOn'], args: { dueOn } }
})

/** Of who had just begun, or had ended before the due day; never where the private part is not at hand. */
function isUnasked(placement: FiledPlacement | undefined, period: string, followUp: FollowUp): boolean {
  const { onDutyOn } = placement?.partial.public ?? {}
  if (placement?.partial.private === undefined || onDutyOn === undefined) return false
  const service = { onDutyOn, until: lastDayIn(placement) }
  return !periodsOf(service, followUp, dueDayOf(period, followUp)).includes(period)
}

/** 三: 原则上每月服务时间不少于7天. A month is judged where it was stated on or after its last day, and was served as a whole. */
export const reportDays = reportRule('report-days', function* ({ partial }, { cycle, placement }) {
  const submittedOn = partial.public?.submittedOn
  if (!cycle || submittedOn === undefined) return
  const least = cycle.term.daysPerMonth
  for (const [index, stated] of (partial.private?.days ?? []).entries()) {
    if (stated?.month === undefined || stated.days === undefined || stated.days >= least) continue
    if (submittedOn < lastDayOf(stated.month) || !isServedWhole(placement, stated.month)) continue
    yield { path: ['private', 'days', index, 'days'], args: { least } }
  }
})

function isServedWhole(placement: FiledPlacement | undefined, month: string): boolean {
  const { onDutyOn } = placement?.partial.public ?? {}
  const until = lastDayIn(placement)
  if (onDutyOn !== undefined && onDutyOn > firstDayOf(month)) return false
  return until === undefined || until >= lastDayOf(month)
}

/** Recorded, or agreed. */
function lastDayIn(placement: FiledPlacement | undefined): string | undefined {
  const { endedOn, agreement } = placement?.partial.private ?? {}
  return endedOn ?? agreement?.to
}

/** 四（六）: the enterprise has not confirmed what the report says. */
export const reportUnconfirmed = reportRule('report-unconfirmed', function* ({ partial }) {
  if (partial.private !== undefined && partial.private.confirmed === undefined) {
    yield { path: ['private', 'confirmed'], args: {} }
  }
})
