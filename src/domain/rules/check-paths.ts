import { type Finding, finding, type UnclassifiedReason } from '../finding.ts'
import { type Classified, classify } from '../kinds.ts'

/** A file as the folder lists it, before anything of it is read. */
export interface ListedFile {
  file: string
  symlink: boolean
  executable: boolean
  /** Neither its content nor its kind could be read. */
  unreadable?: boolean
}

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/
const WINDOWS_DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Faults of a file that show before it is opened: kind, name, link, mode, or a name like another. */
export function* checkPaths(files: readonly ListedFile[]): Generator<Finding> {
  const seen = new Map<string, string>()
  for (const listed of files) {
    const { file } = listed
    const folded = file.normalize('NFKC').toLowerCase()
    const twin = seen.get(folded)
    seen.set(folded, file)
    const classified = classify(file)
    const reason = twin !== undefined ? 'twin' : fault(listed, classified)
    if (reason) yield finding('unclassified-file', { file }, { reason, ...(twin && { twin }) })
    if (classified.kind === undefined && classified.wrongPath && reason !== 'unsafe-name') {
      const args = { reason: 'unknown-place', expected: classified.wrongPath.expected } as const
      yield finding('file-name', { file }, args)
    }
  }
}

function fault(
  { file, symlink, executable, unreadable }: ListedFile,
  classified: Classified,
): UnclassifiedReason | undefined {
  if (unreadable) return 'unreadable'
  if (symlink) return 'symlink'
  if (executable) return 'executable'
  const parts = file.split('/')
  if (parts.some((part) => WINDOWS_DEVICE.test(part))) return 'unsafe-name'
  // `file-name` reports a wrong name of a known kind, with the right one.
  if (classified.kind !== undefined) return undefined
  if (!parts.every((part) => SEGMENT.test(part))) return 'unsafe-name'
  return classified.wrongPath ? undefined : 'unknown'
}
