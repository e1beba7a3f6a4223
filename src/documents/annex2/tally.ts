import type { Demand } from '../../domain/demand.ts'

/** What the bureau counts of a set of entries. */
export interface Tally {
  entries: number
  /** With part 三: the rows of 附件2. */
  asking: number
  /** Problems of part 四, over all entries. */
  problems: number
  /** Asking, with at least one 备选人员. */
  withCandidates: number
  /** Asking, with none: the √ of 附件2. */
  unspecified: number
}

export const tallied = ['entries', 'asking', 'problems', 'withCandidates', 'unspecified'] as const

type Counted = { demand: Demand }

/** Counted from the entries themselves, not from the rows of any table. */
export function tallyOf(entries: readonly Counted[]): Tally {
  const tally: Tally = { entries: 0, asking: 0, problems: 0, withCandidates: 0, unspecified: 0 }
  for (const { demand } of entries) {
    tally.entries += 1
    tally.problems += demand.public.challenges?.length ?? 0
    if (!demand.public.expertRequest) continue
    tally.asking += 1
    if ((demand.private?.candidates?.length ?? 0) > 0) tally.withCandidates += 1
    else tally.unspecified += 1
  }
  return tally
}
