import { CannotRun } from '../src/node/cannot-run.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { hostOf, inOneSentence, tokenOf, tokenOptions } from './review/host-of-settings.ts'
import { ownComments, stateIn } from './review/own-comments.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

const HELP = `取回一个合并请求的收到时间：每份内容的摘要和第一次收到的时间，记在 npm run review 写的评论里。

用法：npm run receipt -- --pull N [选项]

  --pull N           合并请求的编号，关闭或合并了的也可以
  --out FILE         写到这个文件（默认 out/received-N.json）
  --token-file FILE  令牌文件，只许本人能读；也可放进环境变量 REVIEW_TOKEN
  --account NAME     写评论的账号（和令牌的账号不同时要写）
  --root DIR         content 所在的目录（默认当前目录）
  --help             显示本说明

市级用密钥核对时用它：npm run check -- --since REF --received FILE --identity 密钥文件
`

/** Collects what the trusted comment keeps, for the bureau's check with the key. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'receipt',
    help: HELP,
    options: {
      pull: { type: 'string', default: '' },
      out: { type: 'string' },
      ...tokenOptions,
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { pull: number, root, out = `out/received-${number}.json`, ...options } = given.values
  if (!/^[1-9]\d{0,8}$/.test(number)) throw new CannotRun('请用 --pull 写明合并请求的编号，例如 --pull 12。')
  const token = await tokenOf(options, root)
  const state = await (async () => {
    const host = hostOf(root, token, options)
    const pull = await host.pull(Number(number))
    return pull && stateIn(await ownComments(host, pull))
  })().catch((error: unknown) => {
    throw inOneSentence(error)
  })
  if (!state) {
    throw new CannotRun(
      `合并请求 ${number} 没有这个账号写的核对评论，收到的时间不明。核对用的是别的账号的，用 --account 写明它。`,
    )
  }
  await writeWhole(out, JSON.stringify(state.receipts, undefined, 1))
  output.write(`收到 ${state.receipts.runs.length} 次，写到 ${out}。\n`)
  return EXIT.ok
}

await runAsScript(import.meta.url, main)
