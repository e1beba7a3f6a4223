import { existsSync, realpathSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename } from 'node:path'
import { CannotRun } from './folder.ts'
import { reasonOf } from './reason.ts'

/**
 * Makes a folder anew, whole or not at all: `make` fills one beside it, which then takes its place.
 * Whatever goes wrong, the old folder stands as it was.
 */
export async function replaceFolder(folder: string, make: (fresh: string) => Promise<void>): Promise<void> {
  // A link stays a link.
  const place = existsSync(folder) ? realpathSync(folder) : folder
  const [fresh, old] = [`${place}.new`, `${place}.old`]
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

const remove = (folder: string) => rm(folder, { recursive: true, force: true })
