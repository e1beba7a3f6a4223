import { existsSync } from 'node:fs'
import { lstat, readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { ListedFile } from '../domain/rules/paths.ts'
import { isLeftover } from './leftovers.ts'

/** Left by file managers and killed writers; never part of a commit. */
const IGNORED = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])
export const isIgnored = (name: string) => IGNORED.has(name) || isLeftover(name)

export interface ContentFolder {
  /** The folder that holds `content/`. */
  root: string
  files: ListedFile[]
}

/** Lists everything below `<root>/content`, links and modes included, in a fixed order. Opens nothing. */
export async function listContent(root: string): Promise<ContentFolder> {
  const folder = join(root, 'content')
  if (!existsSync(folder)) throw new CannotRun(`找不到 content 目录：${folder}`)
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files: ListedFile[] = []
  for (const entry of entries) {
    if (entry.isDirectory() || isIgnored(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const symlink = entry.isSymbolicLink() || !entry.isFile()
    const executable = !symlink && process.platform !== 'win32' && ((await lstat(path)).mode & 0o111) !== 0
    files.push({ file: relative(root, path).split(sep).join('/'), symlink, executable })
  }
  files.sort((a, b) => (a.file < b.file ? -1 : 1))
  return { root, files }
}

/** The bytes of a listed file. */
export function readListed(root: string, file: string): Promise<Uint8Array> {
  return readFile(join(root, file))
}

/** The command could not do its work at all: exit code 2, with one sentence for the user. */
export class CannotRun extends Error {
  override name = 'CannotRun'
}
