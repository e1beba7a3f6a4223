import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ForgeError } from '../src/forge/fault.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { GitObjects } from '../src/node/git-objects.ts'
import { labelOf } from '../src/review/label.ts'
import { MAX_REPORT, parseReport } from '../src/review/report.ts'
import { forgeFaults } from '../src/text/forge.ts'
import { postedWords, skippedWords } from '../src/text/review.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { fetchPulls } from './review/fetch.ts'
import {
  hostOf,
  inOneSentence,
  siteOf,
  type TokenOptions,
  tokenOf,
  tokenOptions,
} from './review/host-of-settings.ts'
import { judgePulls } from './review/judge.ts'
import { keepLastReview } from './review/last-run.ts'
import { postReport } from './review/post.ts'
import { emptyFolder, filesIn } from './review/work-folder.ts'
import { EXIT, type Main, type Output, runAsScript, standardOutput } from './run.ts'

const HELP = `核对合并请求，写出评论、标签和状态（见 docs/review.md）。用主分支的程序运行，合并请求里的内容只当数据读。

用法：npm run review -- --all | --pull N [选项]
      npm run review -- fetch | judge | post --work DIR [选项]      分三步，各用各的权限

  --all              全部打开的、合并到主分支的合并请求
  --pull N           只核对这一个（可写多次；空的等于 --all）
  --token-file FILE  令牌文件，只许本人能读；也可放进环境变量 REVIEW_TOKEN
  --account NAME     令牌的账号（平台不肯说时才要写）
  --work DIR         三步之间放数据的目录（一次做完时不用写）
  --root DIR         主分支的 content 所在的目录（默认当前目录）
  --help             显示本说明

平台和仓库按 content/site.yaml 的 forge。退出码：0 都办好了；1 有没办成的；2 无法运行。
`

const STAGES = ['fetch', 'judge', 'post'] as const

interface Options extends TokenOptions {
  root: string
  work: string
  pull: string[]
  all: boolean
}

/** Fetch, judge, post: three processes, of which the middle one has neither token nor network. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'review',
    help: HELP,
    takesWords: true,
    options: {
      all: { type: 'boolean', default: false },
      pull: { type: 'string', multiple: true, default: [] },
      ...tokenOptions,
      work: { type: 'string', default: '' },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { values, positionals } = given
  const stage = STAGES.find((name) => name === positionals[0])
  if (positionals.length > (stage ? 1 : 0))
    throw new CannotRun(`不认识的步骤“${positionals[0]}”，可选：${STAGES.join('、')}。`)
  if (stage !== 'judge' && stage !== 'post' && !values.all && values.pull.length === 0)
    throw new CannotRun('请写明 --all（全部）或 --pull 和合并请求的编号。')
  if (!stage) {
    const code = await whole(values, output)
    if (values.all) await keepLastReview(values.root, new Date(), code)
    return code
  }
  if (!values.work) throw new CannotRun('分步运行要写明 --work 目录。')
  return stages[stage](values, output).catch((error: unknown) => {
    throw inOneSentence(error)
  })
}

const stages: Record<(typeof STAGES)[number], (options: Options, output: Output) => Promise<number>> = {
  async fetch({ root, work, pull, ...options }, output) {
    const token = await tokenOf(options, root)
    const numbers = numbersOf(pull)
    const files = filesIn(work)
    await emptyFolder(work)
    const fetched = await fetchPulls({
      host: hostOf(root, token, options),
      objects: await GitObjects.create(files.objects),
      now: () => new Date(),
      authorization: `Basic ${btoa(`x-access-token:${token}`)}`,
      ...(numbers && { numbers }),
    })
    await writeFile(files.fetched, JSON.stringify(fetched))
    for (const { number, reason } of fetched.skipped) output.write(`#${number}　${skippedWords[reason]}\n`)
    return fetched.skipped.some(({ reason }) => reason === 'unanswered') ? EXIT.errors : EXIT.ok
  },

  async judge({ work }) {
    await judgePulls({ work, now: () => new Date() })
    return EXIT.ok
  },

  async post({ root, work, ...options }, output) {
    const host = hostOf(root, await tokenOf(options, root), options)
    const { domain } = siteOf(root)
    let code: number = EXIT.ok
    for (const name of (await readdir(filesIn(work).reports)).sort()) {
      const file = join(filesIn(work).reports, name)
      const { size } = await stat(file)
      const report = size <= MAX_REPORT ? parseReport(await readFile(file, 'utf8')) : undefined
      if (!report || name !== `${report.number}.json`) {
        output.complain('有一份核对结果的大小或格式不对，没有采用。\n')
        code = EXIT.errors
        continue
      }
      const outcome = await postReport(host, report, domain && `https://${domain}/`).catch(
        (error: unknown) => {
          if (!(error instanceof ForgeError)) throw error
          code = EXIT.errors
          return error
        },
      )
      const said =
        outcome instanceof ForgeError ? forgeFaults[outcome.fault.kind].problem : postedWords[outcome]
      output.write(`#${report.number}　${labelOf(report.reasons)}　${said}\n`)
    }
    return code
  },
}

/** The three stages as processes: the token is in the first and the last alone. */
async function whole(options: Options, output: Output): Promise<number> {
  const work = await mkdtemp(join(tmpdir(), 'keji-review-'))
  try {
    const words = { root: options.root, account: options.account, 'token-file': options['token-file'] }
    const pulls = options.all ? ['--all'] : options.pull.flatMap((number) => ['--pull', number])
    const given = Object.entries(words).flatMap(([name, value]) => (value ? [`--${name}`, value] : []))
    const start = (stage: string, more: readonly string[], env: NodeJS.ProcessEnv) =>
      startStage([stage, '--work', join(work, 'pulls'), ...more], env, output)
    const fetched = await start('fetch', [...given, ...pulls], process.env)
    if (fetched === EXIT.cannotRun) return fetched
    const judged = await start('judge', [], onlyPath())
    if (judged !== EXIT.ok) return EXIT.cannotRun
    return Math.max(fetched, await start('post', given, process.env))
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

/** Where git is, and nothing else. */
const onlyPath = () => ({ PATH: process.env['PATH'] ?? '' })

function startStage(argv: readonly string[], env: NodeJS.ProcessEnv, output: Output): Promise<number> {
  const script = join(import.meta.dirname, 'review.ts')
  return new Promise((done) => {
    execFile(process.execPath, [script, ...argv], { env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) => {
      output.write(out)
      output.complain(err)
      done(error ? (typeof error.code === 'number' ? error.code : EXIT.cannotRun) : EXIT.ok)
    })
  })
}

/** Undefined for all. */
function numbersOf(pulls: readonly string[]): number[] | undefined {
  const given = pulls.filter(Boolean)
  const wrong = given.find((number) => !/^[1-9]\d{0,8}$/.test(number))
  if (wrong !== undefined) throw new CannotRun('--pull 后面要写合并请求的编号，例如 --pull 12。')
  return given.length > 0 ? given.map(Number) : undefined
}

await runAsScript(import.meta.url, main)
