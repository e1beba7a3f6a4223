import { CannotRun } from '../src/node/folder.ts'
import { runCases } from './fuzz/run-cases.ts'
import { optionsOrHelp } from './options.ts'
import { EXIT, type Main, progress, runAsScript, standardOutput } from './run.ts'

const HELP = `用随机改坏的需求文件试读取、规则、报告和改写：不崩溃，不停住，每次退回都有代码和位置。

用法：npm run fuzz -- [选项]

  --seed N     种子（默认 2023）；同一个种子每次都是同样的文件
  --count N    个数（默认 100000）
  --help       显示本说明

退出码：0 没有发现问题；1 有问题；2 无法运行。
`

const SHOWN = 20

/** Mutated entries through reader, rules, reporters and writer. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'fuzz',
    help: HELP,
    options: {
      seed: { type: 'string', default: '2023' },
      count: { type: 'string', default: '100000' },
    },
  })
  if (!given) return EXIT.ok
  const { values } = given
  const [seed, count] = [whole('--seed', values.seed), whole('--count', values.count)]
  const show = progress('已试')
  const { cases, refused, codes, faults } = await runCases({
    seed,
    count,
    onProgress: (done) => show(done, count),
  })
  const hangs = faults.filter(({ faults }) => faults.includes('hang')).length
  const crashes = faults.filter(({ faults }) => faults.some((fault) => fault.startsWith('crash'))).length
  output.write(`种子 ${seed}，${cases} 个文件：退回 ${refused}，接受 ${cases - refused}\n`)
  output.write(`崩溃 ${crashes}，停住 ${hangs}，其他问题 ${faults.length - crashes - hangs}\n`)
  const byTimes = Object.entries(codes).sort(([, a], [, b]) => b - a)
  output.write(
    `退回的代码 ${byTimes.length} 种：${byTimes.map(([code, times]) => `${code} ${times}`).join('，')}\n`,
  )
  for (const { at, faults: found } of faults.slice(0, SHOWN))
    output.write(`第 ${at} 个：${found.join('；')}\n`)
  return faults.length > 0 ? EXIT.errors : EXIT.ok
}

function whole(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new CannotRun(`${name} 要写成整数；这里是“${text}”。`)
  return Number(text)
}

await runAsScript(import.meta.url, main)
