import { judgePicture } from '../pictures/judge.ts'
import { type ContentFile, readContentFile } from '../yaml/content-file.ts'
import { readListed } from './folder.ts'

/** Reads a listed file that is no entry; undefined where it has no kind. */
export function readOther(root: string, file: string): ContentFile | undefined {
  const bytes = readListed(root, file)
  const read = readContentFile(file, bytes)
  // Judged here, so that no picture is kept; one that was not read is told as that alone.
  if (read?.kind === 'picture' && bytes instanceof Uint8Array && read.findings.length === 0) {
    read.findings.push(...judgePicture(file, bytes))
  }
  return read
}
