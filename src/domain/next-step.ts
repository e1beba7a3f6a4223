import type { Clause } from './clauses.ts'
import type { Cycle } from './cycle.ts'
import { type DemandToMatch, dateOfClause, type Engagement } from './engagement.ts'

/** What comes next for a demand that asks for an expert, and by when its clause wants it. */
export interface NextStep {
  what: 'match' | 'select' | 'sign' | 'start' | 'serve' | 'evaluate'
  clause: Clause
  /** Absent where the notice sets no date. */
  by?: string
}

/** Undefined where nothing is left to do. `engagement`: the one that goes on. */
export function nextStep(
  state: DemandToMatch['state'],
  engagement: Engagement | undefined,
  cycle: Cycle | undefined,
): NextStep | undefined {
  const dated = (what: NextStep['what'], clause: Clause, by = dateOfClause(cycle, clause)): NextStep => ({
    what,
    clause,
    ...(by !== undefined && { by }),
  })
  switch (state) {
    case '待对接':
    case '对接中':
      return dated('match', '4.3')
    case '已确认':
      return dated('select', '4.4')
    case '已入选':
      return dated('sign', '4.5')
    case '已签约':
      return dated('start', '4.5')
    case '服务中':
      return dated('serve', '3', engagement?.placement.partial.private?.agreement?.to)
    case '期满':
      return engagement?.placement.partial.private?.evaluation ? undefined : dated('evaluate', '5.2')
    default:
      return undefined
  }
}
