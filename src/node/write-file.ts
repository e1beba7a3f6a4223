import { appendFile, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CannotRun } from './folder.ts'
import { clearLeftovers, temporaryName } from './leftovers.ts'

/** Looked through once: a run may write thousands of files into one folder. */
const cleared = new Set<string>()

/** Replaces a file whole or not at all: a temporary file beside it, flushed, then renamed. */
export async function writeWhole(path: string, data: Uint8Array | string): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, temporaryName())
  try {
    await mkdir(folder, { recursive: true })
    if (!cleared.has(folder)) await clearLeftovers(folder)
    cleared.add(folder)
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
  EDQUOT: '磁盘空间的配额已用完',
  EFBIG: '文件超过了系统允许的大小',
  EACCES: '没有写入权限',
  EPERM: '没有写入权限，或文件正被 Excel 等程序打开',
  EBUSY: '文件正被其他程序打开',
  EROFS: '磁盘只读',
  ENOTDIR: '目录的位置上已有同名文件',
}
