import { randomBytes } from 'node:crypto'
import { lstat, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * The temporary file of a killed writer. It may hold half an entry, so it is
 * never read, never committed (.gitignore), and removed by the next run that writes into its folder, or that
 * seals or unseals files there.
 */

// Hidden and short: a long Chinese name may not grow beyond the file system's 255 bytes.
export const temporaryName = () => `.${randomBytes(6).toString('hex')}.tmp`

export function isLeftover(name: string): boolean {
  return /^\.[0-9a-f]{12}\.tmp$/.test(name)
}

/** A younger one may belong to a command that is still writing. Milliseconds. */
const YOUNG = 60_000

/** Removes temporary files of killed writers from a folder, and counts them; one that cannot be removed is harmless. */
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

/** The same beside these files, even if none is written: it may be plain text of a file sealed since. */
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
