import { existsSync, lstatSync, readdirSync, realpathSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, isAbsolute, relative, resolve } from 'node:path'
import { CannotRun } from './folder.ts'
import { reasonOf } from './reason.ts'

/**
 * Makes a folder anew, whole or not at all: `make` fills one beside it, which then takes its place.
 * Whatever goes wrong, the old folder stands as it was.
 */
export async function replaceFolder(folder: string, make: (fresh: string) => Promise<void>): Promise<void> {
  // A link stays a link.
  const place = existsSync(folder) ? realpathSync(folder) : resolve(folder)
  if (!mayBeReplaced(place)) {
    throw new CannotRun(`${place} 不是生成的网站，不能覆盖，什么也没有改动。请另选一个目录，或先移走它。`)
  }
  // Names that nobody gives a folder of his own.
  const [fresh, old] = [`${place}.being-built`, `${place}.being-replaced`]
  try {
    // Killed between the two renames below.
    if (!existsSync(place) && existsSync(old)) await rename(old, place)
    await remove(fresh)
    await mkdir(fresh, { recursive: true })
    await make(fresh)
    await remove(old)
    if (existsSync(place)) await rename(place, old)
    await rename(fresh, place)
  } catch (error) {
    if (!existsSync(place) && existsSync(old)) await rename(old, place)
    await remove(fresh).catch(() => {})
    const reason = reasonOf(error)
    if (!reason) throw error
    throw new CannotRun(`写不进目录 ${basename(folder)}（${reason}）；原来的目录没有改动。`)
  }
  await remove(old).catch(() => {})
}

/** Nothing is there, or an empty folder, or a built site; never what we work in. */
function mayBeReplaced(place: string): boolean {
  const inside = relative(place, process.cwd())
  if (!/^\.\.(?:[\\/]|$)/.test(inside) && !isAbsolute(inside)) return false
  if (!existsSync(place)) return true
  if (!lstatSync(place).isDirectory()) return false
  const names = readdirSync(place)
  return names.length === 0 || (names.includes('_astro') && names.includes('index.html'))
}

const remove = (folder: string) => rm(folder, { recursive: true, force: true })
