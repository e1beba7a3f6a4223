/** What a benchmark found: a table for people, written as data beside it. */
export interface BenchResult {
  /** With what it was measured: versions, number of runs. */
  measuredWith: Record<string, string | number>
  columns: string[]
  rows: (string | number)[][]
  /** The goals that were not met, each in a sentence. */
  missed: string[]
}

export interface Benchmark {
  /** Lines for `--help`. */
  help: string
  /** `say`: progress, one line at a time. */
  run: (argv: readonly string[], say: (line: string) => void) => Promise<BenchResult>
}
