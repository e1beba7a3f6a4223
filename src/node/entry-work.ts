import type { Cycle } from '../domain/cycle.ts'
import type { Finding } from '../domain/finding.ts'
import { buildLedger, type Ledger, type Source } from '../domain/ledger.ts'
import { judgeEntry } from '../domain/rules/judge-entry.ts'
import type { Site } from '../domain/site.ts'
import { type Content, type ContentFile, readContentFile } from '../yaml/content-file.ts'
import { notCanonical } from './canonical.ts'

/** What one entry says by itself: nearly all of a check's work, and none of it needs another entry. */
export interface EntryWork {
  read: ContentFile
  /** Of its looks. */
  canonical: Finding[]
  /** Of the rules that need this entry alone. */
  judged: Finding[]
}

/** What the rules may know beside the entry. */
export interface WorkContext {
  site: Site | undefined
  cycles: ReadonlyMap<string, Cycle | undefined>
  /** What can be no error is not looked for. */
  errorsOnly?: boolean
}

export function contextOf({ site, cycles }: Ledger): WorkContext {
  return { site, cycles: new Map([...cycles].map(([year, { cycle }]) => [year, cycle])) }
}

/** The file must be an entry's. */
export function workOnEntry(
  file: string,
  bytes: Content,
  { site, cycles, errorsOnly = false }: WorkContext,
): EntryWork {
  const read = readContentFile(file, bytes)!
  const entries = [...buildLedger([read as Source]).cycles.values()].flatMap((cycle) => cycle.entries)
  const cycle = cycles.get(read.params.year ?? '')
  return {
    read,
    canonical: errorsOnly ? [] : notCanonical(read),
    judged: entries.flatMap((entry) => [...judgeEntry(entry, { site, cycle, errorsOnly })]),
  }
}
