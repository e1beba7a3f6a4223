import type { Change } from '../change.ts'
import type { Cycle } from '../cycle.ts'
import { type Code, codes, type FindingOf } from '../finding.ts'
import type { CycleLedger, Entry, Ledger } from '../ledger.ts'
import type { SiteSettings } from '../site.ts'

/** Context of a rule over one entry. */
export interface EntryContext {
  site: SiteSettings | undefined
  cycle: Cycle | undefined
  /** Day on which the entry is received; in a form it is today. Absent where nobody knows. */
  receivedOn?: string | undefined
}

/** A rule needs one entry alone: the same in form, desk, command line and CI. */
export interface EntryRule {
  code: Code
  check: (entry: Entry, context: EntryContext) => Iterable<FindingOf<Code>>
}

/** A rule compares the entries of one cycle, and may look at the whole ledger. */
export interface CycleRule {
  code: Code
  check: (cycle: CycleLedger, ledger: Ledger) => Iterable<FindingOf<Code>>
}

/** A rule over what a pull request changes. */
export interface ChangeRule {
  code: Code
  check: (change: Change, ledger: Ledger) => Iterable<FindingOf<Code>>
}

type Reported<C extends Code> = Pick<FindingOf<C>, 'path' | 'args'> &
  Partial<Pick<FindingOf<C>, 'severity' | 'file'>>

export function entryRule<C extends Code>(
  code: C,
  check: (entry: Entry, context: EntryContext) => Iterable<Reported<C>>,
): EntryRule {
  return {
    code,
    *check(entry, context) {
      for (const reported of check(entry, context)) yield complete(code, { file: entry.file, ...reported })
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
