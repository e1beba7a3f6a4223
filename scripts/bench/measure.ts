import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { CannotRun } from '../../src/node/cannot-run.ts'
import type { Usage } from './report-usage.ts'

export interface Program {
  name: string
  /** Script and arguments, for this Node. */
  argv: readonly string[]
  cwd?: string
  env?: Readonly<Record<string, string>>
  /** Called before each run, not measured. */
  before?: () => Promise<void>
}

type Log = (line: string) => void

/** Medians of several runs; the programs take turns, so that other work on the machine slows all of them alike. */
export async function measure(programs: readonly Program[], runs: number, log: Log): Promise<Usage[]> {
  const usages: Usage[][] = programs.map(() => [])
  for (let run = 1; run <= runs; run++) {
    for (const [at, program] of programs.entries()) {
      await program.before?.()
      const usage = await runOnce(program)
      usages[at]!.push(usage)
      log(`${run}/${runs} ${program.name} ${(usage.cpu / 1000).toFixed(1)} s`)
    }
  }
  const medianOf = (all: Usage[], key: keyof Usage) => median(all.map((usage) => usage[key]))
  return usages.map((all) => ({
    cpu: medianOf(all, 'cpu'),
    wall: medianOf(all, 'wall'),
    memory: medianOf(all, 'memory'),
  }))
}

async function runOnce({ name, argv, cwd, env }: Program): Promise<Usage> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('./report-usage.ts'), ...argv], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: '1', ...env },
    ...(cwd && { cwd }),
  })
  const texts = [2, 3].map((descriptor) => text(child.stdio[descriptor] as NodeJS.ReadableStream))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve)
    child.once('error', reject)
  })
  const [errors, usage] = (await Promise.all(texts)) as [string, string]
  if (code !== 0) throw new CannotRun(`${name}：退出码 ${code}\n${errors}`)
  return JSON.parse(usage)
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits))

/** A file of the project. */
export const projectFile = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export async function withTemporaryFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'keji-bench-'))
  try {
    return await use(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
