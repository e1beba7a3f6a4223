import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { measure, type Taken } from './measure.ts'
import type { Benchmark, BenchResult } from './result.ts'
import { circumstances, PROVINCE, program, rounded, SCALE_HELP, scaleOf } from './scale.ts'

const MOST_TIME = 1.4
const MOST_MEMORY = 1.5

/** The city's workbook of one cycle, reading excluded, against exceljs' streaming writer with the same cells. */
export const compile: Benchmark = {
  help: `      生成全市汇总表（不含读取）；与 exceljs 的流式写入同样的单元格相比
${SCALE_HELP}`,
  async run(argv, say) {
    const { sizes, runs } = scaleOf(argv)
    const rows: BenchResult['rows'] = []
    const missed: string[] = []
    for (const size of sizes) {
      const [own, peer] = await compare(size, runs, say)
      const [time, memory] = [own.time / peer.time, own.memory / peer.memory]
      for (const [name, taken] of [['compile', own] as const, ['exceljs', peer] as const]) {
        rows.push([size, name, rounded(taken.time), rounded(taken.cpu), rounded(taken.memory)])
      }
      rows.push([size, '比', rounded(time, 2), '', rounded(memory, 2)])
      if (size !== PROVINCE) continue
      if (time > MOST_TIME) missed.push(`用时是 exceljs 流式写入的 ${time.toFixed(2)} 倍，目标 ${MOST_TIME}`)
      if (memory > MOST_MEMORY) missed.push(`内存是 ${memory.toFixed(2)} 倍，目标 ${MOST_MEMORY}`)
    }
    const columns = ['行数', '程序', 'ms', 'CPU ms（含准备）', 'MiB']
    return { measuredWith: circumstances(runs), columns, rows, missed }
  },
}

async function compare(size: number, runs: number, say: (line: string) => void) {
  const folder = await mkdtemp(join(tmpdir(), 'keji-bench-'))
  const cells = join(folder, 'cells.json')
  try {
    await promisify(execFile)(process.execPath, [program('dump-cells'), String(size), cells])
    const own = { name: 'compile', argv: [program('compile-city'), String(size)] }
    const peer = { name: 'exceljs', argv: [program('stream-cells'), cells] }
    return (await measure([own, peer], runs, say)) as [Taken, Taken]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
