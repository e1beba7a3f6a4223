import { classify } from '../domain/kinds.ts'
import { validatePicture } from '../pictures/validate-picture.ts'
import { type Content, type ContentFile, readContentFile } from '../yaml/content-file.ts'
import type { ContentFolder } from './folder.ts'

/** Files that were read, by path. */
export type Files = ReadonlyMap<string, ContentFile>

/** Reads each file of a known kind once, in the folder's order. Links are never opened. */
export function readFiles(
  { files: listed, read }: ContentFolder,
  onProgress?: (done: number, total: number) => void,
): Files {
  const known = listed.filter(({ file, symlink }) => !symlink && classify(file).kind !== undefined)
  const files = new Map<string, ContentFile>()
  for (const { file } of known) {
    files.set(file, readFile(file, read(file)))
    onProgress?.(files.size, known.length)
  }
  return files
}

function readFile(file: string, bytes: Content): ContentFile {
  const read = readContentFile(file, bytes)!
  // Checked here, so that no picture is kept in memory; an unread one has that finding only.
  if (read.kind === 'picture' && bytes instanceof Uint8Array && read.findings.length === 0) {
    read.findings.push(...validatePicture(file, bytes))
  }
  return read
}
