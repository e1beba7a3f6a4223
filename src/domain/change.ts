import { chinaDay } from './china-day.ts'
import { codes, type Finding } from './finding.ts'
import { classify, kinds } from './kinds.ts'
import type { Ledger } from './ledger.ts'
import { type Run, receiptsOf } from './receipt.ts'

/** A pull request, as far as the rules need to know it. */
export interface Change {
  files: readonly ChangedFile[]
  /** When it was received, as an instant with its zone; unknown = the deadline is not checked. */
  now?: string
  /** The host's runs for it, in any order, so that an update of the branch does not make old content new. */
  runs?: readonly Run[]
  /** The account on the forge that asks for it; unknown = a stranger's. */
  actor?: string
  /**
   * The base: at least its settings, districts, cycles and selections, and the touched entries. Accounts, deadlines
   * and extensions are read here alone: a pull request can neither make its author the bureau, nor move its deadline.
   */
  before: Ledger
}

export interface ChangedFile {
  /** Path now, or the last one of a deleted file. */
  file: string
  /** `moved`: another path, the same content. */
  status: 'added' | 'modified' | 'moved' | 'deleted'
  /** The path before, of a file that was renamed. */
  was?: string
  /** Id of its present content as git has it; absent if deleted, or no regular file. */
  blob?: string
}

/**
 * The day in China on which a file's present content was received; undefined where nobody knows. Of a file that the
 * change leaves alone nobody does: it may have come to the base after this change was received.
 */
export function receivedDays(change: Change | undefined): (file: string) => string | undefined {
  const receipts = receiptsOf(change?.runs ?? [])
  const byFile = new Map(change?.files.map((changed) => [changed.file, changed]))
  return (file) => {
    const changed = byFile.get(file)
    const at = changed && (receipts(changed).content ?? change?.now)
    return at === undefined ? undefined : chinaDay(Date.parse(at))
  }
}

/** Logins of forges ignore case. */
export function isSameAccount(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** Whether the account belongs to the bureau, which may change what districts may not. */
export function isBureau({ actor, before }: Change): boolean {
  const accounts = before.site?.accounts ?? []
  return actor !== undefined && accounts.some((account) => isSameAccount(account, actor))
}

/** Every path that a change touches, before and after. */
export function touchedPaths({ files }: Change): Set<string> {
  return new Set(files.flatMap(({ file, was }) => (was === undefined ? [file] : [file, was])))
}

/** Districts, limits, 选派名单 or settings decide about every entry. */
function decidesForAll(file: string): boolean {
  const { kind } = classify(file)
  return kind !== undefined && kinds[kind].decidesForAll
}

/** Keeps the findings that concern a change: at the files it touches, and those it causes elsewhere. */
export function concerning(change: Change, findings: readonly Finding[]): Finding[] {
  const touched = touchedPaths(change)
  const isOwn = ({ file, code }: Finding) => touched.has(file) || !('due' in codes[code])
  if ([...touched].some(decidesForAll)) return findings.filter(isOwn)
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
