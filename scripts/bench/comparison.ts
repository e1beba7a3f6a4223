import { join } from 'node:path'
import type { Benchmark, BenchResult } from './benchmark.ts'
import { generateContent } from './generate.ts'
import { measure, type Program, rounded, withTemporaryFolder } from './measure.ts'
import type { Usage } from './report-usage.ts'

type Pair<T> = readonly [own: T, peer: T]

export interface Goals {
  /** The largest part of the peer's processor time that ours may take. */
  maxRatio: number
  /** MiB. */
  maxMemory?: number
}

export interface Comparison extends Goals {
  help: string
  /** How many cycles the generated entries are spread over. */
  cycles: number
  /** Ours, and a peer that does the same work, over a generated `content/`. */
  programs: (root: string) => Promise<Pair<Program>> | Pair<Program>
}

export function comparison({ help, cycles, programs, ...goals }: Comparison): Benchmark {
  return {
    help,
    async run({ sizes, runs, log }) {
      const compared: Compared[] = []
      // One folder until the end: ext4 is slow to make files for minutes after many were deleted.
      await withTemporaryFolder(async (folder) => {
        for (const size of sizes) {
          const root = join(folder, String(size))
          await generateContent(root, { entries: size, cycles })
          const [own, peer] = await programs(root)
          const usages = await measure([own, peer], runs, log)
          compared.push({ size, names: [own.name, peer.name], usages: [usages[0]!, usages[1]!] })
        }
      })
      return resultOf(compared, goals)
    },
  }
}

export interface Compared {
  /** Entries. */
  size: number
  names: Pair<string>
  usages: Pair<Usage>
}

/** Goals apply from this size, a province's ten years: below, program start weighs too much. */
const SMALLEST_WITH_GOAL = 10_000
/** Exponent of processor time by entries between the smallest and the largest size. */
const MAX_GROWTH = 1.1

/** The table of comparisons by size, ascending, and the missed goals. */
export function resultOf(compared: readonly Compared[], { maxRatio, maxMemory }: Goals): BenchResult {
  const rows: BenchResult['rows'] = []
  const missed: string[] = []
  for (const { size, names, usages } of compared) {
    const [own, peer] = usages
    const ratio = own.cpu / peer.cpu
    for (const [at, { cpu, wall, memory }] of usages.entries()) {
      const cells = [rounded(cpu / 1000, 2), rounded(wall / 1000, 2), rounded(memory)]
      rows.push([size, names[at]!, ...cells, at === 0 ? rounded(ratio, 2) : ''])
    }
    if (size < SMALLEST_WITH_GOAL) continue
    if (ratio > maxRatio) missed.push(`${size} 份：${ratio.toFixed(2)} 倍，目标 ${maxRatio}`)
    if (maxMemory && own.memory > maxMemory)
      missed.push(`${size} 份：${rounded(own.memory)} MiB，目标 ${maxMemory}`)
  }
  const [small, large] = [compared[0], compared.at(-1)]
  if (small && large && small.size < large.size) {
    const growth = Math.log(large.usages[0].cpu / small.usages[0].cpu) / Math.log(large.size / small.size)
    rows.push([`${small.size}→${large.size}`, '增长', `n^${growth.toFixed(2)}`])
    if (growth > MAX_GROWTH) missed.push(`按 n^${growth.toFixed(2)} 增长，目标 n^${MAX_GROWTH}`)
  }
  return { columns: ['份数', '程序', 'CPU 秒', '秒', 'MiB', '倍数'], rows, missed }
}
