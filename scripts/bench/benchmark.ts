import { loadavg } from 'node:os'

/** A result: a table for people, and its data. */
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
  /** The subject of the measurement, in a line. */
  help: string
  run: (options: BenchOptions) => Promise<BenchResult>
}

/** Conditions of a run; other work on the machine shows as load. */
export const conditionsOf = (runs: number) => ({ node: process.version, runs, load: loadavg()[0]! })
