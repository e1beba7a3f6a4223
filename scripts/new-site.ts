import type { District } from '../src/domain/district.ts'
import { pathOf } from '../src/domain/kinds.ts'
import { connectSetup } from '../src/forge/connect-setup.ts'
import { ForgeError } from '../src/forge/fault.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { readListed } from '../src/node/folder.ts'
import { forgeFaults } from '../src/text/forge.ts'
import { newSiteActions, newSiteRemarks, newSiteWords as words } from '../src/text/new-site.ts'
import { visible } from '../src/text/visible.ts'
import { readContentFile } from '../src/yaml/content-file.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { type Action, carryOut, isDue, type Plan, planSetup, type Remark } from './new-site/plan-setup.ts'
import { inOneSentence, siteOf, tokenOf, tokenOptions } from './review/host-of-settings.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

const HELP = `在代码托管平台上设好仓库：标签、合并办法、主分支的保护、各区的只读账号（按 content/site.yaml 和 districts.yaml）。

用法：npm run new-site -- --token-file FILE [--apply]

  --token-file FILE  市级管理员的令牌文件，只许本人能读；也可放进环境变量 REVIEW_TOKEN
  --apply            照列出的做；不写就只列出，什么也不改
  --root DIR         content 所在的目录（默认当前目录）
  --help             显示本说明

可以反复运行，已经设好的不动，也不去掉任何账号的权限。其余的设置见 docs/deploy.md。
退出码：0 都设好了；1 还有没设好的；2 无法运行。
`

/** Shows what the host lacks, and makes it with `--apply`. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'new-site',
    help: HELP,
    options: { ...tokenOptions, apply: { type: 'boolean', default: false }, root: ROOT },
  })
  if (!given) return EXIT.ok
  const { root, apply, ...token } = given.values
  const site = siteOf(root)
  if (!site.forge) throw new CannotRun(`${pathOf('site', {})} 没有写 forge（代码仓库），不知道去哪里设置。`)
  const districts = districtsOf(root)
  try {
    const host = connectSetup(site.forge, await tokenOf(token, root), { fetch })
    if (!(await host.mayAdminister())) throw new CannotRun(words.notAdministrator)
    const main = await host.defaultBranch()
    if (main !== site.forge.branch) throw new CannotRun(words.otherBranch(visible(main), site.forge.branch))
    let plan = await planSetup(host, site, districts)
    if (apply && plan.actions.length > 0) {
      output.write(`${words.did}\n`)
      for (const action of plan.actions) {
        await carryOut(host, action).catch((error: unknown) => {
          if (!(error instanceof ForgeError)) throw error
          throw new CannotRun(words.stopped(forgeFaults[error.fault.kind].problem))
        })
        output.write(`  ${actionInWords(action)}\n`)
      }
      plan = await planSetup(host, site, districts)
    }
    output.write(planInWords(plan))
    return plan.actions.length + plan.remarks.filter(isDue).length === 0 ? EXIT.ok : EXIT.errors
  } catch (error) {
    throw inOneSentence(error)
  }
}

function districtsOf(root: string): readonly District[] {
  const file = pathOf('districts', {})
  const districts = readContentFile(file, readListed(root, file))?.value as District[] | undefined
  if (!districts) throw new CannotRun(`${file} 读不出来或有错误，请先运行 npm run check 改正。`)
  return districts
}

function planInWords({ actions, remarks, done }: Plan): string {
  if (actions.length + remarks.length === 0) return `${words.all}\n`
  return [
    words.done(done),
    ...(actions.length > 0 ? [words.would, ...actions.map((one) => `  ${actionInWords(one)}`)] : []),
    ...(remarks.length > 0 ? [words.look, ...remarks.map((one) => `  ${remarkInWords(one)}`)] : []),
    '',
  ].join('\n')
}

const actionInWords = (action: Action) =>
  visible((newSiteActions[action.kind] as (action: Action) => string)(action))
const remarkInWords = (remark: Remark) =>
  visible((newSiteRemarks[remark.kind] as (remark: Remark) => string)(remark))

await runAsScript(import.meta.url, main)
