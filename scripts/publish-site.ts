import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LAST_REVIEW } from '../src/domain/last-review.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { replaceable } from '../src/node/replace-folder.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { optionsOrHelp } from './command-options.ts'
import { siteOf } from './review/host-of-settings.ts'
import { LAST_REVIEW_FILE } from './review/last-run.ts'
import { EXIT, guarded, type Main, type Output, runAsScript, standardOutput } from './run.ts'

const HELP = `核对、汇编、做好网站，换上 nginx 发布的目录。供定时任务用，见 docs/deploy.md。

用法：npm run publish-site -- --to 目录

  --to DIR   nginx 发布的目录；它的上一级目录要能写
  --help     显示本说明

环境变量 SITE_URL 是网站的网址，如 https://example.gov.cn（不写的用 content/site.yaml 的 domain），放在子路径的另写 SITE_BASE，同 npm run build。
有一步没有成功，原来的网站不动，只更新“最近一次核对”的记录。退出码：0 已发布；1 有错误，没有发布；2 无法运行。
`

/** Replaces the published site as a whole, or leaves it as it is. */
export const main: Main = async (argv, output = standardOutput) => {
  const options = { to: { type: 'string', default: '' } } as const
  const given = optionsOrHelp(argv, output, { name: 'publish-site', help: HELP, options })
  if (!given) return EXIT.ok
  const { to } = given.values
  if (!to) throw new CannotRun('请用 --to 写明 nginx 发布的目录。')
  const code = await publish(to, output)
  if (code !== EXIT.ok) output.complain(`没有发布，${to} 没有改动。\n`)
  return code
}

async function publish(to: string, output: Output): Promise<number> {
  // Districts see that the review has stopped even where the site cannot be made.
  if (existsSync(join(to, 'index.html'))) await publishLastReview(to)
  const { domain, privatePart } = siteOf('.')
  const address = process.env['SITE_URL'] || (domain && `https://${domain}`)
  if (!address)
    throw new CannotRun('不知道网站的网址：请设置环境变量 SITE_URL，或在 content/site.yaml 里写 domain。')
  replaceable(to)
  Object.assign(process.env, { OUT_DIR: to, SITE_URL: address })
  // Without a key there is only a public summary of sealed entries.
  const canCompileAll = privatePart === 'plain' || process.env['AGE_IDENTITY']
  // Each is loaded where it is used: what is refused is refused at once.
  const steps = [
    async () => guarded((await import('./check.ts')).main, [], output),
    async () => guarded((await import('./compile.ts')).main, canCompileAll ? [] : ['--public'], output),
    async () => guarded((await import('./build.ts')).main, [], output),
  ]
  for (const step of steps) {
    const code = await step()
    if (code !== EXIT.ok) return code
  }
  await publishLastReview(to)
  output.write(`已发布到 ${to}\n`)
  return EXIT.ok
}

async function publishLastReview(to: string): Promise<void> {
  if (existsSync(LAST_REVIEW_FILE)) await writeWhole(join(to, LAST_REVIEW), await readFile(LAST_REVIEW_FILE))
}

await runAsScript(import.meta.url, main)
