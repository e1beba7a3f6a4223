import { join } from 'node:path'
import {
  matchesWorkbook,
  notPlacedWorkbook,
  placementsWorkbook,
  reportsWorkbook,
} from '../src/documents/followup/follow-up-workbooks.ts'
import type { District } from '../src/domain/district.ts'
import { asksForExpert, type Engagement, engagementsOf } from '../src/domain/engagement.ts'
import { isPeriod } from '../src/domain/follow-up.ts'
import { reportsOfPeriod } from '../src/domain/follow-up-lists.ts'
import { type CycleLedger, compare, type Ledger } from '../src/domain/ledger.ts'
import { countsByDistrict, districtQuotas, quotaOf } from '../src/domain/quota.ts'
import { CannotRun } from '../src/node/folder.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { bureauRecipients, recipientsFor } from '../src/sealed/recipients.ts'
import { followUpFileNames as names } from '../src/text/follow-up-papers.ts'
import { visible } from '../src/text/visible.ts'
import { EXIT, type Output } from './run.ts'
import { encrypted, type Paper } from './sealed-papers.ts'

export interface FollowUpPapers {
  matches: boolean
  placements: boolean
  /** 双月调度表 of this period. */
  period?: string
}

interface Options {
  papers: FollowUpPapers
  today: string
  district: string | undefined
  encrypt: boolean
  out: string
}

/** What one district, or the city, has. */
interface Unit {
  /** Undefined for the city. */
  district: District | undefined
  name: string
  engagements: Engagement[]
}

/** The papers after the collection, of each district with placements and of the city, below `<out>/<year>/`. */
export async function compileFollowUp(
  ledger: Ledger,
  cycle: CycleLedger,
  faulty: readonly string[],
  options: Options,
  output: Output,
): Promise<number> {
  const { papers, encrypt, out } = options
  checkPeriod(cycle, papers.period)
  let [refused, written] = [0, 0]
  for (const unit of unitsOf(ledger, cycle, options.district)) {
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
    const plain = await papersOf(unit, ledger, cycle, options)
    const recipients = ledger.site?.recipients ?? []
    const readers = unit.district
      ? recipientsFor(recipients, unit.district.slug)
      : bureauRecipients(recipients)
    for (const { name, bytes, note } of encrypt ? await encrypted(plain, readers) : plain) {
      const path = join(out, cycle.year, name)
      await writeWhole(path, bytes)
      output.write(`${path}${note}\n`)
    }
    written += 1
  }
  return refused > 0 || written === 0 ? EXIT.errors : EXIT.ok
}

/** A report is read as well, so it has to be open too. */
const isSealed = ({ isReadable, reports }: Engagement) =>
  !isReadable || reports.some(({ partial }) => partial.private === undefined)

/** @throws CannotRun */
function checkPeriod({ cycle, year }: CycleLedger, period: string | undefined): void {
  if (period === undefined) return
  if (!cycle?.followUp) {
    throw new CannotRun(`${year} 年度的 cycle.yaml 没有 followUp（几个月一报、哪天截止），没有双月报。`)
  }
  if (/^\d{4}-(?:0[1-9]|1[0-2])$/.test(period) && isPeriod(period, cycle.followUp)) return
  const { first, everyMonths } = cycle.followUp
  throw new CannotRun(
    `“${visible(period)}”不是一期的期末月份：第一期是 ${first}，以后每 ${everyMonths} 个月一期。`,
  )
}

/** @throws CannotRun for a district that is unknown, or has no placements */
function unitsOf(ledger: Ledger, cycle: CycleLedger, wanted: string | undefined): Unit[] {
  const { districts, site } = ledger
  const rank = new Map(districts.map(({ slug }, at) => [slug, at]))
  const rankOf = ({ district }: Engagement) => rank.get(district) ?? rank.size
  const all = engagementsOf(cycle).sort((a, b) => rankOf(a) - rankOf(b) || compare(a.alias, b.alias))
  const units = districts.map((district) => ({
    district,
    name: district.shortName,
    engagements: all.filter((one) => one.district === district.slug),
  }))
  if (wanted === undefined) {
    const city: Unit = { district: undefined, name: site?.city ?? '', engagements: all }
    if (all.length === 0) throw new CannotRun(`${cycle.year} 年度还没有对接签约，没有要汇编的。`)
    return [...units.filter(({ engagements }) => engagements.length > 0), city]
  }
  const own = units.filter(({ district }) => district.slug === wanted)
  if (own.length === 0) {
    throw new CannotRun(`没有“${wanted}”这个区。可选：${districts.map(({ slug }) => slug).join('、')}。`)
  }
  if (own[0]!.engagements.length > 0) return own
  throw new CannotRun(`${own[0]!.name}在 ${cycle.year} 年度还没有对接签约，没有要汇编的。`)
}

function concerns(file: string, year: string, { district }: Unit): boolean {
  if (!district) return true
  const folders = ['demands', 'placements', 'reports'].map((kind) => `${kind}/${district.slug}/`)
  return folders.some((folder) => file.startsWith(`content/cycles/${year}/${folder}`))
}

async function papersOf(
  { district, name, engagements }: Unit,
  ledger: Ledger,
  cycle: CycleLedger,
  { papers, today }: Options,
): Promise<Paper[]> {
  const { year } = cycle
  const { districts } = ledger
  const nameOf = new Map(districts.map(({ slug, name }) => [slug, name]))
  const unit = { year, unit: name, districtName: (slug: string) => nameOf.get(slug) ?? slug, engagements }
  const ofUnit = { ...(district ? {} : { districts }) }
  const made: Paper[] = []
  if (papers.matches) {
    const quota = district ? undefined : quotaTable(ledger, cycle)
    const bytes = await matchesWorkbook({ ...unit, quota })
    made.push({ name: names.matches(year, name), bytes, note: '' })
  }
  if (papers.placements) {
    const listed = cycle.selections?.list ?? []
    const selections = listed.filter((one) => !district || one.district === district.slug)
    made.push(
      {
        name: names.placements(year, name),
        bytes: await placementsWorkbook({ ...unit, selections }),
        note: '',
      },
      {
        name: names.notPlaced(year, name),
        bytes: await notPlacedWorkbook({ ...unit, selections }),
        note: '',
      },
    )
  }
  const { period } = papers
  const followUp = cycle.cycle?.followUp
  if (period !== undefined && followUp) {
    const reports = reportsOfPeriod(engagements, cycle.cycle, period, today)
    const bytes = await reportsWorkbook({ ...unit, ...ofUnit, period, followUp, today, reports })
    made.push({ name: names.reports(period, name), bytes, note: `　应报 ${reports.length} 份` })
  }
  return made
}

function quotaTable({ districts }: Ledger, cycle: CycleLedger) {
  const city = quotaOf(cycle)
  const places = cycle.cycle?.quota?.places
  if (places === undefined) return { city, districts: [] }
  const counts = countsByDistrict(districts, cycle.entries.filter(asksForExpert))
  return { city, districts: districtQuotas(counts, places).rows.filter(({ demands }) => demands > 0) }
}
