import { randomBytes } from 'node:crypto'
import { lstat, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * What a writer that was killed leaves behind: its temporary file. It may hold half an entry, so it is
 * never read, never committed (.gitignore), and gone with the next run that writes into its folder, or that
 * seals or opens what lies there.
 */

// Hidden and short: a long Chinese name may not grow beyond the file system's 255 bytes.
export const temporaryName = () => `.${randomBytes(6).toString('hex')}.tmp`

export function isLeftover(name: string): boolean {
  return /^\.[0-9a-f]{12}\.tmp$/.test(name)
}

/** A younger one may belong to a command that is still writing. Milliseconds. */
const YOUNG = 60_000

/** Removes what killed writers left in a folder, and says how many; what cannot be removed stays, and harms nothing. */
export async function clearLeftovers(folder: string): Promise<number> {
  let removed = 0
  for (const name of (await readdir(folder).catch(() => [])).filter(isLeftover)) {
    const path = join(folder, name)
    const { mtimeMs } = await lstat(path).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (Date.now() - mtimeMs <= YOUNG) continue
    removed += await rm(path).then(
      () => 1,
      () => 0,
    )
  }
  return removed
}

/** The same beside these files, whether or not they are written: it may be plaintext of what is sealed by now. */
export async function clearLeftoversBeside(
  root: string,
  files: readonly { file: string }[],
): Promise<number> {
  let removed = 0
  for (const folder of new Set(files.map(({ file }) => dirname(file)))) {
    removed += await clearLeftovers(join(root, folder))
  }
  return removed
}
