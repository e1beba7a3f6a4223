import { readFile } from 'node:fs/promises'
import { type Change, concerning } from '../src/domain/change.ts'
import { finding } from '../src/domain/finding.ts'
import type { Ledger } from '../src/domain/ledger.ts'
import { isMoment } from '../src/domain/moment.ts'
import { type KeptReceipts, readKeptReceipts } from '../src/domain/receipt.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { type Checked, type CheckOptions, checkFolder } from '../src/node/check-folder.ts'
import { ownersPlaceholder, staleCodeOwners } from '../src/node/code-owners.ts'
import { staleEditorSchemas } from '../src/node/editor-schemas.ts'
import { keyFrom } from '../src/node/key-files.ts'
import { readChange } from '../src/node/read-change.ts'
import { append } from '../src/node/write-file.ts'
import { githubReport } from '../src/report/github-annotations.ts'
import { jsonReport } from '../src/report/json.ts'
import { countOf, locateFindings, type Report } from '../src/report/locate-findings.ts'
import { markdownReport } from '../src/report/markdown.ts'
import { publicTables } from '../src/report/public-table.ts'
import { terminalReport } from '../src/report/terminal.ts'
import type { Key } from '../src/sealed/key.ts'
import { dueListText } from '../src/text/due-list.ts'
import { localityOf } from '../src/text/locality.ts'
import { visible } from '../src/text/visible.ts'
import { fix } from './check-fix.ts'
import { requireFittingKey } from './closing-lines.ts'
import { isSelected, optionsOrHelp, pathsBelow, ROOT, requireEach } from './command-options.ts'
import { reportDue } from './report-due.ts'
import { EXIT, type Main, progress, runAsScript, standardOutput } from './run.ts'
import { momentOf, TODAY } from './today.ts'

const FORMATS = ['terminal', 'github', 'markdown', 'json'] as const

const HELP = `核对 content 目录里的全部文件。

用法：npm run check -- [路径…] [选项]

  路径              只列出这些文件或目录的问题（仍会读取全部文件）
  --since REF       只列出从 REF 以来的改动和受它影响的问题
  --now TIME        现在的时间，如 2023-03-10T17:00:00+08:00，写 ${TODAY} 就是现在（样例按其中最晚的日期）：列出到期
                    未办的；与 --since 一起用时是收到的时间，核对报送截止时间
  --became-due      与 --now 一起用：只列出当天新到期的（每天定时运行）；--summary 只写各类的件数。非公开部分
                    加密的，明细不显示，加密给市级写进 out/到期-日期.md.age
  --received FILE   收件记录：历次核对时各文件的摘要和收到的时间（由 npm run receipt 生成）；
                    不写时按 --now
  --actor NAME      提交人的账号，与 --since 一起用：核对他能不能改这些文件；不给出就当作外人
  --fix             把写法统一成规范的样子（不改变内容），照片只留画面，并列出改了什么
  --format FORMAT   输出方式：${FORMATS.join('、')}（默认 terminal）
  --summary FILE    另外把 markdown 报告追加到这个文件（可写多次）
  --identity FILE   密钥文件（可写多次）：打开加密的部分一并核对；也可放进环境变量 AGE_IDENTITY
  --root DIR        content 所在的目录（默认当前目录）
  --help            显示本说明

退出码：0 没有错误；1 有错误；2 无法运行。
`

/** Runs the rules over everything in `content/`, or over a change. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'check',
    help: HELP,
    takesWords: true,
    options: {
      since: { type: 'string' },
      now: { type: 'string' },
      received: { type: 'string' },
      actor: { type: 'string' },
      format: { type: 'string', default: 'terminal' },
      fix: { type: 'boolean', default: false },
      'became-due': { type: 'boolean', default: false },
      identity: { type: 'string', multiple: true, default: [] },
      summary: { type: 'string', multiple: true, default: [] },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { values, positionals } = given
  const format = FORMATS.find((name) => name === values.format)
  if (!format) throw new CannotRun(`不认识的输出方式“${values.format}”，可选：${FORMATS.join('、')}。`)
  const key = await keyFrom(values.identity, process.env)
  const change = await changeOf(values, key)
  const chosen = pathsBelow(values.root, positionals)
  const now = values.now === TODAY ? todaysMoment : values.now || undefined
  const options = { onProgress: progress('正在核对'), key, change, now }
  let checked = await checkAll(values.root, options)
  requireFittingKey(checked)
  if (values.fix && (await fix(values.root, checked, mayFix(chosen, change), output)) > 0) {
    checked = await checkAll(values.root, options)
  }
  const { files, ledger } = checked
  const { ofSamples } = values.now === TODAY ? momentOf(ledger, TODAY) : {}
  if (ofSamples) output.complain(`${dueListText.asOf(ofSamples)}\n`)
  if (values['became-due']) return reportDue(checked, values, output)
  const { site, districts } = ledger
  const concerned = change ? concerning(change, checked.findings) : checked.findings
  requireEach(values.root, chosen, [...files.keys(), ...concerned.map(({ file }) => file)])
  const reported = concerned.filter(({ file }) => isSelected(file, chosen))
  const report: Report = {
    findings: locateFindings(reported, files, localityOf(site, districts)),
    files: files.size,
  }
  const markdown = () =>
    markdownReport(report, {
      ...siteUrl(checked),
      tables: publicTables(change?.files ?? [], files, report.findings),
    })
  for (const path of values.summary) await append(path, markdown())
  output.write(
    {
      terminal: () => terminalReport(report, { colour: process.stdout.isTTY && !process.env['NO_COLOR'] }),
      github: () => githubReport(report),
      markdown,
      json: () => jsonReport(report),
    }[format](),
  )
  return countOf(report, 'error') > 0 ? EXIT.errors : EXIT.ok
}

const todaysMoment = (ledger: Ledger) => new Date(momentOf(ledger, TODAY).at).toISOString()

/** The content, and the generated files beside it. */
async function checkAll(root: string, options: CheckOptions): Promise<Checked> {
  const checked = await checkFolder(root, options)
  const { site } = checked.ledger
  const stale = [...staleCodeOwners(root, site), ...staleEditorSchemas(root)]
  const drift = stale.map(({ file }) => finding('schema-drift', { file }, {}))
  const findings = [...ownersPlaceholder(root, options.change), ...drift, ...checked.findings]
  return { ...checked, findings }
}

interface ChangeOptions {
  root: string
  since?: string
  /** Empty if a workflow could not determine it: as if not given. */
  now?: string
  actor?: string
  received?: string
}

async function changeOf(
  { root, since, now, actor, received }: ChangeOptions,
  key: Key | undefined,
): Promise<Change | undefined> {
  if (now && !isMoment(now) && (now !== TODAY || since !== undefined)) {
    throw new CannotRun(`--now 要写带时区的时间，例如 2023-03-10T17:00:00+08:00；这里是“${visible(now)}”。`)
  }
  if (since === undefined) {
    if (!actor) return undefined
    throw new CannotRun('--actor 要与 --since 一起使用：不知道哪些是新提交的，无法判断。')
  }
  return readChange(root, { since, now, actor, key, kept: await readReceived(received) })
}

/** @throws CannotRun where the file is missing too: without it an honest entry may be called late */
async function readReceived(path: string | undefined): Promise<KeptReceipts | undefined> {
  if (!path) return undefined
  const kept = readKeptReceipts(await readFile(path, 'utf8').catch(() => ''))
  if (!kept) throw new CannotRun(`${visible(path)} 不是收件记录，请用 npm run receipt 重新生成。`)
  return kept
}

/** Files that `--fix` may write: the selected ones, or those of the change. */
function mayFix(chosen: readonly string[], change: Change | undefined): (file: string) => boolean {
  const touched = change && new Set(change.files.map(({ file }) => file))
  return (file) => isSelected(file, chosen) && (!touched || touched.has(file))
}

/** Address of the published site, for links in reports: its own domain, or the workflow's setting. */
function siteUrl({ ledger }: Checked): { siteUrl?: string } {
  const { domain } = ledger.site ?? {}
  if (domain) return { siteUrl: `https://${domain}/` }
  const address = process.env['SITE_URL']
  if (!address || !URL.canParse(address)) return {}
  const { href } = new URL(process.env['SITE_BASE'] || '/', address)
  return { siteUrl: href.endsWith('/') ? href : `${href}/` }
}

await runAsScript(import.meta.url, main)
