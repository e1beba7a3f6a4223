import { codes, type Finding } from './finding.ts'
import { classify, kinds } from './kinds.ts'
import type { Ledger } from './ledger.ts'

/** What a pull request does, as far as the rules need to know. */
export interface Change {
  files: readonly ChangedFile[]
  /** When it was received, as an instant with its zone; unknown = the deadline is not judged. */
  now?: string
  /** The account on the forge that asks for it. */
  actor?: string
}

export interface ChangedFile {
  /** Path now, or the last one of a deleted file. */
  file: string
  /** `moved`: another path, the same content. */
  status: 'added' | 'modified' | 'moved' | 'deleted'
  /** The path before, of a file that was renamed. */
  was?: string
}

/** Whether the account belongs to the bureau, which may change what districts may not. */
export function isBureau(actor: string | undefined, { site }: Ledger): boolean {
  return actor !== undefined && (site?.accounts ?? []).includes(actor)
}

/** What concerns a change: findings at what it touches, and what it breaks elsewhere. */
export function concerning(change: Change, findings: readonly Finding[]): Finding[] {
  const touched = new Set(change.files.flatMap(({ file, was }) => (was === undefined ? [file] : [file, was])))
  // Districts, limits, 选派名单 or settings decide about every entry.
  const decidesForAll = [...touched].some((file) => {
    const { kind } = classify(file)
    return kind !== undefined && kinds[kind].changedBy === 'bureau' && kinds[kind].read === 'yaml'
  })
  if (decidesForAll) return [...findings]
  const districts = new Set([...touched].map(placeOfReport))
  return findings.filter((found) => {
    if (touched.has(found.file) || codes[found.code].scope === 'change') return true
    if ('other' in found.args && touched.has(found.args.other)) return true
    return found.code === 'not-filed' && districts.has(placeOfReport(found.file))
  })
}

/** A district in a year: entries and their filing belong together. */
function placeOfReport(file: string): string {
  const classified = classify(file)
  if (classified.kind === undefined) return ''
  return `${classified.params.year}/${classified.params.district}`
}
