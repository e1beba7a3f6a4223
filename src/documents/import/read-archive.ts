import { isSystemFile } from '../../domain/system-files.ts'
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

export interface Archive {
  files: ArchivedFile[]
  /** Paths of what somebody has packed and nobody wants. */
  others: string[]
}

/** The files of a .zip whose paths are wanted; a hostile one is refused before anything is inflated. Never throws. */
export function readArchive(
  bytes: Uint8Array,
  isWanted: (path: string) => boolean,
): Archive | { refused: Refused } {
  try {
    const zip = openZip(bytes, LIMITS)
    const packed = zip.names
      .map((name) => ({ name, path: name.replaceAll('\\', '/') }))
      .filter(({ path }) => !path.endsWith('/') && !isSystemFile(path))
    const wanted = packed.filter(({ path }) => isWanted(path))
    return {
      files: wanted.map(({ name, path }) => ({ path, bytes: zip.inflate(name) })),
      others: packed.filter(({ path }) => !isWanted(path)).map(({ path }) => path),
    }
  } catch (error) {
    return { refused: error instanceof GuardError ? error.refused : 'damaged' }
  }
}
