import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { CannotRun } from '../../src/node/folder.ts'
import { watchMemory } from './watch-memory.ts'

export interface Program {
  name: string
  /** Script and arguments, for this Node; arguments alone for another command. */
  argv: readonly string[]
  /** Of another program it is not known what processor time it took. */
  command?: string
  cwd?: string
  env?: Readonly<Record<string, string>>
  /** Exit codes that are no failure of the measurement; 0 always is none. */
  mayExit?: readonly number[]
  /** Done before each of its runs, and not measured. */
  before?: () => Promise<void>
}

export interface Taken {
  /** From start to end as a user waits for it, in ms; what the program says itself if it times a part only. */
  time: number
  /** Processor time of all its threads, in ms. */
  cpu: number
  /** Most memory that it held at once (maxRSS), with the programs that it started, in MiB. */
  memory: number
}

/**
 * The programs in turn, each run in a process of its own, so that whatever else the machine does falls on all
 * of them alike; medians.
 */
export async function measure(
  programs: readonly Program[],
  runs: number,
  say: (line: string) => void,
): Promise<Taken[]> {
  const taken: Taken[][] = programs.map(() => [])
  for (let run = 1; run <= runs; run++) {
    for (const [at, program] of programs.entries()) {
      await program.before?.()
      const one = await once(program)
      taken[at]!.push(one)
      say(`${run}/${runs} ${program.name} ${Math.round(one.time)} ms`)
    }
  }
  return taken.map((all) => ({
    time: median(all.map(({ time }) => time)),
    cpu: median(all.map(({ cpu }) => cpu)),
    memory: median(all.map(({ memory }) => memory)),
  }))
}

const USAGE = new URL('./usage.ts', import.meta.url).href

async function once({ name, argv, command, cwd, env, mayExit = [] }: Program): Promise<Taken> {
  const start = performance.now()
  const [file, args] = command ? [command, argv] : [process.execPath, ['--import', USAGE, ...argv]]
  const child = spawn(file, args, {
    // Descriptor 4: where a program that times a part of itself writes how long that took.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, CI: '1', ...env },
    ...(cwd && { cwd }),
  })
  const family = watchMemory(child.pid)
  const texts = [2, 3, 4].map((at) => text(child.stdio[at] as NodeJS.ReadableStream))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve)
    child.once('error', reject)
  })
  const wall = performance.now() - start
  const [complaints, usage, own] = (await Promise.all(texts)) as [string, string, string]
  if (code !== 0 && !mayExit.includes(code ?? -1))
    throw new CannotRun(`${name}：退出码 ${code}\n${complaints}`)
  const { cpu, memory } = usage ? JSON.parse(usage) : { cpu: Number.NaN, memory: 0 }
  return { cpu, memory: Math.max(memory, family()), time: own ? Number(own) : wall }
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** As `n ^ exponent` between two sizes: 1 = twice as much takes twice as long. */
export function growth(small: { size: number; time: number }, large: { size: number; time: number }): number {
  return Math.log(large.time / small.time) / Math.log(large.size / small.size)
}
