import { spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync, rmSync, watch } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isLeftover } from '../../src/node/leftovers.ts'

/** Commands that are killed at some moment, and what they leave behind. */

export interface Command {
  /** The program and its arguments, for Node. */
  argv: string[]
  /** Where it writes; put back to how it was before each run. */
  folder: string
  /** How it was: a folder that is never touched. */
  before: string
}

/** After so many milliseconds, or at the n-th change of a file in the folder. */
export type Moment = { after: number } | { atChange: number }

export interface Outcome {
  killed: boolean
  milliseconds: number
  /** Changes of files that were seen until the end. */
  changes: number
  files: Map<string, string>
  leftovers: string[]
}

/** Runs the work from its beginning, and kills it at the moment (kill −9: nothing of it can tidy up). */
export async function runUntil(work: Command, moment?: Moment): Promise<Outcome> {
  rmSync(work.folder, { recursive: true, force: true })
  cpSync(work.before, work.folder, { recursive: true })
  const started = performance.now()
  const child = spawn(process.execPath, work.argv, { stdio: 'ignore' })
  const kill = () => child.kill('SIGKILL')
  let changes = 0
  const watcher = watch(work.folder, { recursive: true }, () => {
    changes += 1
    if (moment && 'atChange' in moment && changes === moment.atChange) kill()
  })
  const timer = moment && 'after' in moment ? setTimeout(kill, moment.after) : undefined
  const signal = await new Promise((done) => child.once('exit', (_, by) => done(by)))
  const milliseconds = performance.now() - started
  clearTimeout(timer)
  watcher.close()
  const files = filesOf(work.folder)
  const names = [...files.keys()]
  const leftovers = names.filter((name) => isLeftover(name.slice(name.lastIndexOf('/') + 1)))
  for (const name of leftovers) files.delete(name)
  return { killed: signal === 'SIGKILL', milliseconds, changes, files, leftovers }
}

/** Every file below a folder with the digest of its bytes. */
export function filesOf(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const named = paths.map((path) => [relative(folder, path).split(sep).join('/'), path] as const).sort()
  return new Map(named.map(([name, path]) => [name, hash('sha256', readFileSync(path))]))
}

type Files = ReadonlyMap<string, string>

/** The files that are neither the old nor the new one, whole; and the old ones that are gone. */
export function broken(now: Files, before: Files, after: Files): string[] {
  const altered = [...now].filter(([name, data]) => data !== before.get(name) && data !== after.get(name))
  const lost = [...before.keys()].filter((name) => !now.has(name))
  return [...altered.map(([name]) => name), ...lost]
}
