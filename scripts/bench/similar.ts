import { growth, measure } from './measure.ts'
import type { Benchmark, BenchResult } from './result.ts'
import { circumstances, PROVINCE, program, rounded, SCALE_HELP, scaleOf } from './scale.ts'

const MOST_GROWTH = 1.1

/** The rule that compares texts with each other, alone. */
export const similar: Benchmark = {
  help: `      只测“内容相近”这一项
${SCALE_HELP}`,
  async run(argv, say) {
    const { sizes, runs } = scaleOf(argv)
    const programs = sizes.map((size) => ({
      name: `similar ${size}`,
      argv: [program('similar-texts'), String(size)],
    }))
    const taken = await measure(programs, runs, say)
    const rows: BenchResult['rows'] = sizes.map((size, at) => [size, rounded(taken[at]!.time, 1)])
    const missed: string[] = []
    const [small, large] = [1000, PROVINCE].map((size) => ({ size, time: taken[sizes.indexOf(size)]?.time }))
    if (small?.time && large?.time) {
      const exponent = growth({ size: 1000, time: small.time }, { size: PROVINCE, time: large.time })
      rows.push(['1000→10000', `n^${exponent.toFixed(2)}`])
      if (exponent > MOST_GROWTH) missed.push(`用时按 n^${exponent.toFixed(2)} 增长，目标 ${MOST_GROWTH}`)
    }
    return { measuredWith: circumstances(runs), columns: ['份数', 'ms'], rows, missed }
  },
}
