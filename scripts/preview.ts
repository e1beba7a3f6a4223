import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CannotRun } from '../src/node/cannot-run.ts'
import { visible } from '../src/text/visible.ts'
import { optionsOrHelp } from './command-options.ts'
import { requireProjectHere } from './project.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

const HELP = `打开做好的网站（dist/），直到按 Ctrl+C 停下。

用法：npm run preview -- [选项]

  --port PORT   端口（默认 4321；占用时自动换一个）
  --help        显示本说明
`

/** Serves the built site, and prints where the results of `npm start` are. */
export const main: Main = async (argv, output = standardOutput) => {
  const options = { port: { type: 'string', default: '4321' } } as const
  const given = optionsOrHelp(argv, output, { name: 'preview', help: HELP, options })
  if (!given) return EXIT.ok
  requireProjectHere()
  const dist = process.env['OUT_DIR'] || 'dist'
  if (!existsSync(join(dist, 'index.html'))) throw new CannotRun('还没有做好的网站，请先运行 npm run build。')
  const wanted = Number(given.values.port)
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65_535) {
    throw new CannotRun(`--port 要写 1 到 65535 的整数；这里是“${visible(given.values.port)}”。`)
  }
  // Loaded where it is used: a preview that is refused is refused at once.
  const { preview } = await import('astro')
  const { port } = await preview({ server: { port: wanted }, logLevel: 'error' })
  const base = (process.env['SITE_BASE'] || '/').replace(/\/?$/, '/')
  output.write(closing(`http://localhost:${port}${base}`, workbooksIn('out')))
  return EXIT.ok
}

/** The folder of the newest year that `npm run compile` has written. */
export function workbooksIn(out: string): string | undefined {
  const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  const names = isFolder(out) ? readdirSync(out) : []
  const newest = names
    .filter((name) => /^\d{4}$/.test(name) && isFolder(join(out, name)))
    .sort()
    .at(-1)
  return newest && `${join(out, newest)}/`
}

/** Site, workbooks, what to try next. */
export function closing(address: string, workbooks: string | undefined): string {
  return [
    `网站：${address}（按 Ctrl+C 停下）`,
    `汇总表：${workbooks ?? '还没有，运行 npm run compile 生成'}`,
    `接下来可以：在 ${address}apply/ 填一份需求，下载后到 ${address}desk/ 汇集、提交`,
    '或者：改 content/ 里的文件，用 npm run check 核对，用 npm run dev 边改边看',
    '',
  ].join('\n')
}

await runAsScript(import.meta.url, main)
