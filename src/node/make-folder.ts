import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { CannotRun } from './cannot-run.ts'
import { codeOf } from './reason.ts'

/**
 * Makes a folder and those above it, one after the other: where none can be made although the folder above is
 * there (`/proc`), Node's own recursion tries for ever.
 */
export async function makeFolder(folder: string, options: { mode?: number } = {}): Promise<void> {
  if (await isFolder(folder)) return
  const above = dirname(folder)
  if (above !== folder) await makeFolder(above, options)
  try {
    await mkdir(folder, options)
  } catch (error) {
    // Another command has made it meanwhile.
    if (codeOf(error) === 'EEXIST' && (await isFolder(folder))) return
    if (codeOf(error) !== 'ENOENT') throw error
    throw new CannotRun(`${above} 里建不了目录，什么也没有改动。请另选一个目录。`)
  }
}

const isFolder = (path: string) =>
  stat(path).then(
    (status) => status.isDirectory(),
    () => false,
  )
