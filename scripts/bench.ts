import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../src/node/cannot-run.ts'
import { type Benchmark, conditionsOf } from './bench/benchmark.ts'
import { build } from './bench/build.ts'
import { check } from './bench/check.ts'
import { compile } from './bench/compile.ts'
import { generate } from './bench/generate.ts'
import { lighthouse } from './bench/lighthouse.ts'
import { search } from './bench/search.ts'
import { tableOf } from './bench/text-table.ts'
import { optionsOrHelp } from './command-options.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

const benchmarks: Readonly<Record<string, Benchmark>> = {
  generate,
  check,
  compile,
  build,
  search,
  lighthouse,
}

const HELP = `测量性能目标（见 docs/performance.md）。

用法：npm run bench -- 名称 [选项]

${Object.entries(benchmarks)
  .map(([name, { help }]) => `  ${name.padEnd(12)}${help}`)
  .join('\n')}

  --entries N    需求的份数（默认 3000）
  --growth       测 1000 和 10000 份，并算出随份数的增长
  --runs N       每项测几次（默认 3），取中位数
  --help         显示本说明

结果的表格打印出来，数据写到 out/bench/名称.json。
退出码：0 达到目标；1 没有达到；2 无法运行。
`

/** The measurements of the performance goals. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'bench',
    help: HELP,
    takesWords: true,
    options: {
      entries: { type: 'string', default: '3000' },
      growth: { type: 'boolean', default: false },
      runs: { type: 'string', default: '3' },
    },
  })
  if (!given) return EXIT.ok
  const { values, positionals } = given
  const [name = '', ...others] = positionals
  const benchmark = Object.hasOwn(benchmarks, name) ? benchmarks[name] : undefined
  if (!benchmark || others.length > 0) throw new CannotRun(`要写一项的名称。\n\n${HELP}`)
  const runs = countOf('--runs', values.runs)
  const sizes = values.growth ? [1_000, 10_000] : [countOf('--entries', values.entries)]
  const result = await benchmark.run({ sizes, runs, log: (line) => output.complain(`${line}\n`) })
  const file = join('out/bench', `${name}.json`)
  await mkdir('out/bench', { recursive: true })
  await writeFile(file, `${JSON.stringify({ ...conditionsOf(runs), ...result }, null, 2)}\n`)
  output.write(`${tableOf(result)}\n`)
  for (const missed of result.missed) output.write(`没有达到：${missed}\n`)
  output.write(`${file}\n`)
  return result.missed.length > 0 ? EXIT.errors : EXIT.ok
}

/** @throws CannotRun for anything but a whole number from 1 */
function countOf(option: string, written: string): number {
  if (/^[1-9]\d{0,8}$/.test(written)) return Number(written)
  throw new CannotRun(`${option} 要写正整数。`)
}

await runAsScript(import.meta.url, main)
