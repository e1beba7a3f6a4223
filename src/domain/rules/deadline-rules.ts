import type { Change, ChangedFile } from '../change.ts'
import type { Cycle } from '../cycle.ts'
import { type Finding, finding } from '../finding.ts'
import { classify, pathOf } from '../kinds.ts'
import { creditCodeOf, type Ledger } from '../ledger.ts'
import { type Receipt, type Run, receiptOf, seenEntry } from '../receipt.ts'
import { changeRule } from './rule.ts'

/** 报送: 3月10日17:30前 (+08:00), 逾期不再受理. Content received in time may still be corrected. */
export const lateSubmission = changeRule('late-submission', function* (change, ledger) {
  for (const { file, timing, cycle, extendedUntil } of submissions(change, ledger)) {
    const { late, correction, undecided } = timing
    if (!late) continue
    yield {
      file,
      path: [],
      severity: correction || late === 'extended' ? ('warning' as const) : ('error' as const),
      args: {
        deadline: cycle.deadline,
        correction,
        ...(undecided && { undecided }),
        ...(late === 'extended' && { extendedUntil }),
      },
    }
  }
})

/** The deadline cannot be checked without the time of receipt, or without knowing what is new. */
export function* deadlineNotJudged(
  change: Change | undefined,
  ledger: Ledger,
  now: string | undefined,
): Generator<Finding> {
  if (change?.now === undefined && change?.runs === undefined) {
    const newest = [...ledger.cycles.values()].findLast(({ cycle, entries }) => cycle && entries.length > 0)
    if (!newest) return
    const dues = now === undefined && newest.placements.length > 0
    const file = pathOf('cycle', { year: newest.year })
    const missing = change === undefined ? 'since' : 'now'
    yield finding('deadline-not-judged', { file, path: ['deadline'] }, { missing, ...(dues && { dues }) })
    return
  }
  for (const { file, timing } of submissions(change, ledger)) {
    if (timing.missing) yield finding('deadline-not-judged', { file }, { missing: timing.missing })
  }
}

interface Submission {
  file: string
  cycle: Cycle
  extendedUntil?: string
  timing: Timing
}

interface Timing {
  /** Absent = in time, or not judged. */
  late?: 'extended' | 'late'
  /** Something of the same enterprise was there in time. */
  correction: boolean
  /** Whether it was, only the key tells. */
  undecided: boolean
  /** Why it is not judged. */
  missing?: 'now' | 'run'
}

/** The entries that a change adds or modifies, each with its time against the deadline of the base. */
function* submissions(change: Change, ledger: Ledger): Generator<Submission> {
  for (const changed of change.files) {
    const { file } = changed
    const { kind, params } = classify(file)
    const cycle = change.before.cycles.get(params?.year ?? '')?.cycle
    if (kind !== 'demand' || !cycle || isReceived(changed)) continue
    const extendedUntil = cycle.extensions.find(({ district }) => district === params?.district)?.until
    const timing = timingOf(receiptIn(change, changed, ledger, cycle), cycle.deadline, extendedUntil)
    yield { file, cycle, ...(extendedUntil !== undefined && { extendedUntil }), timing }
  }
}

function timingOf({ content, ...receipt }: Receipt, deadline: string, until = deadline): Timing {
  const [end, last] = [Date.parse(deadline), Math.max(Date.parse(deadline), Date.parse(until))]
  const inTime = (moment: string | undefined) => moment !== undefined && Date.parse(moment) <= last
  const correction = inTime(receipt.enterprise)
  const timing = {
    correction: correction || inTime(receipt.undecided),
    undecided: !correction && inTime(receipt.undecided),
  }
  if (content === undefined) return { ...timing, missing: 'now' }
  if (Date.parse(content) <= end) return timing
  // A run that cannot be read any more may have received this content: it is never called late.
  if (inTime(receipt.unread) && Date.parse(receipt.unread!) < Date.parse(content))
    return { ...timing, missing: 'run' }
  return { ...timing, late: inTime(content) ? 'extended' : 'late' }
}

/** The base was accepted, so it counts as received in time; content that no run saw came with this change. */
function receiptIn(
  change: Change,
  { file, blob }: ChangedFile,
  ledger: Ledger,
  { deadline }: Cycle,
): Receipt {
  const year = classify(file).params?.year ?? ''
  const entry = ledger.cycles.get(year)?.entries.find((each) => each.file === file)
  const enterprise = entry && creditCodeOf(entry)
  const accepted = change.before.cycles.get(year)?.entries.map((each) => seenEntry(each, '')) ?? []
  const base: Run = { receivedAt: deadline, commit: '', entries: accepted }
  const { content = change.now, ...receipt } = receiptOf({ file, blob, enterprise }, [
    base,
    ...(change.runs ?? []),
  ])
  return { ...receipt, ...(content !== undefined && { content }) }
}

/** Deleted, or moved within its year: nothing new was submitted. */
function isReceived({ file, was, status }: ChangedFile): boolean {
  const yearOf = (path: string) => classify(path).params?.year
  return status === 'deleted' || (status === 'moved' && was !== undefined && yearOf(file) === yearOf(was))
}
