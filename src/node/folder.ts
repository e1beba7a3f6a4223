import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
} from 'node:fs'
import { join } from 'node:path'
import type { ListedFile } from '../domain/rules/check-paths.ts'
import { systemFileNames } from '../domain/system-files.ts'
import { type Content, isRead } from '../yaml/content-file.ts'
import { CannotRun } from './cannot-run.ts'
import { isLeftover } from './leftovers.ts'

/** Left by file managers and killed writers; never part of a commit. */
export const isIgnored = (name: string) => systemFileNames.has(name) || isLeftover(name)

export interface ContentFolder {
  files: ListedFile[]
  /** Reads a listed file. */
  read: (file: string) => Content
}

/** Lists everything below `<root>/content`, links and modes included, in a fixed order. Opens nothing. */
export function listContent(root: string): ContentFolder {
  const stats = statsOf(join(root, 'content'))
  if (!stats) throw new CannotRun(`找不到 content 目录：${join(root, 'content')}`)
  const files: ListedFile[] = []
  if (stats.isDirectory()) listBelow(root, 'content', files)
  // A link would let another folder be read.
  else files.push(listed('content', stats))
  files.sort((a, b) => (a.file < b.file ? -1 : 1))
  // A disk without rights (FAT, a share of Windows) calls every file executable.
  const hasRights = files.some(({ executable, symlink }) => !executable && !symlink)
  if (!hasRights) for (const file of files) file.executable = false
  return { files, read: (file) => readListed(root, file) }
}

function listBelow(root: string, folder: string, files: ListedFile[]): void {
  for (const entry of entriesOf(join(root, folder)) ?? [undefined]) {
    const file = entry ? `${folder}/${entry.name}` : folder
    if (entry?.isDirectory()) listBelow(root, file, files)
    // A name that is no UTF-8, or too long for this machine, is listed but cannot be examined.
    else if (!entry || !isIgnored(entry.name)) {
      files.push(listed(file, entry && statsOf(join(root, file))))
    }
  }
}

/** Undefined where the folder cannot be read. */
function entriesOf(folder: string): Dirent[] | undefined {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return undefined
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path)
  } catch {
    return undefined
  }
}

function listed(file: string, stats: Stats | undefined): ListedFile {
  // Never opened, like a link.
  if (!stats) return { file, symlink: true, executable: false, unreadable: true }
  // Pipes and devices as well: reading them could wait for ever.
  const symlink = !stats.isFile()
  const executable = !symlink && process.platform !== 'win32' && (stats.mode & 0o111) !== 0
  return { file, symlink, executable }
}

/**
 * A listed file, as `readContentFile` takes it. Never opens a link, nor reads a file larger than its kind allows:
 * only its size counts. Synchronous: waiting for each file takes longer than reading it.
 */
export function readListed(root: string, file: string): Content {
  try {
    const descriptor = openSync(join(root, file), UNLINKED)
    try {
      const { size } = fstatSync(descriptor)
      return isRead(file, size) ? wholeOf(descriptor, size) : { length: size }
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return undefined
  }
}

/** A file that shrinks meanwhile gives the rest. */
function wholeOf(descriptor: number, size: number): Uint8Array {
  const bytes = Buffer.allocUnsafe(size)
  let length = 0
  for (let read = -1; read !== 0 && length < size; length += read) {
    read = readSync(descriptor, bytes, length, size - length, null)
  }
  return bytes.subarray(0, length)
}

// Both are absent on Windows, where a link cannot be made without special rights. A pipe is not waited for.
const UNLINKED = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
