import { appendFile, open, rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { CannotRun } from './cannot-run.ts'
import { clearLeftovers, temporaryName } from './leftovers.ts'
import { makeFolder } from './make-folder.ts'
import { codeOf, reasonOf } from './reason.ts'

/** Folders already cleaned: a run may write thousands of files into one. */
const cleared = new Set<string>()

/** Makes the folder of a file. @throws CannotRun where a file is in its way */
async function makeFolderOf(path: string, options: { mode?: number } = {}): Promise<void> {
  const folder = dirname(path)
  try {
    await makeFolder(folder, options)
  } catch (error) {
    const obstacle = await fileInTheWay(folder)
    if (obstacle === undefined) throw error
    throw new CannotRun(
      `${obstacle} 是一个文件，不是目录，${basename(path)} 写不进去；原来的文件没有改动。请先移走挡路的文件，或另选一个目录。`,
    )
  }
}

/** The part of a folder's path that is there and is no folder. */
async function fileInTheWay(folder: string): Promise<string | undefined> {
  const status = await stat(folder).catch(() => undefined)
  if (status) return status.isDirectory() ? undefined : folder
  const above = dirname(folder)
  return above === folder ? undefined : fileInTheWay(above)
}

/** Replaces a file atomically: a temporary file beside it, flushed, then renamed. */
export async function writeWhole(path: string, data: Uint8Array | string): Promise<void> {
  const folder = dirname(path)
  const temporary = join(folder, temporaryName())
  try {
    await makeFolderOf(path)
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
    if (error instanceof CannotRun) throw error
    throw new CannotRun(
      `写不进文件 ${basename(path)}（${reasonOf(error) ?? codeOf(error)}）；原来的文件没有改动。`,
    )
  }
}

/** Writes a new file that only its owner may read; never replaces an existing one. */
export async function writeSecret(path: string, text: string): Promise<void> {
  let isOurs = false
  try {
    await makeFolderOf(path, { mode: 0o700 })
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
    if (error instanceof CannotRun) throw error
    throw new CannotRun(`写不进文件 ${basename(path)}（${reasonOf(error) ?? codeOf(error)}）。`)
  }
}

/** Adds to a file that others write as well, such as the step summary of a workflow. */
export async function append(path: string, text: string): Promise<void> {
  try {
    await makeFolderOf(path)
    await appendFile(path, text)
  } catch (error) {
    if (error instanceof CannotRun) throw error
    throw new CannotRun(`写不进文件 ${basename(path)}（${reasonOf(error) ?? codeOf(error)}）。`)
  }
}
