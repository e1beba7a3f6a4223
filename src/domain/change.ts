import { chinaDay } from './china-day.ts'
import { codes, type Finding } from './finding.ts'
import { classify, kinds } from './kinds.ts'
import type { Ledger } from './ledger.ts'

/** A pull request, as far as the rules need to know it. */
export interface Change {
  files: readonly ChangedFile[]
  /** When it was received, as an instant with its zone; unknown = the deadline is not checked. */
  now?: string
  /**
   * By file, where known: when its present content was first received, and when any
   * content of it was. An update of the branch does not make old content new.
   */
  received?: ReadonlyMap<string, { content: string; first: string }>
  /** The account on the forge that asks for it. */
  actor?: string
  /**
   * The bureau's files before the change: a pull request can neither make its author the
   * bureau, nor move its own deadline. Absent = the change does not touch them.
   */
  before?: Ledger
}

export interface ChangedFile {
  /** Path now, or the last one of a deleted file. */
  file: string
  /** `moved`: another path, the same content. */
  status: 'added' | 'modified' | 'moved' | 'deleted'
  /** The path before, of a file that was renamed. */
  was?: string
}

/** The day in China on which a file's present content was received; undefined where nobody knows. */
export function receivedDay(change: Change | undefined, file: string): string | undefined {
  const at = change?.received?.get(file)?.content ?? change?.now
  return at === undefined ? undefined : chinaDay(Date.parse(at))
}

/** The ledger whose accounts, deadlines and extensions decide about a change. */
export function authorityOf({ before }: Change, ledger: Ledger): Ledger {
  return before ?? ledger
}

/** Logins of forges ignore case. */
export function isSameAccount(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Whether the account belongs to the bureau, which may change what districts may not. */
export function isBureau(change: Change, ledger: Ledger): boolean {
  const { actor } = change
  const accounts = authorityOf(change, ledger).site?.accounts ?? []
  return actor !== undefined && accounts.some((account) => isSameAccount(account, actor))
}

/** Every path that a change touches, before and after. */
function touchedBy({ files }: Change): Set<string> {
  return new Set(files.flatMap(({ file, was }) => (was === undefined ? [file] : [file, was])))
}

/** Districts, limits, 选派名单 or settings decide about every entry. */
function decidesForAll(file: string): boolean {
  const { kind } = classify(file)
  return kind !== undefined && kinds[kind].decidesForAll
}

/** Keeps the findings that concern a change: at the files it touches, and those it causes elsewhere. */
export function concerning(change: Change, findings: readonly Finding[]): Finding[] {
  const touched = touchedBy(change)
  if ([...touched].some(decidesForAll)) return [...findings]
  const districts = new Set([...touched].map(reportingUnit))
  return findings.filter((found) => {
    if (touched.has(found.file) || codes[found.code].scope === 'change') return true
    if ('other' in found.args && touched.has(found.args.other)) return true
    return found.code === 'not-filed' && districts.has(reportingUnit(found.file))
  })
}

/** A district in a year: entries and their filing belong together. */
function reportingUnit(file: string): string {
  const classified = classify(file)
  if (classified.kind === undefined) return ''
  return `${classified.params.year}/${classified.params.district}`
}
