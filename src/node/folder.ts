import { existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { ListedFile } from '../domain/rules/paths.ts'

/** Left by file managers; never part of a commit. */
const IGNORED = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

export interface ContentFolder {
  /** The folder that holds `content/`. */
  root: string
  files: ListedFile[]
}

/** Lists everything below `<root>/content`, links and modes included, in a fixed order. Opens nothing. */
export function listContent(root: string): ContentFolder {
  const folder = join(root, 'content')
  if (!existsSync(folder)) throw new CannotRun(`找不到 content 目录：${folder}`)
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files: ListedFile[] = []
  for (const entry of entries) {
    if (entry.isDirectory() || IGNORED.has(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const symlink = entry.isSymbolicLink() || !entry.isFile()
    const executable = !symlink && process.platform !== 'win32' && (lstatSync(path).mode & 0o111) !== 0
    files.push({ file: relative(root, path).split(sep).join('/'), symlink, executable })
  }
  files.sort((a, b) => (a.file < b.file ? -1 : 1))
  return { root, files }
}

/** The bytes of a listed file. One after the other: waiting for each takes longer than reading it. */
export function readListed(root: string, file: string): Buffer {
  return readFileSync(join(root, file))
}

/** The command could not do its work at all: exit code 2, with one sentence for the user. */
export class CannotRun extends Error {}
