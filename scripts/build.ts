import { build } from 'astro'
import { replaceFolder } from '../src/node/replace-folder.ts'
import { optionsOrHelp } from './command-options.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

const HELP = `把 content 目录做成网站，放到 dist/（环境变量 OUT_DIR 可以另指一个目录）。

用法：npm run build

没有做成时，原来的网站不动。退出码：0 做成了；2 没有做成。
`

/** Keeps the old site until the new one is whole; Astro alone would empty its folder first. */
export const main: Main = async (argv, output = standardOutput) => {
  if (!optionsOrHelp(argv, output, { name: 'build', help: HELP, options: {} })) return EXIT.ok
  await replaceFolder(process.env['OUT_DIR'] || 'dist', (outDir) => build({ outDir, logLevel: 'silent' }))
  return EXIT.ok
}

await runAsScript(import.meta.url, main)
