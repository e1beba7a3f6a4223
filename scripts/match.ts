import { join } from 'node:path'
import { choicesWorkbook } from '../src/documents/experts/choices-workbook.ts'
import type { District } from '../src/domain/district.ts'
import { handOverOf } from '../src/domain/district-experts.ts'
import type { CycleLedger, Ledger } from '../src/domain/ledger.ts'
import { type Matches, matchesOf, type Pool, poolOf } from '../src/domain/matching.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { checkFolder } from '../src/node/check-folder.ts'
import { keyFrom } from '../src/node/key-files.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { matchJson, matchMarkdown } from '../src/report/matches.ts'
import { bureauRecipients, recipientsFor } from '../src/sealed/recipients.ts'
import { matchFileNames as names, refusalOfDemand, uncheckedTexts } from '../src/text/matching.ts'
import { visible } from '../src/text/visible.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { EXIT, type Main, type Output, progress, runAsScript, standardOutput } from './run.ts'
import { encrypted, type Paper, writtenLine } from './sealed-papers.ts'

const HELP = `给一份需求找可以对接的推荐专家：先按通知排除不能派的，再按两边写的话排列，句子并排，不打分。市级用。

用法：npm run match -- 年度/区/需求编号 [选项]
      npm run match -- --all
      npm run match -- --hand-over SLUG

  --json             输出 JSON（默认 Markdown）
  --all              全市每份还没有专家的需求，汇成一个工作簿
  --hand-over SLUG   给一个区的文件：这个区的需求、各自的专家和联系方式；区里在工作台打开
  --cycle YEAR       年度（--all、--hand-over 用；默认有推荐专家的最近一年）
  --identity FILE    密钥文件（可写多次）；也可放进环境变量 AGE_IDENTITY
  --out DIR          输出目录（默认 out）
  --root DIR         content 所在的目录（默认当前目录）
  --help             显示本说明

一份需求的结果显示在屏幕上。非公开部分要加密的，一律写成 .age 文件：给市级密钥，--hand-over 另给那个区的密钥（用 npm run unseal 打开）。
退出码：0 写好了；1 需求不找专家，或有没有核对的；2 无法运行。
`

/** Experts for a demand, for all demands, or for a district. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'match',
    help: HELP,
    takesWords: true,
    options: {
      json: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      'hand-over': { type: 'string' },
      cycle: { type: 'string' },
      identity: { type: 'string', multiple: true, default: [] },
      out: { type: 'string', default: 'out' },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { values, positionals } = given
  const district = values['hand-over']
  const asked = positionals.length + Number(values.all) + Number(district !== undefined)
  if (asked !== 1)
    throw new CannotRun('请写一份需求（年度/区/编号），或 --all，或 --hand-over 区，只写一样。')
  const key = await keyFrom(values.identity, process.env)
  const { ledger } = await checkFolder(values.root, { onProgress: progress('正在核对'), key })
  const target = positionals[0] === undefined ? undefined : demandNamed(positionals[0])
  const cycle = cycleOf(ledger, target?.year ?? values.cycle)
  const pool = poolOf(cycle, ledger)
  if (pool.unchecked.length === cycle.experts.length) {
    throw new CannotRun('专家的资料都加密，没有打得开的密钥：请加 --identity 市级密钥文件。')
  }
  const run: Run = { ledger, cycle, pool, matches: matchesOf(cycle, ledger, pool), out: values.out, output }
  if (target) return matchOne(run, target, values.json)
  return district === undefined ? matchAll(run) : handOver(run, district)
}

interface Run {
  ledger: Ledger
  cycle: CycleLedger
  pool: Pool
  matches: Matches[]
  out: string
  output: Output
}

/** As people write it: 2023/hongshan/k7m2xq, with the folder names or without. @throws CannotRun */
function demandNamed(word: string): { year: string; district: string; id: string } {
  const match = /^(?:content\/cycles\/)?(\d{4})\/(?:demands\/)?([a-z-]+)\/(\w+)(?:\.yaml)?$/.exec(word)
  if (!match)
    throw new CannotRun(`需求要写成 年度/区/编号，例如 2023/hongshan/k7m2xq；这里是“${visible(word)}”。`)
  return { year: match[1]!, district: match[2]!, id: match[3]! }
}

/** @throws CannotRun */
function cycleOf({ cycles }: Ledger, wanted: string | undefined): CycleLedger {
  const withExperts = [...cycles.values()].filter(({ experts }) => experts.length > 0)
  const chosen = wanted === undefined ? withExperts.at(-1) : withExperts.find(({ year }) => year === wanted)
  if (chosen) return chosen
  throw new CannotRun(
    `${wanted === undefined ? '' : `${visible(wanted)} 年度`}还没有推荐的专家：先导入推荐专家汇总表（npm run import -- --experts 文件）。`,
  )
}

async function matchOne(
  run: Run,
  { district, id }: { district: string; id: string },
  isJson: boolean,
): Promise<number> {
  const { ledger, cycle, pool, output } = run
  const matches = run.matches.find(({ entry }) => entry.district === district && entry.id === id)
  if (!matches) throw new CannotRun(`${cycle.year} 年度没有 ${visible(`${district}/${id}`)} 这份需求。`)
  const known = ledger.districts.find(({ slug }) => slug === district)
  const report = { matches, pool, districtName: known?.name ?? district }
  const text = isJson ? `${JSON.stringify(matchJson(report), undefined, 2)}\n` : matchMarkdown(report)
  if (isPlain(ledger)) output.write(text)
  else {
    const name = names.one(cycle.year, district, id, isJson ? 'json' : 'md')
    await write(run, { name, bytes: new TextEncoder().encode(text), note: '' }, bureauKeys(ledger))
    if (matches.refused) output.write(`${refusalOfDemand(matches.refused)}\n`)
  }
  return matches.refused || isUnchecked(pool) ? EXIT.errors : EXIT.ok
}

async function matchAll(run: Run): Promise<number> {
  const { ledger, cycle, pool, matches, output } = run
  const unit = ledger.site?.city ?? ''
  const nameOf = new Map(ledger.districts.map(({ slug, name }) => [slug, name]))
  const districtName = (slug: string) => nameOf.get(slug) ?? slug
  const bytes = await choicesWorkbook({ year: cycle.year, unit, districtName, matches, pool })
  const open = matches.filter(({ refused }) => !refused).length
  await write(run, { name: names.all(cycle.year, unit), bytes, note: `${open} 份需求` }, bureauKeys(ledger))
  for (const text of uncheckedTexts(pool)) output.write(`${text}\n`)
  return isUnchecked(pool) ? EXIT.errors : EXIT.ok
}

async function handOver(run: Run, slug: string): Promise<number> {
  const { ledger, cycle, pool, matches, output } = run
  const district = districtNamed(ledger, slug)
  const handed = handOverOf(cycle.year, slug, matches)
  if (handed.demands.length === 0) {
    output.write(`${district.name}没有还要找专家的需求，没有写文件。\n`)
    return EXIT.errors
  }
  const recipients = ledger.site?.recipients ?? []
  const own = recipients.filter((recipient) => recipient.district === slug)
  if (!isPlain(ledger) && own.length === 0) {
    throw new CannotRun(`content/site.yaml 的 recipients 里没有${district.name}的公钥，写出来区里也打不开。`)
  }
  const bytes = new TextEncoder().encode(`${JSON.stringify(handed, undefined, 1)}\n`)
  const note = `${handed.demands.length} 份需求，${handed.experts.length} 位专家，请另行交给${district.name}，不要放进仓库`
  const name = names.handOver(cycle.year, district.shortName)
  // Not decrypted on the way: the district's key opens it at the desk.
  const sealedNote = `${note}；就这样交给区里，在工作台的“对接签约”里用本区的密钥打开`
  await write(run, { name, bytes, note, sealedNote }, recipientsFor(recipients, slug))
  for (const text of uncheckedTexts(pool)) output.write(`${text}\n`)
  return isUnchecked(pool) ? EXIT.errors : EXIT.ok
}

/** @throws CannotRun */
function districtNamed({ districts }: Ledger, slug: string): District {
  const district = districts.find((each) => each.slug === slug)
  if (district) return district
  throw new CannotRun(
    `没有“${visible(slug)}”这个区。可选：${districts.map((each) => each.slug).join('、')}。`,
  )
}

const isPlain = ({ site }: Ledger) => site?.privatePart === 'plain'
const bureauKeys = ({ site }: Ledger) => bureauRecipients(site?.recipients ?? [])
const isUnchecked = (pool: Pool) => uncheckedTexts(pool).length > 0

/** Where private parts are sealed, or nobody knows whether they are, only encrypted. */
async function write({ ledger, cycle, out, output }: Run, paper: Paper, recipients: readonly string[]) {
  for (const { name, bytes, note } of isPlain(ledger) ? [paper] : await encrypted([paper], recipients)) {
    const path = join(out, cycle.year, name)
    await writeWhole(path, bytes)
    output.write(writtenLine(path, note))
  }
}

await runAsScript(import.meta.url, main)
