import { existsSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotRun } from '../src/node/cannot-run.ts'

/** The project's own folder, wherever a command is started. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** Refuses a command that reads the current folder's content where there is none. @throws CannotRun */
export function requireContentHere(): void {
  if (existsSync('content')) return
  throw new CannotRun(
    `找不到 content 目录：${resolve('content')}。请先进入项目的目录再运行（cd ${PROJECT}），或用 --root 指明 content 所在的目录。`,
  )
}

/** Refuses a command that needs the project's own folder, such as the build. @throws CannotRun */
export function requireProjectHere(): void {
  if (existsSync('astro.config.mjs')) return
  throw new CannotRun(`这里不是项目的目录：${resolve('.')}。请先进入项目的目录再运行：cd ${PROJECT}`)
}

/**
 * Makes a folder by way of one inside the project: what is built is run half-way, and finds its packages only
 * there. Copied and not renamed, because the other folder may be on another file system.
 */
export async function makeByWayOfProject(
  folder: string,
  make: (inside: string) => Promise<void>,
): Promise<void> {
  const fromHere = relative(resolve('.'), folder)
  if (!fromHere.startsWith('..') && !isAbsolute(fromHere)) return make(folder)
  const inside = join(resolve('.'), 'dist.being-built')
  await rm(inside, { recursive: true, force: true })
  try {
    await make(inside)
    await cp(inside, folder, { recursive: true })
  } finally {
    // A build that has failed may still be writing, and its own error is the one to tell; the next run clears the rest.
    await rm(inside, { recursive: true, force: true }).catch(() => {})
  }
}
