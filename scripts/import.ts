import { basename, join } from 'node:path'
import type { ImportedTree } from '../src/documents/import/import-result.ts'
import { canonicalTree } from '../src/domain/canonical-tree.ts'
import { comparableName } from '../src/domain/compared-names.ts'
import { demandSchema } from '../src/domain/demand.ts'
import { formTree } from '../src/domain/form-tree.ts'
import { pathOf } from '../src/domain/kinds.ts'
import { checkTree } from '../src/domain/rules/check-tree.ts'
import { type Tree, valueAt } from '../src/domain/tree.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { entryComments } from '../src/text/entry-comments.ts'
import { importWords, refusalText } from '../src/text/import.ts'
import { writeYaml } from '../src/yaml/write.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { checkCode, codeFault, codesIn, textOf } from './import-codes.ts'
import { importExpertsFile } from './import-expert-table.ts'
import { filesNamed } from './import-files.ts'
import { readInWorker } from './import-in-worker.ts'
import { importReport } from './import-report.ts'
import { type Job, targetFile, targetOf } from './import-target.ts'
import { EXIT, type Main, type Output, runAsScript, standardOutput } from './run.ts'

const HELP = `把填好的附件1（.docx）或附件2（.xlsx）读成需求文件。

用法：npm run import -- 文件… --district SLUG [选项]
      npm run import -- --experts 推荐专家汇总表.xlsx [--cycle YEAR] [--identity FILE]

  --district SLUG       所属区，districts.yaml 里的 slug
  --code CODE           统一社会信用代码（只导入一家时）
  --codes FILE          代码表（.csv），每行：文件名或企业名称,统一社会信用代码
  --submitted-on DATE   填报日期，如 2023-03-02（纸面上有的以纸面为准）
  --experts FILE        改为导入填好的推荐专家汇总表（.xlsx），市级用
  --identity FILE       密钥文件（可写多次）：加密时用来看出哪些专家已经有了；也可放进环境变量 AGE_IDENTITY
  --cycle YEAR          年度（默认最近一年）
  --out DIR             输出目录（默认 content 所在的目录）
  --root DIR            content 所在的目录（默认当前目录）
  --help                显示本说明

有代码的写到 content/cycles/<年度>/demands/<区>/<代码>.yaml，已有的文件不覆盖；没有代码的写到
out/import/待补-<n>.yaml。看不准的一律留空，并说明是哪一格、为什么。
逐处的原文写在 out/import/导入说明.txt，只给经办人看。
退出码：0 全部读出，没有要人看的；1 有要人看的或读不了的；2 无法运行。
`

/** Imports old papers as entries, with a report of what was read and what a person must fill. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'import',
    help: HELP,
    takesWords: true,
    options: {
      district: { type: 'string' },
      code: { type: 'string' },
      codes: { type: 'string' },
      'submitted-on': { type: 'string' },
      experts: { type: 'string' },
      identity: { type: 'string', multiple: true, default: [] },
      cycle: { type: 'string' },
      out: { type: 'string' },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { values, positionals } = given
  if (values.experts !== undefined) {
    const { experts: file, root, cycle, identity } = values
    if (positionals.length > 0) throw new CannotRun('--experts 一次导入一个文件，后面不写别的文件。')
    return importExpertsFile({ file, root, year: cycle, identity }, output)
  }
  if (positionals.length === 0) throw new CannotRun('没有写要导入的文件。用法见 npm run import -- --help。')
  const files = filesNamed(positionals)
  if (values.code !== undefined && files.length > 1) {
    throw new CannotRun('--code 只用于一家企业；几个文件请用 --codes 代码表。')
  }
  const { root } = values
  const target = await targetOf(root, values.district, values.cycle)
  if (values.code !== undefined) checkCode(values.code, '--code', target.accepted)
  const job: Job = {
    root,
    out: values.out ?? root,
    ...target,
    code: values.code,
    codes: values.codes === undefined ? new Map() : codesIn(await textOf(values.codes), target.accepted),
    submittedOn: dateOf(values['submitted-on']),
  }
  const run: Run = { results: [], open: 0, entries: 0, quoted: '', names: new Set() }
  for (const file of files) run.results.push(await importFile(file, job, run, output))
  if (run.results.every((result) => result === 'could-not-run')) return EXIT.cannotRun
  await writeClosing(run, job, output)
  return run.open === 0 && run.results.every((result) => result === 'read') ? EXIT.ok : EXIT.errors
}

type FileResult = 'read' | 'not-read' | 'could-not-run'

/** What has come together of all files. */
interface Run {
  results: FileResult[]
  /** Places that a person must look at. */
  open: number
  entries: number
  /** The reports with what the papers say. */
  quoted: string
  /** Of the enterprises of the files before, as they are compared. */
  names: Set<string>
}

/** The last lines: how much is open, and where the words of the papers stand. */
async function writeClosing(
  { results, entries, open, quoted }: Run,
  job: Job,
  output: Output,
): Promise<void> {
  const unread = results.filter((result) => result !== 'read').length
  const file = 'out/import/导入说明.txt'
  if (open > 0) {
    await writeWhole(join(job.out, file), quoted)
    output.write(`${importWords.notesAt(file)}\n`)
  }
  if (unread > 0) output.write(`${importWords.unread(unread)}\n`)
  const last =
    open + unread > 0
      ? importWords.open(results.length, entries, open + unread)
      : importWords.nothingOpen(results.length, entries)
  output.write(`${last}\n`)
}

/** A failure with one file does not affect the others. */
async function importFile(file: string, job: Job, run: Run, output: Output): Promise<FileResult> {
  output.write(`${basename(file)}\n`)
  run.quoted += `${basename(file)}\n`
  try {
    return (await importEntries(file, job, run, output)) ? 'read' : 'not-read'
  } catch (error) {
    // An error of this program affects one file as well; its message may quote the form.
    if (!(error instanceof CannotRun) && process.env['DEBUG']) throw error
    output.write(`  没有导入：${error instanceof CannotRun ? error.message : importWords.failed}\n`)
    return 'could-not-run'
  }
}

/** False where the file gave no entries. */
async function importEntries(file: string, job: Job, run: Run, output: Output): Promise<boolean> {
  const result = await readInWorker(file, { cycleYear: job.year })
  if ('refused' in result) {
    output.write(`  没有导入：${refusalText(result, file)}\n`)
    return false
  }
  if (job.code !== undefined && result.trees.length > 1) {
    output.write(
      `  没有导入：文件里有 ${result.trees.length} 家企业，--code 只用于一家；请用 --codes 代码表。\n`,
    )
    return false
  }
  for (const imported of result.trees) await writeEntry(file, imported, job, run, output)
  for (const { tree } of result.trees) run.names.add(comparedName(tree))
  return true
}

const form = formTree(demandSchema)

async function writeEntry(
  file: string,
  imported: ImportedTree,
  job: Job,
  run: Run,
  output: Output,
): Promise<void> {
  addSubmittedOn(imported, job.submittedOn)
  const name = valueAt(imported.tree, ['public', 'enterprise', 'name'])
  const code = job.code ?? codeFor(basename(file), job) ?? codeFor(name, job) ?? codeOnPaper(imported, job)
  const { year, district, site, cycle } = job
  const id = code ?? '待补'
  const canonical = pathOf('demand', { year, district: district.slug, id })
  const target = await targetFile(canonical, code, job)
  run.entries++
  if (target === undefined) {
    output.write(`  没有写入：${canonical} 已经存在，不覆盖。要重新导入，请先移走它。\n`)
    run.open++
    return
  }
  const yaml = writeYaml(canonicalTree(imported.tree, form), form, entryComments)
  await writeWhole(join(job.out, target), yaml)
  const found = checkTree(
    { file: canonical, year, district: district.slug, id, tree: imported.tree },
    { site, cycle },
  )
  // Sealing comes after the import, and a code that is not there yet has nothing wrong with it.
  const findings = found.filter(
    ({ code: rule }) => rule !== 'private-part-unsealed' && (code !== undefined || rule !== 'credit-code'),
  )
  const compared = comparedName(imported.tree)
  const isTwice = compared !== '' && run.names.has(compared)
  const report = importReport({ ...job, target, imported, findings, code, fileName: basename(file), isTwice })
  output.write(report.text)
  run.quoted += report.quoted
  run.open += report.open
}

/** The enterprise's name as it is compared; '' where there is none. */
function comparedName(tree: Tree): string {
  const name = valueAt(tree, ['public', 'enterprise', 'name'])
  return typeof name === 'string' ? comparableName(name) : ''
}

function addSubmittedOn(imported: ImportedTree, date: string | undefined): void {
  const path = ['public', 'submittedOn']
  const open = valueAt(imported.tree, ['public']) as Record<string, string>
  if (date === undefined || open['submittedOn'] !== '') return
  open['submittedOn'] = date
  imported.findings = imported.findings.filter(
    ({ path: [first, second] }) => first !== path[0] || second !== path[1],
  )
}

function codeFor(name: unknown, { codes }: Job): string | undefined {
  return typeof name === 'string' ? codes.get(comparableName(name)) : undefined
}

function codeOnPaper({ paper: { creditCode } }: ImportedTree, { accepted }: Job): string | undefined {
  return creditCode !== undefined && !codeFault(creditCode, accepted) ? creditCode : undefined
}

function dateOf(date: string | undefined): string | undefined {
  if (date === undefined || /^\d{4}-\d{2}-\d{2}$/.test(date)) return date
  throw new CannotRun(`--submitted-on 要写成 2023-03-02 的样子；这里是“${date}”。`)
}

await runAsScript(import.meta.url, main)
