import { execFile } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

/** Whether git could commit files in a folder, which need not exist: a rule such as `out/` matches folders only. */
export const mayBeCommittedBelow = (folder: string): Promise<boolean> => mayBeCommitted(join(folder, 'x'))

/** Whether git could commit a file or folder at this path, which need not exist. */
export async function mayBeCommitted(path: string): Promise<boolean> {
  const real = realPath(resolve(path))
  if (!insideRepository(real)) return false
  // Asks git, because exclusions are in many files; a failure counts as no.
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

/** Resolves links in the existing part of a path: a key must not get into the repository through one. */
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
