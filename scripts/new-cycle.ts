import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathOf } from '../src/domain/kinds.ts'
import type { Ledger } from '../src/domain/ledger.ts'
import type { Path } from '../src/domain/tree.ts'
import { unconfirmed } from '../src/domain/unconfirmed.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { checkFolder } from '../src/node/check-folder.ts'
import { temporaryName } from '../src/node/leftovers.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { visible } from '../src/text/visible.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { type ItemToConfirm, NextCycle } from './next-cycle.ts'
import { nextMeasures } from './next-measures.ts'
import { noticeSkeleton } from './notice-skeleton.ts'
import { EXIT, type Main, type Output, runAsScript, standardOutput } from './run.ts'

const HELP = `新建一个年度：复制最近一年的 cycle.yaml，按新年度推算日期，列出要对照新通知核对的每一项。

用法：npm run new-cycle -- 2024 [选项]

  --set 键=值      直接写入已核对的值（可写多次），如 --set target=90、--set stages.0.by=2024-03-08
  --root DIR       content 所在的目录（默认当前目录）
  --help           显示本说明

在终端里运行时逐项询问：写新的值；与推算的一样，写 =；以后再核对，按回车。
没有核对的在文件里写着“待核对”，npm run check 会逐项指出，全部核对以前不能生成网站。
已有的年度不覆盖；没有做成时，什么也不留下。退出码：0 做成了；2 没有做成。
`

/** Asks one question and returns the answer; undefined at the end of input. */
export type Ask = (question: string) => Promise<string | undefined>

export const main: Main = async (argv, output = standardOutput) => {
  if (!process.stdin.isTTY || output !== standardOutput) return newCycle(argv, output)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  terminal.on('SIGINT', () => terminal.close())
  const lines = terminal[Symbol.asyncIterator]()
  try {
    return await newCycle(argv, output, async (question) => {
      output.write(question)
      return (await lines.next()).value
    })
  } finally {
    terminal.close()
  }
}

/** Makes a new folder below `content/cycles`, whole or not at all. Without `ask`, missing values stay open. */
export async function newCycle(argv: readonly string[], output: Output, ask?: Ask): Promise<number> {
  const given = optionsOrHelp(argv, output, {
    name: 'new-cycle',
    help: HELP,
    takesWords: true,
    options: { set: { type: 'string', multiple: true, default: [] }, root: ROOT },
  })
  if (!given) return EXIT.ok
  const { positionals, values } = given
  const { root } = values
  const [year = ''] = positionals
  if (positionals.length !== 1 || !/^2\d{3}$/.test(year)) {
    throw new CannotRun('请写一个年度，例如：npm run new-cycle -- 2024')
  }
  const folder = `content/cycles/${year}`
  if (existsSync(join(root, folder))) throw new CannotRun(`${folder} 已经有了，不覆盖，什么也没有改动。`)
  const { ledger, last } = await lastCycle(root, year)
  const cycle = new NextCycle(await read(root, 'cycle', last), Number(last), Number(year))
  for (const setting of values.set) set(cycle, setting)
  if (ask) await askEach(cycle, year, ask, output)
  const notice = noticeSkeleton(await read(root, 'notice', last), Number(last), Number(year))
  const files = new Map([
    [pathOf('cycle', { year }), cycle.text()],
    [pathOf('notice', { year }), notice],
  ])
  if (existsSync(join(root, pathOf('measures', { year: last })))) {
    const measures = nextMeasures(await read(root, 'measures', last), Number(last), Number(year))
    files.set(pathOf('measures', { year }), measures)
  }
  await writeFolder(root, folder, files, ledger)
  report(cycle.openItems, { year, last, files }, output)
  return EXIT.ok
}

const read = (root: string, kind: 'cycle' | 'notice' | 'measures', year: string) =>
  readFile(join(root, pathOf(kind, { year })), 'utf8')

/** @throws CannotRun where there is none before `year`, or its own files have errors */
async function lastCycle(root: string, year: string): Promise<{ ledger: Ledger; last: string }> {
  const { ledger, findings } = await checkFolder(root)
  const last = [...ledger.cycles.values()].findLast(({ cycleGiven }) => cycleGiven)?.year
  if (last === undefined) throw new CannotRun('content/cycles 里没有可以复制的年度，什么也没有新建。')
  if (year < last) throw new CannotRun(`最近一年是 ${last} 年，新年度要比它晚，什么也没有新建。`)
  const own = new Set([
    'content',
    'content/cycles',
    pathOf('cycle', { year: last }),
    pathOf('notice', { year: last }),
    pathOf('measures', { year: last }),
  ])
  const faulty = findings.find(({ severity, file }) => severity === 'error' && own.has(file))
  if (faulty || !existsSync(join(root, pathOf('notice', { year: last })))) {
    const file = faulty?.file ?? pathOf('notice', { year: last })
    throw new CannotRun(
      `${visible(file)} 有错误或没有核对完，请先用 npm run check 查看并改正，什么也没有新建。`,
    )
  }
  return { ledger, last }
}

/** @throws CannotRun for what is no field to confirm, or no value for it */
function set(cycle: NextCycle, setting: string): void {
  const [key = '', ...rest] = setting.split('=')
  const path: Path = key.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))
  const known = cycle.openItems.find((item) => item.path.join('.') === path.join('.'))
  if (!known || rest.length === 0) {
    throw new CannotRun(
      `--set ${visible(setting)}：要写“键=值”，键是还没有核对的一项，例如 target=90，什么也没有新建。`,
    )
  }
  const fault = cycle.write(known.path, rest.join('='))
  if (fault) throw new CannotRun(`--set ${visible(setting)}：${fault}什么也没有新建。`)
}

async function askEach(cycle: NextCycle, year: string, ask: Ask, output: Output): Promise<void> {
  output.write(`对照${year}年通知逐项填写：写新的值；与推算的一样，写 =；以后再核对，按回车。\n`)
  for (const item of cycle.openItems) {
    for (;;) {
      const answer = await ask(`${lineOf(item)}\n> `)
      if (answer === undefined) throw new CannotRun('没有问完就停下了，什么也没有新建。')
      const value = answer.trim()
      if (value === '=') cycle.confirm(item.path)
      const fault = value === '' || value === '=' ? undefined : cycle.write(item.path, value)
      if (!fault) break
      output.write(`${fault}\n`)
    }
  }
}

const lineOf = ({ clause, label, before, proposed }: ItemToConfirm): string =>
  `${clause}　${label}：上一年 ${before}${proposed === before ? '' : `，推算 ${proposed}`}`

/** Writes the folder beside `content/`, then moves it. */
async function writeFolder(root: string, folder: string, files: Map<string, string>, { districts }: Ledger) {
  const fresh = join(root, temporaryName())
  try {
    for (const [file, text] of files) await writeWhole(join(fresh, file.slice(folder.length)), text)
    for (const { slug } of districts) await mkdir(join(fresh, 'demands', slug), { recursive: true })
    await mkdir(join(fresh, 'filings'))
    await rename(fresh, join(root, folder))
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    throw error instanceof CannotRun ? error : new CannotRun(`写不进 ${folder}，什么也没有留下。`)
  }
}

interface Written {
  year: string
  last: string
  files: ReadonlyMap<string, string>
}

function report(openItems: readonly ItemToConfirm[], { year, last, files }: Written, output: Output): void {
  const notice = pathOf('notice', { year })
  const passages = unconfirmed({ file: notice, kind: 'notice', text: files.get(notice) ?? '' }).length
  output.write(`已新建 ${year} 年度（照 ${last} 年推算）：\n`)
  for (const file of files.keys()) output.write(`  ${file}\n`)
  if (openItems.length > 0) output.write(`要对照新通知核对的 ${openItems.length} 项：\n`)
  for (const item of openItems) output.write(`  ${lineOf(item)}\n`)
  const measures = pathOf('measures', { year })
  if (files.has(measures)) {
    output.write(`通知逐句落实（${measures}）照上一年抄来：请照新通知逐句改好，或者删去这个文件。\n`)
  }
  output.write(
    `通知正文有 ${passages} 处待填写。核对好一处，就删去文件里的“待核对”注释；还剩哪些，运行 npm run check 查看。\n`,
  )
}

await runAsScript(import.meta.url, main)
