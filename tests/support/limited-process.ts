import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Ran } from './folder.ts'

/** What machines do to programs: full disks, folders without rights. Each works for root and for others. */

export interface Surroundings {
  /** What stands before the program on the command line. */
  prefix?: readonly string[]
  env?: Record<string, string>
  /** Default: this project's folder. */
  cwd?: string
}

/** Runs a program with this Node, as a user would start it. */
export function start(
  argv: readonly string[],
  { prefix = [], env = {}, cwd }: Surroundings = {},
): Promise<Ran> {
  const [program, ...rest] = [...prefix, process.execPath, ...argv] as [string, ...string[]]
  return new Promise((done) => {
    execFile(program, rest, { cwd, env: { ...process.env, ...env } }, (error, out, err) => {
      done({ code: error ? Number(error.code ?? -1) : 0, out, err })
    })
  })
}

/** No file may grow beyond so many blocks (of 512 bytes, or 1024): the system refuses in the middle of a write. */
export function fileLimit(blocks: number): readonly string[] {
  return ['sh', '-c', `ulimit -f ${blocks} && exec "$0" "$@"`]
}

/** Root writes wherever it wants: its capabilities are taken from it. Others are bound by the mode alone. */
export function boundByRights(): readonly string[] {
  return process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : []
}

/** Makes a folder a disk of its own; false where that takes rights which this user does not have. */
export function mountDisk(folder: string, kibibytes: number): boolean {
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'none', folder], { stdio: 'ignore' })
  } catch {
    return false
  }
  onTestFinished(() => void execFileSync('umount', [folder]))
  return true
}

/** Writes until nothing more fits. */
export function fill(folder: string): void {
  for (let at = 0; ; at++) {
    try {
      writeFileSync(join(folder, `ballast-${at}`), Buffer.alloc(4096), { flag: 'wx' })
    } catch {
      return
    }
  }
}
