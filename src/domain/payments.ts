import type { Cycle } from './cycle.ts'
import { type DueReport, dueReports, type Engagement } from './engagement.ts'
import type { FollowUp } from './follow-up.ts'
import type { Selection } from './selections.ts'

/** 五（一）工作保障经费: who is in the list of an instalment, and why the others are not. */

export type Instalment = NonNullable<Cycle['funding']['instalments']>[number]

export type NotPaidReason =
  /** In the 选派名单, and no file of the district. */
  | 'no-file'
  | 'not-on-duty'
  | 'never-on-duty'
  /** On duty after the cutoff. */
  | 'later'
  /** Ended before the cutoff. */
  | 'ended'

export type NotPaid =
  | { engagement: Engagement; reason: Exclude<NotPaidReason, 'no-file'> }
  | { selection: Selection; reason: 'no-file' }

export interface PaymentLists {
  due: Engagement[]
  others: NotPaid[]
}

/** On duty by the instalment's cutoff and not ended before it; the others with their reason, in the same order. */
export function paymentLists(
  engagements: readonly Engagement[],
  { cutoff }: Pick<Instalment, 'cutoff'>,
  selections: readonly Selection[] = [],
): PaymentLists {
  const lists: PaymentLists = { due: [], others: [] }
  for (const engagement of engagements) {
    const reason = reasonOf(engagement, cutoff)
    if (reason === undefined) lists.due.push(engagement)
    else lists.others.push({ engagement, reason })
  }
  const placed = new Set(engagements.map(({ selection }) => selection))
  for (const selection of selections) {
    if (!placed.has(selection)) lists.others.push({ selection, reason: 'no-file' })
  }
  return lists
}

function reasonOf({ placement }: Engagement, cutoff: string) {
  const { onDutyOn } = placement.partial.public ?? {}
  const { endedOn } = placement.partial.private ?? {}
  if (onDutyOn === undefined) return endedOn === undefined ? 'not-on-duty' : 'never-on-duty'
  if (endedOn !== undefined && endedOn < cutoff) return 'ended'
  return onDutyOn > cutoff ? 'later' : undefined
}

/** Reports that were due by a day, and how many of them have come: it informs, and decides nothing. */
export interface ReportCounts {
  expected: number
  received: number
}

export function reportCounts(
  engagement: Engagement,
  followUp: FollowUp | undefined,
  until: string,
): ReportCounts {
  const due = dueReports(engagement, followUp, until).filter(({ dueOn }) => dueOn <= until)
  return { expected: due.length, received: due.filter(isReceived).length }
}

const isReceived = ({ report }: DueReport) => report !== undefined
