import type { Refused } from '../../text/import.ts'
import { GuardError } from './guard/guard-refusal.ts'
import { openZip, type ZipLimits } from './guard/guard-zip.ts'

const MIB = 1024 * 1024

const LIMITS: ZipLimits = {
  entries: 2000,
  entryBytes: 8 * MIB,
  totalBytes: 128 * MIB,
  ratio: 200,
  ratioAbove: MIB,
}

export interface ArchivedFile {
  /** With its folders. */
  path: string
  bytes: Uint8Array
}

/** The files of a .zip whose paths are wanted; a hostile one is refused before anything is inflated. Never throws. */
export function readArchive(
  bytes: Uint8Array,
  isWanted: (path: string) => boolean,
): ArchivedFile[] | { refused: Refused } {
  try {
    const zip = openZip(bytes, LIMITS)
    const named = zip.names.map((name) => ({ name, path: name.replaceAll('\\', '/') }))
    const wanted = named.filter(({ path }) => !path.endsWith('/') && isWanted(path))
    return wanted.map(({ name, path }) => ({ path, bytes: zip.inflate(name) }))
  } catch (error) {
    return { refused: error instanceof GuardError ? error.refused : 'damaged' }
  }
}
