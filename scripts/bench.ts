import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../src/node/folder.ts'
import { build } from './bench/build.ts'
import { catalogue } from './bench/catalogue.ts'
import { check } from './bench/check.ts'
import { compile } from './bench/compile.ts'
import { form } from './bench/form.ts'
import { hostile } from './bench/hostile.ts'
import { lighthouse } from './bench/lighthouse.ts'
import type { Benchmark } from './bench/result.ts'
import { search } from './bench/search.ts'
import { searchIndex } from './bench/search-index.ts'
import { secondBuild } from './bench/second-build.ts'
import { similar } from './bench/similar.ts'
import { since } from './bench/since.ts'
import { tableOf } from './bench/table.ts'
import { EXIT, type Main, type Output, runAsScript, standardOutput } from './run.ts'

/** The measurements of the goals, by name. Each says whether its goals are met. */
const benchmarks: Record<string, Benchmark> = {
  hostile,
  check,
  since,
  compile,
  form,
  similar,
  build,
  'search-index': searchIndex,
  'second-build': secondBuild,
  search,
  catalogue,
  lighthouse,
}

const HELP = `测量各项性能目标。

用法：npm run bench -- [名称 [选项]]

不写名称的，全部依次测量（几个小时）；lighthouse 要先 npm run build。

${Object.entries(benchmarks)
  .map(([name, { help }]) => `  ${name}\n${help}`)
  .join('\n')}

结果的表格打印出来，数据写到 out/bench/名称.json。
退出码：0 达到目标；1 没有达到；2 无法运行。
`

export const main: Main = async (argv, output = standardOutput) => {
  const [name, ...options] = argv
  if (name === '--help') {
    output.write(HELP)
    return EXIT.ok
  }
  const chosen = Object.entries(benchmarks).filter(([each]) => name === undefined || each === name)
  if (chosen.length === 0) throw new CannotRun(`没有“${name}”这一项。\n\n${HELP}`)
  let code: number = EXIT.ok
  for (const [each, benchmark] of chosen) {
    code = Math.max(code, await measured(each, benchmark, options, output))
  }
  return code
}

async function measured(
  name: string,
  benchmark: Benchmark,
  options: readonly string[],
  output: Output,
): Promise<number> {
  const result = await benchmark.run(options, (line) => output.complain(`${line}\n`))
  const file = join('out/bench', `${name}.json`)
  await mkdir('out/bench', { recursive: true })
  await writeFile(file, `${JSON.stringify(result, null, 2)}\n`)
  output.write(`${name}\n${tableOf(result)}\n`)
  for (const missed of result.missed) output.write(`没有达到：${missed}\n`)
  output.write(`${file}\n`)
  return result.missed.length > 0 ? EXIT.errors : EXIT.ok
}

await runAsScript(import.meta.url, main)
