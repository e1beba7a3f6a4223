import { join } from 'node:path'
import { type Engagement, engagementsOf } from '../src/domain/engagement.ts'
import { isPeriod } from '../src/domain/follow-up.ts'
import { type CycleLedger, compare, type Ledger } from '../src/domain/ledger.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { bureauRecipients, recipientsFor } from '../src/sealed/recipients.ts'
import { visible } from '../src/text/visible.ts'
import { type FollowUpPapers, papersOf, type Unit } from './follow-up-papers.ts'
import { EXIT, type Output } from './run.ts'
import { encrypted, writtenLine } from './sealed-papers.ts'

interface Options {
  papers: FollowUpPapers
  today: string
  district: string | undefined
  encrypt: boolean
  out: string
}

/** The papers after the collection, of each district that they concern and of the city, below `<out>/<year>/`. */
export async function compileFollowUp(
  ledger: Ledger,
  cycle: CycleLedger,
  faulty: readonly string[],
  options: Options,
  output: Output,
): Promise<number> {
  const { papers, encrypt, out } = options
  if (cycle.cycleGiven && !cycle.cycle) {
    throw new CannotRun(`${cycle.year} 年度的 cycle.yaml 有错误，请先运行 npm run check 改正。`)
  }
  checkPeriod(cycle, papers.period)
  checkInstalment(cycle, papers.instalment)
  let [refused, written] = [0, 0]
  for (const unit of unitsOf(ledger, cycle, options)) {
    const obstacles = faulty.filter((file) => concerns(file, cycle.year, unit))
    if (obstacles.length > 0) {
      refused += 1
      output.complain(`${unit.name}：有 ${obstacles.length} 个文件还有错误，没有汇编。请先改正：\n`)
      for (const file of obstacles) output.complain(`  ${visible(file)}\n`)
      continue
    }
    if (unit.engagements.some(isSealed)) {
      output.complain(`${unit.name}：有加密的部分用这个密钥打不开，没有汇编。\n`)
      continue
    }
    const own = unit.engagements.length > 0 ? papers : ofList(papers)
    const plain = await papersOf(unit, ledger, cycle, { ...options, papers: own })
    const recipients = ledger.site?.recipients ?? []
    const readers = unit.district
      ? recipientsFor(recipients, unit.district.slug)
      : bureauRecipients(recipients)
    for (const { name, bytes, note } of encrypt ? await encrypted(plain, readers) : plain) {
      const path = join(out, cycle.year, name)
      await writeWhole(path, bytes)
      output.write(writtenLine(path, note))
    }
    written += 1
  }
  return refused > 0 || written === 0 ? EXIT.errors : EXIT.ok
}

/** What is told of a unit that has no placement, and is in the list: who is missing. */
const ofList = ({ placements, instalment }: FollowUpPapers): FollowUpPapers => ({
  ...{ matches: false, placements, evaluation: false },
  ...(instalment !== undefined && { instalment }),
})

/** A report is read as well, so it has to be open too; and so has the demand, where it hides the name. */
const isSealed = ({ isReadable, reports, demand, enterprise }: Engagement) =>
  !isReadable ||
  (demand !== undefined && enterprise.name === undefined) ||
  reports.some(({ partial }) => partial.private === undefined)

/** @throws CannotRun */
function checkPeriod({ cycle, year }: CycleLedger, period: string | undefined): void {
  if (period === undefined) return
  if (!cycle?.followUp) {
    throw new CannotRun(`${year} 年度的 cycle.yaml 没有 followUp（几个月一报、哪天截止），没有双月报。`)
  }
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(period) && isPeriod(period, cycle.followUp)) return
  const { first, everyMonths } = cycle.followUp
  throw new CannotRun(
    `“${visible(period)}”不是 ${year} 年度一期的期末月份：第一期是 ${first}，以后每 ${everyMonths} 个月一期；别的年度的要加 --cycle。`,
  )
}

/** @throws CannotRun */
function checkInstalment({ cycle, year }: CycleLedger, number: number | undefined): void {
  if (number === undefined) return
  const { instalments } = cycle?.funding ?? {}
  if (!instalments) {
    throw new CannotRun(
      `${year} 年度的 cycle.yaml 没有 funding.instalments（每次的金额、到岗截止日期），没有拨付表。`,
    )
  }
  if (instalments[number - 1]) return
  throw new CannotRun(`--payments 要写第几次，1 到 ${instalments.length}。`)
}

/** @throws CannotRun for a district that is unknown, or of which there is nothing to tell */
function unitsOf(
  ledger: Ledger,
  cycle: CycleLedger,
  { district: wanted, papers }: Pick<Options, 'district' | 'papers'>,
): Unit[] {
  const { districts, settings } = ledger
  if (districts.length === 0)
    throw new CannotRun('content/districts.yaml 有错误，请先运行 npm run check 改正。')
  const rank = new Map(districts.map(({ slug }, at) => [slug, at]))
  const rankOf = ({ district }: Engagement) => rank.get(district) ?? rank.size
  const all = engagementsOf(cycle).sort((a, b) => rankOf(a) - rankOf(b) || compare(a.alias, b.alias))
  const units = districts.map((district) => ({
    district,
    name: district.shortName,
    engagements: all.filter((one) => one.district === district.slug),
  }))
  // A year before this site has a list alone.
  const tellsOfList = cycle.cycleGiven && (papers.placements || papers.instalment !== undefined)
  const listed = new Set(tellsOfList ? cycle.selections?.list.map(({ district }) => district) : [])
  const isConcerned = ({ district, engagements }: (typeof units)[number]) =>
    engagements.length > 0 || listed.has(district.slug)
  if (wanted === undefined) {
    const city: Unit = { district: undefined, name: settings?.city ?? '', engagements: all }
    const concerned = units.filter(isConcerned)
    if (all.length + concerned.length === 0)
      throw new CannotRun(`${cycle.year} 年度还没有对接签约，没有要汇编的。`)
    return [...concerned, city]
  }
  const own = units.filter(({ district }) => district.slug === wanted)
  if (own.length === 0) {
    throw new CannotRun(`没有“${wanted}”这个区。可选：${districts.map(({ slug }) => slug).join('、')}。`)
  }
  if (isConcerned(own[0]!)) return own
  throw new CannotRun(`${own[0]!.name}在 ${cycle.year} 年度还没有对接签约，没有要汇编的。`)
}

function concerns(file: string, year: string, { district }: Unit): boolean {
  if (!district) return true
  const own = ['demands', 'placements', 'reports'].map((kind) => `${kind}/${district.slug}/`)
  // Sums, dates and who is in the list are the same for all.
  const starts = [...own, 'cycle.yaml', 'selections.yaml']
  return starts.some((start) => file.startsWith(`content/cycles/${year}/${start}`))
}
