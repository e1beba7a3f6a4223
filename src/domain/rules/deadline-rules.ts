import type { Change, ChangedFile } from '../change.ts'
import type { Cycle } from '../cycle.ts'
import { type Finding, finding } from '../finding.ts'
import { classify, pathOf } from '../kinds.ts'
import { creditCodeOf, type Ledger } from '../ledger.ts'
import { type Receipt, receiptsOf, seenEntry } from '../receipt.ts'
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
  const receipts = receiptsByYear(change, ledger)
  for (const changed of change.files) {
    const { file } = changed
    const classified = classify(file)
    if (classified.kind !== 'demand') continue
    const { year = '', district } = classified.params
    const cycle = change.before.cycles.get(year)?.cycle
    if (!cycle || isReceived(changed)) continue
    const extendedUntil = cycle.extensions.find((each) => each.district === district)?.until
    const timing = timingOf(receipts(changed, year), cycle.deadline, extendedUntil)
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
function receiptsByYear(change: Change, ledger: Ledger): (changed: ChangedFile, year: string) => Receipt {
  const years = new Map<string, ReturnType<typeof receiptsInYear>>()
  return ({ file, blob }, year) => {
    const receipts = years.get(year) ?? receiptsInYear(change, ledger, year)
    years.set(year, receipts)
    const { content = change.now, ...receipt } = receipts(file, blob)
    return { ...receipt, ...(content !== undefined && { content }) }
  }
}

function receiptsInYear(
  { runs = [], before }: Change,
  ledger: Ledger,
  year: string,
): (file: string, blob: string | undefined) => Receipt {
  const base = before.cycles.get(year)
  const accepted = base?.entries.map((each) => seenEntry(each, '')) ?? []
  const receipts = receiptsOf([
    { receivedAt: base?.cycle?.deadline ?? '', commit: '', entries: accepted },
    ...runs,
  ])
  const entries = new Map(ledger.cycles.get(year)?.entries.map((entry) => [entry.file, entry]))
  return (file, blob) => {
    const entry = entries.get(file)
    return receipts({ file, blob, enterprise: entry && creditCodeOf(entry) })
  }
}

/** Deleted, or moved within its year: nothing new was submitted. */
function isReceived({ file, was, status }: ChangedFile): boolean {
  const yearOf = (path: string) => classify(path).params?.year
  return status === 'deleted' || (status === 'moved' && was !== undefined && yearOf(file) === yearOf(was))
}
