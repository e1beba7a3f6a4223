import type { Change } from '../change.ts'
import type { Cycle } from '../cycle.ts'
import { type Code, codes, type FindingOf, MAX_FINDINGS } from '../finding.ts'
import type { CycleLedger, Entry, FiledExpert, FiledPlacement, FiledReport, Ledger } from '../ledger.ts'
import type { SiteSettings } from '../site.ts'

/** Context of a rule over one entry. */
export interface EntryContext {
  site: SiteSettings | undefined
  cycle: Cycle | undefined
  /** Day on which the entry is received; in a form it is today. Absent where nobody knows. */
  receivedOn?: string | undefined
}

/** A rule needs one file alone: the same in form, desk, command line and CI. */
interface FileRule<File, Context = EntryContext> {
  code: Code
  check: (file: File, context: Context) => Iterable<FindingOf<Code>>
}
export type EntryRule = FileRule<Entry>
export type ExpertRule = FileRule<FiledExpert>
export type PlacementRule = FileRule<FiledPlacement>
export type ReportRule = FileRule<FiledReport, ReportContext>

/** Context of a rule over one report. */
export interface ReportContext extends EntryContext {
  /** Of the report; absent where it is not at hand, such as on the expert's phone. */
  placement?: FiledPlacement | undefined
}

/** A rule compares the entries of one cycle, and may look at the whole ledger. */
export interface CycleRule {
  code: Code
  check: (cycle: CycleLedger, ledger: Ledger) => Iterable<FindingOf<Code>>
}

/** A rule over what time makes due, by `today` in China; without it, over the dates alone. */
export interface DueRule {
  code: Code
  check: (cycle: CycleLedger, ledger: Ledger, today: string | undefined) => Iterable<FindingOf<Code>>
}

/** A rule over what a pull request changes. */
export interface ChangeRule {
  code: Code
  check: (change: Change, ledger: Ledger) => Iterable<FindingOf<Code>>
}

type Reported<C extends Code> = Pick<FindingOf<C>, 'path' | 'args'> &
  Partial<Pick<FindingOf<C>, 'severity' | 'file'>>

function fileRule<C extends Code, File extends { file: string }, Context>(
  code: C,
  check: (file: File, context: Context) => Iterable<Reported<C>>,
): FileRule<File, Context> {
  return {
    code,
    *check(file, context) {
      for (const reported of firstOf(check(file, context)))
        yield complete(code, { file: file.file, ...reported })
    },
  }
}

/** A file that is nothing but phones has thousands: what a rule finds in a file ends where reading ends. */
export function* firstOf<Item>(items: Iterable<Item>): Generator<Item> {
  let left = MAX_FINDINGS
  for (const item of items) {
    if (left-- === 0) return
    yield item
  }
}

export const entryRule = <C extends Code>(
  code: C,
  check: (entry: Entry, context: EntryContext) => Iterable<Reported<C>>,
): EntryRule => fileRule(code, check)

export const expertRule = <C extends Code>(
  code: C,
  check: (expert: FiledExpert, context: EntryContext) => Iterable<Reported<C>>,
): ExpertRule => fileRule(code, check)

export const placementRule = <C extends Code>(
  code: C,
  check: (placement: FiledPlacement, context: EntryContext) => Iterable<Reported<C>>,
): PlacementRule => fileRule(code, check)

export const reportRule = <C extends Code>(
  code: C,
  check: (report: FiledReport, context: ReportContext) => Iterable<Reported<C>>,
): ReportRule => fileRule(code, check)

export function dueRule<C extends Code>(
  code: C,
  check: (
    cycle: CycleLedger,
    ledger: Ledger,
    today: string | undefined,
  ) => Iterable<Reported<C> & { file: string }>,
): DueRule {
  return {
    code,
    *check(cycle, ledger, today) {
      for (const reported of check(cycle, ledger, today)) yield complete(code, reported)
    },
  }
}

export function cycleRule<C extends Code>(
  code: C,
  check: (cycle: CycleLedger, ledger: Ledger) => Iterable<Reported<C> & { file: string }>,
): CycleRule {
  return {
    code,
    *check(cycle, ledger) {
      for (const reported of check(cycle, ledger)) yield complete(code, reported)
    },
  }
}

export function changeRule<C extends Code>(
  code: C,
  check: (change: Change, ledger: Ledger) => Iterable<Reported<C> & { file: string }>,
): ChangeRule {
  return {
    code,
    *check(change, ledger) {
      for (const reported of check(change, ledger)) yield complete(code, reported)
    },
  }
}

function complete<C extends Code>(code: C, reported: Reported<C> & { file: string }): FindingOf<Code> {
  return { code, severity: codes[code].severity, ...reported } as FindingOf<Code>
}
