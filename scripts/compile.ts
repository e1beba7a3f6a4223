import { join } from 'node:path'
import { annex2Workbook, cityWorkbook, type WarningsByFile } from '../src/documents/annex2/annex2-workbook.ts'
import { publicSummaryMarkdown, publicSummaryWorkbook } from '../src/documents/annex2/public-summary.ts'
import { CountsDisagree } from '../src/documents/letter/letter-counts.ts'
import { letterDocument } from '../src/documents/letter/letter-docx.ts'
import { type Annex2Table, annex2City, annex2Tables } from '../src/domain/annex2.ts'
import type { Finding } from '../src/domain/finding.ts'
import type { CycleLedger, Ledger } from '../src/domain/ledger.ts'
import { publicDemands } from '../src/domain/public-demand.ts'
import { isPlainSite } from '../src/domain/site.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { checkFolder } from '../src/node/check-folder.ts'
import { keyFrom } from '../src/node/key-files.ts'
import { mayBeCommittedBelow } from '../src/node/outside-git.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { wordFinding } from '../src/text/findings.ts'
import { type PaperTasks, PUBLIC_PAPER, paperTasks } from '../src/text/paper-tasks.ts'
import { annex2FileName, letterFileName, PUBLIC_SUMMARY_FILE } from '../src/text/papers.ts'
import { visible } from '../src/text/visible.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { compileExperts } from './compile-experts.ts'
import { compileFollowUp } from './compile-follow-up.ts'
import { reportOldPapers } from './old-papers.ts'
import { EXIT, type Main, type Output, progress, runAsScript, standardOutput } from './run.ts'
import { encrypted, isSealed, type Paper, recipientsOf, writtenLine } from './sealed-papers.ts'
import { todayOf } from './today.ts'

const SITE_FILE = 'content/site.yaml'

const HELP = `汇编附件2（选派需求汇总表）：每个区一份，附推荐函；全市一份。

用法：npm run compile -- [选项]

  --cycle YEAR       年度（默认最近一年）
  --district SLUG    只汇编一个区，districts.yaml 里的 slug
  --identity FILE    密钥文件（可写多次）：打开加密的非公开部分来汇编；也可放进环境变量 AGE_IDENTITY
  --encrypt          每份文件加密成 .age 再输出：各区的给市级和本区，全市的只给市级（用 npm run unseal 打开）
  --experts          改为汇编推荐专家汇总表（全市一份，市级用）
  --matches          改为汇编企业与专家匹配名单（各区、全市）
  --placements       改为汇编签约到岗情况表、未签约到岗情况表（各区、全市）
  --reports MONTH    改为汇编一期的双月调度表，期末月份如 2023-08（各区、全市）
  --payments N       改为汇编第 N 次的经费拨付表，附没有列入的和原因（各区、全市）
  --evaluation       改为汇编考核验收情况汇总表（各区、全市），和到过岗的每一位的考核表、服务情况证明（各区）
  --now TIME         统计到什么时候，如 2023-08-27T09:00:00+08:00（默认现在；样例按其中最晚的日期）
  --public           只输出公开版：网站上有什么就是什么（汇总-公开版.xlsx 和 .md）
  --out DIR          输出目录（默认 out）
  --root DIR         content 所在的目录（默认当前目录）
  --help             显示本说明

每份文件后面写着要做什么：盖章，报送给谁，什么时候之前。
有错误的区不汇编（全市的也不汇编），退出码 1；其余各区照常输出。密钥打不开的区也不汇编。
`

/** 附件2 of each district, with its letter, and of the city, below `<out>/<year>/`. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'compile',
    help: HELP,
    options: {
      cycle: { type: 'string' },
      district: { type: 'string' },
      identity: { type: 'string', multiple: true, default: [] },
      encrypt: { type: 'boolean', default: false },
      public: { type: 'boolean', default: false },
      experts: { type: 'boolean', default: false },
      matches: { type: 'boolean', default: false },
      placements: { type: 'boolean', default: false },
      reports: { type: 'string' },
      payments: { type: 'string' },
      evaluation: { type: 'boolean', default: false },
      now: { type: 'string' },
      out: { type: 'string', default: 'out' },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { values } = given
  const isAfter = (['matches', 'placements', 'evaluation', 'reports', 'payments'] as const).some(
    (name) => values[name] !== undefined && values[name] !== false,
  )
  if ([values.public, values.experts, isAfter].filter(Boolean).length > 1) {
    throw new CannotRun('--public、--experts 和征集以后的表（--matches 等）不能一起运行，请分开运行。')
  }
  if (values.district !== undefined && (values.public || values.experts)) {
    throw new CannotRun('--public、--experts 是全市一份，不按区分，请去掉 --district。')
  }
  if (values.now !== undefined && !isAfter) {
    throw new CannotRun('--now 只用于征集以后的表（--matches 等），请去掉。')
  }
  // The public summary needs no key, so it gets none.
  const key = values.public ? undefined : await keyFrom(values.identity, process.env)
  const { ledger, findings } = await checkFolder(values.root, { onProgress: progress('正在核对'), key })
  const cycle = chooseCycle(ledger, values.cycle)
  if (!cycle) {
    output.write('还没有需求，没有要汇编的。\n')
    return EXIT.ok
  }
  if (values.public) return writePublicSummary(ledger, withoutFaulty(cycle, findings), values.out, output)
  const isPlain = isPlainSite(ledger.settings)
  if (!isPlain && !key) {
    output.complain(
      '非公开部分已加密，这里没有密钥，不能汇编：有密钥的请加 --identity，公开版请用 --public。\n',
    )
    return EXIT.ok
  }
  if (!isPlain && !values.encrypt && (await mayBeCommittedBelow(values.out))) {
    throw new CannotRun(
      `${values.out} 在 git 仓库里，明文可能被提交。请换一个目录（默认的 out 已被忽略），或用 --encrypt 加密输出。`,
    )
  }
  if (values.experts) {
    return compileExperts(ledger, cycle, faultyFiles(findings, cycle), values, output)
  }
  const { matches, placements, reports: period, payments, evaluation } = values
  const papers = {
    ...{ matches, placements, evaluation },
    ...(period !== undefined && { period }),
    // What is no number is none of them.
    ...(payments !== undefined && { instalment: Number(payments) }),
  }
  if (isAfter) {
    const today = todayOf(ledger, values.now)
    const options = { papers, today, district: values.district, encrypt: values.encrypt, out: values.out }
    return compileFollowUp(ledger, cycle, faultyFiles(findings, cycle), options, output)
  }
  const faulty = faultyFiles(findings, cycle)
  // A year of which only the list of who was sent is kept, or that has just begun.
  if (cycle.entries.length === 0 && faulty.length === 0) {
    throw new CannotRun(`${cycle.year} 年度没有可以汇编的需求。`)
  }
  const warnings = warningsByFile(findings)
  const tables = chooseTables(ledger, cycle, values.district)
  let [refused, sealedTables] = [0, 0]
  const written = new Set<string>()
  for (const table of tables) {
    const unit = table.district?.shortName ?? cityOf(ledger)
    const obstacles = faulty.filter((file) => concerns(file, table))
    if (obstacles.length > 0) {
      refused += 1
      output.complain(`${unit}：有 ${obstacles.length} 个文件还有错误，没有汇编。请先改正：\n`)
      for (const file of obstacles) output.complain(`  ${visible(file)}\n`)
      continue
    }
    if (isSealed(table, cycle)) {
      sealedTables += 1
      output.complain(`${unit}：有加密的部分用这个密钥打不开，没有汇编。\n`)
      continue
    }
    const plain = table.district
      ? await districtPapers(table, ledger, cycle, warnings)
      : await cityPapers(table, ledger, cycle, warnings)
    const papers = values.encrypt ? await encrypted(plain, recipientsOf(table, ledger)) : plain
    // All of a unit's papers are made before the first is written: a letter never goes without its table.
    for (const { name, bytes, note } of papers) {
      const path = join(values.out, cycle.year, name)
      await writeWhole(path, bytes)
      output.write(writtenLine(path, note))
      written.add(name)
    }
  }
  if (values.district === undefined && refused + sealedTables === 0) {
    await reportOldPapers(values.out, cycle.year, written, output)
  }
  // A district's key opens no other district; a key that opens none is an error.
  return refused > 0 || (sealedTables > 0 && written.size === 0) ? EXIT.errors : EXIT.ok
}

async function districtPapers(
  table: Annex2Table,
  ledger: Ledger,
  cycle: CycleLedger,
  warnings: WarningsByFile,
): Promise<Paper[]> {
  const unit = table.district!.shortName
  const tasks = tasksOf(ledger, cycle, table)
  return [
    {
      name: annex2FileName(cycle.year, unit),
      bytes: await annex2Workbook(table, warnings),
      note: `${table.rows.length} 家，${tasks.annex2}`,
    },
    { name: letterFileName(unit), bytes: await letterOf(table, ledger, cycle), note: tasks.letter },
  ]
}

/** @throws CannotRun where the settings are faulty */
function tasksOf({ site }: Ledger, { cycle }: CycleLedger, { district }: Annex2Table): PaperTasks {
  if (!site || !cycle) {
    throw new CannotRun(`报送对象和截止时间要用到 ${SITE_FILE} 和年度的 cycle.yaml，其中有错误，请先改正。`)
  }
  return paperTasks({ cycle, site, district: district?.slug })
}

async function letterOf(table: Annex2Table, { site }: Ledger, { cycle }: CycleLedger): Promise<Uint8Array> {
  const { district } = table
  if (!site || !cycle || !district) {
    throw new CannotRun(`推荐函要用到 ${SITE_FILE} 和年度的 cycle.yaml，其中有错误，请先改正。`)
  }
  try {
    return await letterDocument({ table: { ...table, district }, notice: cycle, host: site.host })
  } catch (error) {
    if (!(error instanceof CountsDisagree)) throw error
    const unlike = error.counts.map(({ count, table, entries }) => `${count} ${table}≠${entries}`)
    throw new CannotRun(
      `${district.shortName}：推荐函与汇总表的数字对不上（${unlike.join('，')}），没有输出。`,
    )
  }
}

async function cityPapers(
  city: Annex2Table,
  ledger: Ledger,
  cycle: CycleLedger,
  warnings: WarningsByFile,
): Promise<Paper[]> {
  const { districts } = ledger
  const tables = annex2Tables(cycle, districts)
  const bytes = await cityWorkbook({ city, tables, districts, warnings })
  return [
    {
      name: annex2FileName(cycle.year, cityOf(ledger)),
      bytes,
      note: `${city.rows.length} 家，${tasksOf(ledger, cycle, city).city}`,
    },
  ]
}

/** @throws CannotRun where the settings are faulty */
function cityOf({ site }: Ledger): string {
  if (!site) throw new CannotRun(`汇总表的文件名要用到 ${SITE_FILE} 里的 city，这个文件有错误，请先改正。`)
  return site.city
}

/** A faulty entry may have private data in its public part. */
function withoutFaulty(cycle: CycleLedger, findings: readonly Finding[]): CycleLedger {
  const faulty = new Set(faultyFiles(findings, cycle))
  return { ...cycle, entries: cycle.entries.filter(({ file }) => !faulty.has(file)) }
}

async function writePublicSummary(
  { districts }: Ledger,
  cycle: CycleLedger,
  out: string,
  output: Output,
): Promise<number> {
  const nameOf = new Map(districts.map(({ slug, shortName }) => [slug, shortName]))
  const districtName = (slug: string) => nameOf.get(slug) ?? slug
  const demands = publicDemands(cycle).filter(({ status }) => status !== '已撤回')
  const summary = { year: cycle.year, demands, districtName }
  const path = join(out, cycle.year, PUBLIC_SUMMARY_FILE)
  await writeWhole(`${path}.xlsx`, await publicSummaryWorkbook(summary))
  await writeWhole(`${path}.md`, publicSummaryMarkdown(summary))
  output.write(`${path}.xlsx、.md　${summary.demands.length} 家，${PUBLIC_PAPER}\n`)
  return EXIT.ok
}

/** The one that was asked for, or the newest cycle with entries: undefined in a new site, before the first. */
function chooseCycle({ cycles }: Ledger, wanted: string | undefined): CycleLedger | undefined {
  if (wanted === undefined) return [...cycles.values()].findLast(({ entries }) => entries.length > 0)
  const chosen = cycles.get(wanted)
  if (chosen) return chosen
  throw new CannotRun(`没有 ${wanted} 年度的需求。现有年度：${[...cycles.keys()].join('、')}。`)
}

function chooseTables(ledger: Ledger, cycle: CycleLedger, wanted: string | undefined): Annex2Table[] {
  const { districts } = ledger
  const tables = annex2Tables(cycle, districts)
  if (wanted === undefined) return [...tables, annex2City(cycle, districts)]
  const known = districts.find(({ slug }) => slug === wanted)
  if (!known) {
    throw new CannotRun(`没有“${wanted}”这个区。可选：${districts.map(({ slug }) => slug).join('、')}。`)
  }
  const chosen = tables.filter(({ district }) => district === known)
  if (chosen.length === 0) throw new CannotRun(`${known.name}在 ${cycle.year} 年度没有可以汇编的需求。`)
  return chosen
}

/** Files with errors that affect this cycle's workbooks. */
function faultyFiles(findings: readonly Finding[], { year }: CycleLedger): string[] {
  const files = findings.filter(({ severity }) => severity === 'error').map(({ file }) => file)
  return [...new Set(files)].filter((file) => file.startsWith(`content/cycles/${year}/`))
}

function concerns(file: string, { cycle, district }: Annex2Table): boolean {
  if (!district) return true
  const own = [
    `content/cycles/${cycle}/demands/${district.slug}/`,
    `content/cycles/${cycle}/filings/${district.slug}.`,
  ]
  return own.some((start) => file.startsWith(start))
}

function warningsByFile(findings: readonly Finding[]): WarningsByFile {
  const warnings = findings.filter(({ severity }) => severity === 'warning')
  const byFile = Map.groupBy(warnings, ({ file }) => file)
  return new Map([...byFile].map(([file, list]) => [file, list.map((found) => wordFinding(found).problem)]))
}

await runAsScript(import.meta.url, main)
