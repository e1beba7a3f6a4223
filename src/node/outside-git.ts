import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** Whether git could take what is written into a folder, there or not yet: a rule such as `out/` is of folders only. */
export const mayBeCommittedBelow = (folder: string): Promise<boolean> => mayBeCommitted(join(folder, 'x'))

/** Whether git could take a file or folder at this path into a commit; it need not exist. */
export async function mayBeCommitted(path: string): Promise<boolean> {
  const real = realPath(resolve(path))
  if (!insideRepository(real)) return false
  // Asked of git itself, because exclusions stand in many places; whatever fails counts as no.
  const ignored = promisify(execFile)('git', [
    '-C',
    existing(dirname(real)),
    'check-ignore',
    '-q',
    '--',
    real,
  ])
  return ignored.then(
    () => false,
    () => true,
  )
}

/** Links in the part that exists are followed: a key must not get in by a side door. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const parent = dirname(path)
  return parent === path ? path : join(realPath(parent), basename(path))
}

function existing(folder: string): string {
  return existsSync(folder) ? folder : existing(dirname(folder))
}

function insideRepository(path: string): boolean {
  const parent = dirname(path)
  if (existsSync(join(path, '.git'))) return true
  return parent !== path && insideRepository(parent)
}
