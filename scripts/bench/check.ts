import { growth, measure, type Program, type Taken } from './measure.ts'
import type { Benchmark, BenchResult } from './result.ts'
import {
  circumstances,
  command,
  PROVINCE,
  program,
  projectFile,
  rounded,
  SCALE_HELP,
  scaleOf,
  withContent,
} from './scale.ts'

const GOAL_YAML = 1
const GOAL_AJV = 2.5
const MOST_GROWTH = 1.1

/** The whole check against what the YAML library takes to parse the same bytes, and against ajv-cli. */
export const check: Benchmark = {
  help: `      核对全部文件；与只用 yaml 库解析同样的文件、与 ajv-cli 相比
${SCALE_HELP}`,
  async run(argv, say) {
    const { sizes, runs } = scaleOf(argv)
    const rows: BenchResult['rows'] = []
    const missed: string[] = []
    const times = new Map<number, number>()
    for (const size of sizes) {
      const taken = await withContent(size, (root) => measure(programs(root), runs, say))
      const [own, yaml, ajv] = taken as [Taken, Taken, Taken]
      times.set(size, own.time)
      for (const [at, { name }] of programs('').entries()) {
        const { time, cpu, memory } = taken[at]!
        rows.push([size, name, rounded(time), rounded(cpu), rounded(memory), rounded(own.time / time, 2)])
      }
      if (size !== PROVINCE) continue
      const [ofYaml, ofAjv] = [own.time / yaml.time, own.time / ajv.time]
      if (ofYaml > GOAL_YAML) missed.push(`用时是 yaml 的 ${ofYaml.toFixed(2)} 倍，目标 ${GOAL_YAML}`)
      if (ofAjv > GOAL_AJV) missed.push(`用时是 ajv-cli 的 ${ofAjv.toFixed(2)} 倍，目标 ${GOAL_AJV}`)
    }
    const [small, large] = [times.get(1000), times.get(PROVINCE)]
    if (small && large) {
      const exponent = growth({ size: 1000, time: small }, { size: PROVINCE, time: large })
      rows.push(['1000→10000', 'check', `n^${exponent.toFixed(2)}`])
      if (exponent > MOST_GROWTH) missed.push(`用时按 n^${exponent.toFixed(2)} 增长，目标 ${MOST_GROWTH}`)
    }
    return {
      measuredWith: circumstances(runs),
      columns: ['份数', '程序', 'ms', 'CPU ms', 'MiB', 'check/程序'],
      rows,
      missed,
    }
  },
}

function programs(root: string): Program[] {
  return [
    { name: 'check', argv: [command('check'), '--root', root, '--format', 'json'] },
    { name: 'yaml', argv: [program('parse-yaml'), root] },
    {
      name: 'ajv-cli',
      argv: [
        projectFile('node_modules/ajv-cli/dist/index.js'),
        'validate',
        '--spec=draft2020',
        '-s',
        projectFile('content/demand.schema.json'),
        '-d',
        `${root}/content/cycles/*/demands/*/*.yaml`,
      ],
      // Unlike `check` it reads unquoted figures as numbers, and finds them no texts.
      mayExit: [1],
    },
  ]
}
