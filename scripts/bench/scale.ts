import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CannotRun } from '../../src/node/folder.ts'
import { optionsOf } from '../options.ts'
import { generateContent } from './generate.ts'

/** What the measurements of scale have in common: sizes, runs, a generated province, versions. */

export interface Scale {
  /** Entries, ascending. */
  sizes: number[]
  runs: number
}

/** The size that the goals are of. */
export const PROVINCE = 10_000

export const SCALE_HELP = `      --entries N    需求的份数（可写多次；默认 100、1000、10000）
      --runs N       每项测几次（默认 3），取中位数`

export function scaleOf(argv: readonly string[], usual = ['100', '1000', '10000']): Scale {
  const { values } = optionsOf(argv, {
    name: 'bench',
    options: {
      entries: { type: 'string', multiple: true, default: usual },
      runs: { type: 'string', default: '3' },
    },
  })
  const sizes = values.entries.map((each) => countOf('--entries', each))
  return { sizes: sizes.sort((a, b) => a - b), runs: countOf('--runs', values.runs) }
}

/** @throws CannotRun for anything but a whole number from 1 */
export function countOf(option: string, written: string): number {
  const number = Number(written)
  if (Number.isInteger(number) && number > 0) return number
  throw new CannotRun(`${option} 要写正整数。`)
}

/** A province in a temporary folder, ten cycles, gone afterwards. */
export async function withContent<T>(entries: number, use: (root: string) => Promise<T>): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'keji-bench-'))
  try {
    await generateContent(root, { entries, cycles: 10 })
    return await use(root)
  } finally {
    await rm(root, { recursive: true, force: true })
  }
}

/** The same of every measurement; other work on the machine shows as load. */
export function circumstances(runs: number): Record<string, string | number> {
  return { node: process.version, runs, load: loadavg()[0]!.toFixed(1) }
}

export function rounded(value: number, digits = 0): number {
  return Number(value.toFixed(digits))
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A command of the project. */
export const command = (name: string) => at(`../${name}.ts`)
/** A program that is there to be measured. */
export const program = (name: string) => at(`./programs/${name}.ts`)
/** A file below the project's folder. */
export const projectFile = (path: string) => at(`../../${path}`)
