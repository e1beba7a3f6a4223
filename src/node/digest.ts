import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One name for the names and bytes of all files below `folder` that fit one of the patterns. */
export function digestOfFiles(folder: string, patterns: readonly string[]): string {
  const hash = createHash('sha256')
  const files = globSync([...patterns], { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  for (const file of files) {
    const bytes = readFileSync(file)
    hash.update(`${file.slice(folder.length)}\n${bytes.length}\n`).update(bytes)
  }
  return hash.digest('hex')
}
