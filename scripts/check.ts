import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pathOf } from '../src/domain/kinds.ts'
import { CannotRun } from '../src/node/folder.ts'
import { checkFolder } from '../src/node/ledger.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { githubReport } from '../src/report/github.ts'
import { countOf, placeFindings, type Report } from '../src/report/placed.ts'
import { terminalReport } from '../src/report/terminal.ts'
import { demandJsonSchema } from '../src/text/json-schema.ts'
import { EXIT, type Main, progress, runAsScript, standardOutput } from './run.ts'

const FORMATS = ['terminal', 'github'] as const

const HELP = `核对 content 目录里的全部文件。

用法：npm run check -- [路径…] [选项]

  路径              只列出这些文件或目录的问题（仍会读取全部文件）
  --format FORMAT   输出方式：${FORMATS.join('、')}（默认 terminal）
  --fix             重新生成由程序生成的文件
  --root DIR        content 所在的目录（默认当前目录）
  --help            显示本说明

退出码：0 没有错误；1 有错误；2 无法运行。
`

/** The rules over everything in `content/`. */
export const main: Main = async (argv, output = standardOutput) => {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'terminal' },
      fix: { type: 'boolean', default: false },
      root: { type: 'string', default: process.cwd() },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    output.write(HELP)
    return EXIT.ok
  }
  const format = FORMATS.find((name) => name === values.format)
  if (!format) throw new CannotRun(`不认识的输出方式“${values.format}”，可选：${FORMATS.join('、')}。`)
  if (values.fix) await writeWhole(join(values.root, pathOf('demandJsonSchema', {})), demandJsonSchema())
  const { findings, files } = await checkFolder(values.root, { onProgress: progress('正在核对') })
  const chosen = positionals.map((path) => path.replace(/\/+$/, ''))
  for (const path of chosen) {
    if ([...files.keys(), ...findings.map(({ file }) => file)].some((file) => isWithin(file, path))) continue
    throw new CannotRun(`没有找到 ${path}。路径从项目目录写起，例如 content/cycles/2023。`)
  }
  const told =
    chosen.length === 0
      ? findings
      : findings.filter(({ file }) => chosen.some((path) => isWithin(file, path)))
  const report: Report = { findings: placeFindings(told, files), files: files.size }
  output.write(
    format === 'github'
      ? githubReport(report)
      : terminalReport(report, { colour: process.stdout.isTTY && !process.env['NO_COLOR'] }),
  )
  return countOf(report, 'error') > 0 ? EXIT.errors : EXIT.ok
}

function isWithin(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`)
}

await runAsScript(import.meta.url, main)
