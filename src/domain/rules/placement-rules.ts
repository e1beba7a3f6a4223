import type { FiledPlacement } from '../ledger.ts'
import { looksLikeCompany } from '../looks-like-company.ts'
import { addDays, addYears } from '../months.ts'
import { placementRule } from './rule.ts'

/** Rules over one placement alone. */

/** 四（三）至（五）: confirmed, signed, on duty. Another order is doubtful; an end before any of them is impossible. */
export const datesOutOfOrder = placementRule('dates-out-of-order', function* (placement) {
  const dates = datesOf(placement)
  for (const [at, { key, day }] of dates.entries()) {
    const later = dates.slice(0, at).find((before) => before.day > day)
    if (later) yield { path: ['public', key], args: { before: later.label } }
  }
  const ended = placement.partial.private?.endedOn
  const after = ended !== undefined && dates.find(({ day }) => day > ended)
  if (after) yield { path: ['private', 'endedOn'], severity: 'error', args: { before: after.label } }
})

const LABELS = { confirmedOn: '对接确认日期', signedOn: '签约日期', onDutyOn: '到岗日期' } as const

function datesOf({ partial }: FiledPlacement) {
  return (Object.keys(LABELS) as (keyof typeof LABELS)[]).flatMap((key) => {
    const day = partial.public?.[key]
    return day === undefined ? [] : [{ key, day, label: LABELS[key] }]
  })
}

/** 三: 每批服务期为2年; the last day is that of the year's day, or the one before. */
export const termDiffers = placementRule('term-differs', function* ({ partial }, { cycle }) {
  const { from, to } = partial.private?.agreement ?? {}
  if (!cycle || from === undefined || to === undefined) return
  const { years } = cycle.term
  const end = addYears(from, years)
  if (to === end || to === addDays(end, -1)) return
  yield { path: ['private', 'agreement', 'to'], args: { years } }
})

/** 二: 从高等学校、科研院所中选派. */
export const expertNotFromAcademia = placementRule('candidate-not-from-academia', function* ({ partial }) {
  const organization = partial.private?.expert?.organization
  if (organization === undefined || !looksLikeCompany(organization)) return
  yield { path: ['private', 'expert', 'organization'], args: { placed: true } }
})
