import { randomBytes } from 'node:crypto'
import { appendFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CannotRun } from './folder.ts'

/** Replaces a file whole or not at all: a temporary file beside it, flushed, then renamed. */
export async function writeWhole(path: string, data: Uint8Array | string): Promise<void> {
  const folder = dirname(path)
  // Hidden and short: a long Chinese name may not grow beyond the file system's 255 bytes.
  const temporary = join(folder, `.${randomBytes(6).toString('hex')}.tmp`)
  try {
    await mkdir(folder, { recursive: true })
    const file = await open(temporary, 'wx')
    try {
      await file.writeFile(data)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw new CannotRun(`写不进文件 ${basename(path)}（${reasonOf(error)}）；原来的文件没有改动。`)
  }
}

/** Writes a new file that only its owner may read; what is there already is never replaced. */
export async function writeSecret(path: string, text: string): Promise<void> {
  let isOurs = false
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const file = await open(path, 'wx', 0o600)
    isOurs = true
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isOurs) await rm(path, { force: true }).catch(() => {})
    throw new CannotRun(`写不进文件 ${basename(path)}（${reasonOf(error)}）。`)
  }
}

/** Adds to a file that others write as well, such as the step summary of a workflow. */
export async function append(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await appendFile(path, text)
  } catch (error) {
    throw new CannotRun(`写不进文件 ${basename(path)}（${reasonOf(error)}）。`)
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return REASONS[code] ?? code
}

const REASONS: Record<string, string> = {
  ENOSPC: '磁盘已满',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限，或文件正被 Excel 等程序打开',
  EBUSY: '文件正被其他程序打开',
  EROFS: '磁盘只读',
  EEXIST: '已有同名文件，不覆盖',
  ENOTDIR: '目录的位置上已有同名文件',
}
