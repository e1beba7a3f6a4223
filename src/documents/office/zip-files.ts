import { type Zippable, zipSync } from 'fflate'
import { ZIP_DATE } from './repack.ts'

export interface TextFile {
  /** With `/`; folders come into being by it. */
  path: string
  text: string
}

export interface BinaryFile {
  path: string
  bytes: Uint8Array
}

/** The files in their folders as a .zip: sorted, with one date, so the same files give the same bytes. */
export function zipFiles(files: readonly (TextFile | BinaryFile)[]): Uint8Array {
  const encoder = new TextEncoder()
  const parts: Zippable = {}
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    parts[file.path] = 'text' in file ? encoder.encode(file.text) : file.bytes
  }
  return zipSync(parts, { mtime: ZIP_DATE, level: 6, os: 0 })
}
