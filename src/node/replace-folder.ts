import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs'
import { cp, rename, rm } from 'node:fs/promises'
import { basename, dirname, isAbsolute, relative, resolve } from 'node:path'
import { CannotRun } from './cannot-run.ts'
import { makeFolder } from './make-folder.ts'
import { reasonOf } from './reason.ts'

/**
 * Replaces a folder atomically: `make` fills a new one beside it, which is then renamed.
 * After any failure the old folder is unchanged.
 */
export async function replaceFolder(folder: string, make: (fresh: string) => Promise<void>): Promise<void> {
  const target = replaceable(folder)
  // Names that nobody gives a folder.
  const [fresh, old] = [`${target}.being-built`, `${target}.being-replaced`]
  try {
    // An earlier run was killed between the two renames below.
    if (!existsSync(target) && existsSync(old)) await moveFolder(old, target)
    await remove(fresh)
    await makeFolder(fresh)
    await make(fresh)
    await remove(old)
    if (existsSync(target)) await moveFolder(target, old)
    await moveFolder(fresh, target)
  } catch (error) {
    if (!existsSync(target) && existsSync(old)) await moveFolder(old, target)
    await remove(fresh).catch(() => {})
    const reason = reasonOf(error)
    if (!reason) throw error
    // What makes the folder writes elsewhere too, such as the bundler into its cache.
    const { path } = error as NodeJS.ErrnoException
    const place = path && !resolve(path).startsWith(target) ? dirname(resolve(path)) : basename(folder)
    throw new CannotRun(`写不进目录 ${place}（${reason}）；原来的目录没有改动。`)
  }
  await remove(old).catch(() => {})
}

/** Where the folder really is; a link stays a link. @throws CannotRun where it holds something else */
export function replaceable(folder: string): string {
  const target = existsSync(folder) ? realpathSync(folder) : resolve(folder)
  if (mayBeReplaced(target)) return target
  throw new CannotRun(`${target} 不是生成的网站，不能覆盖，什么也没有改动。请另选一个目录，或先移走它。`)
}

/** Whether the folder may be replaced: absent, empty or a built site; never the working directory. */
function mayBeReplaced(target: string): boolean {
  const inside = relative(target, process.cwd())
  if (!/^\.\.(?:[\\/]|$)/.test(inside) && !isAbsolute(inside)) return false
  if (!existsSync(target)) return true
  if (!lstatSync(target).isDirectory()) return false
  const names = readdirSync(target)
  return names.length === 0 || (names.includes('_astro') && names.includes('index.html'))
}

const remove = (folder: string) => rm(folder, { recursive: true, force: true })

/** Renamed, or copied where the system sees two file systems: a mount, or a folder of a container's image. */
export async function moveFolder(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await cp(from, to, { recursive: true })
    await remove(from)
  }
}
