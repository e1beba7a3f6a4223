import { loadavg } from 'node:os'

/** A table for people, written as data beside it. */
export interface BenchResult {
  columns: string[]
  rows: (string | number)[][]
  /** The goals that were missed, each in a sentence. */
  missed: string[]
}

export interface BenchOptions {
  /** Entries, ascending. */
  sizes: readonly number[]
  runs: number
  /** Progress, one line at a time. */
  log: (line: string) => void
}

export interface Benchmark {
  /** What it measures, in a line. */
  help: string
  run: (options: BenchOptions) => Promise<BenchResult>
}

/** With what was measured; other work on the machine shows as load. */
export const circumstances = (runs: number) => ({ node: process.version, runs, load: loadavg()[0]! })
