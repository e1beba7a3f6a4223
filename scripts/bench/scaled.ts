import { growth, type Taken } from './measure.ts'
import type { BenchResult } from './result.ts'
import { circumstances, rounded } from './scale.ts'

/** What was measured at one size: our own program first, then those that it is compared with. */
export interface Compared {
  size: number
  programs: { name: string; taken: Taken | undefined }[]
}

export interface Goal {
  /** Beside which program ours is set, and what part of its time it may take. */
  peer: string
  most: number
}

/** The goals are of this size. */
export const PROVINCE = 10_000

/** The table of measurements at several sizes, with the growth between 1,000 and 10,000. */
export function scaledResult(all: readonly Compared[], runs: number, goal: Goal): BenchResult {
  const rows: BenchResult['rows'] = []
  const missed: string[] = []
  for (const { size, programs } of all) {
    const own = programs[0]!.taken!
    for (const { name, taken } of programs) {
      if (!taken) {
        rows.push([size, name, '没有安装'])
        continue
      }
      const ratio = own.time / taken.time
      const cpu = Number.isNaN(taken.cpu) ? '' : rounded(taken.cpu)
      rows.push([size, name, rounded(taken.time), cpu, rounded(taken.memory), rounded(ratio, 2)])
      if (size === PROVINCE && name === goal.peer && ratio > goal.most)
        missed.push(`${programs[0]!.name} 用时是 ${name} 的 ${ratio.toFixed(2)} 倍，目标 ${goal.most}`)
    }
  }
  const timeAt = (at: number) => all.find(({ size }) => size === at)?.programs[0]?.taken?.time
  const [small, large] = [timeAt(1000), timeAt(PROVINCE)]
  if (small && large) {
    const exponent = growth({ size: 1000, time: small }, { size: PROVINCE, time: large })
    rows.push([`1000→${PROVINCE}`, all[0]!.programs[0]!.name, `n^${exponent.toFixed(2)}`])
  }
  const columns = ['份数', '程序', 'ms', 'CPU ms', 'MiB', '倍数']
  return { measuredWith: circumstances(runs), columns, rows, missed }
}
