import { type Finding, finding, type UnclassifiedReason } from '../finding.ts'
import { classify } from '../kinds.ts'

/** A file as the folder lists it, before anything of it is read. */
export interface ListedFile {
  file: string
  symlink: boolean
  executable: boolean
}

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** What is wrong with a file before it is opened: kind, name, link, mode, or a twin of another. */
export function* judgePaths(files: readonly ListedFile[]): Generator<Finding> {
  const seen = new Map<string, string>()
  for (const { file, symlink, executable } of files) {
    const folded = file.normalize('NFKC').toLowerCase()
    const twin = seen.get(folded)
    seen.set(folded, file)
    const reason = twin !== undefined ? 'twin' : fault(file, symlink, executable)
    if (reason) yield finding('unclassified-file', { file }, { reason, ...(twin && { twin }) })
    const classified = classify(file)
    if (classified.kind === undefined && classified.wrongPlace && reason !== 'unsafe-name') {
      const args = { reason: 'unknown-place', expected: classified.wrongPlace.expected } as const
      yield finding('file-name', { file }, args)
    }
  }
}

function fault(file: string, symlink: boolean, executable: boolean): UnclassifiedReason | undefined {
  if (symlink) return 'symlink'
  if (executable) return 'executable'
  const classified = classify(file)
  // A wrong name of a known kind is told by `file-name`, with the right one.
  if (classified.kind !== undefined) return undefined
  if (!file.split('/').every((part) => SEGMENT.test(part) && !WINDOWS_DEVICE.test(part))) return 'unsafe-name'
  return classified.wrongPlace ? undefined : 'unknown'
}
