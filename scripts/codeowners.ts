import { join } from 'node:path'
import { CODE_OWNERS, codeOwners } from '../src/domain/codeowners.ts'
import { pathOf } from '../src/domain/kinds.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { readListed } from '../src/node/folder.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { readContentFile } from '../src/yaml/content-file.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

const HELP = `按 content/site.yaml 里的 owners 生成 ${CODE_OWNERS}：哪些改动要谁审核。

用法：npm run codeowners -- [选项]

  --root DIR  content 所在的目录（默认当前目录）
  --help      显示本说明
`

/** Writes CODEOWNERS for the teams of the settings. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, { name: 'codeowners', help: HELP, options: { root: ROOT } })
  if (!given) return EXIT.ok
  const { root } = given.values
  const file = pathOf('site', {})
  const site = readContentFile(file, readListed(root, file))
  if (site?.kind !== 'site' || !site.value) {
    throw new CannotRun('content/site.yaml 读不到或有错误，请先运行 npm run check。')
  }
  const { owners } = site.value
  if (!owners) throw new CannotRun('请先在 content/site.yaml 里写 owners：bureau 是市级审核团队。')
  await writeWhole(join(root, CODE_OWNERS), codeOwners(owners))
  output.write(`已生成 ${CODE_OWNERS}：${owners.bureau}\n`)
  return EXIT.ok
}

await runAsScript(import.meta.url, main)
