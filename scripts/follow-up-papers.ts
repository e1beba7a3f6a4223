import { certificate } from '../src/documents/followup/certificate-docx.ts'
import { evaluationForm } from '../src/documents/followup/evaluation-docx.ts'
import {
  evaluationWorkbook,
  matchesWorkbook,
  notPlacedWorkbook,
  paymentsWorkbook,
  placementsWorkbook,
  reportsWorkbook,
} from '../src/documents/followup/follow-up-workbooks.ts'
import type { District } from '../src/domain/district.ts'
import { asksForExpert, type Engagement } from '../src/domain/engagement.ts'
import { countsOf, onDuty, reportsOfPeriod } from '../src/domain/follow-up-lists.ts'
import type { CycleLedger, Ledger } from '../src/domain/ledger.ts'
import { countsByDistrict, districtQuotas, quotaOf } from '../src/domain/quota.ts'
import { evaluationFileNames } from '../src/text/evaluation-papers.ts'
import { followUpFileNames as names } from '../src/text/follow-up-papers.ts'
import { paymentFileName } from '../src/text/payment-papers.ts'
import type { Paper } from './sealed-papers.ts'

export interface FollowUpPapers {
  matches: boolean
  placements: boolean
  /** 双月调度表 of this period. */
  period?: string
  /** 经费拨付表 of this instalment, from 1. */
  instalment?: number
  evaluation: boolean
}

/** What one district, or the city, has. */
export interface Unit {
  /** Undefined for the city. */
  district: District | undefined
  name: string
  engagements: Engagement[]
}

interface Options {
  papers: FollowUpPapers
  today: string
}

/** The papers that are asked for, of one unit. */
export async function papersOf(
  unit: Unit,
  ledger: Ledger,
  cycle: CycleLedger,
  { papers, today }: Options,
): Promise<Paper[]> {
  const { district, name, engagements } = unit
  const { year } = cycle
  const { districts } = ledger
  const { followUp, funding } = cycle.cycle ?? {}
  const nameOf = new Map(districts.map(({ slug, name }) => [slug, name]))
  const districtName = (slug: string) => nameOf.get(slug) ?? slug
  const listed = cycle.selections?.list ?? []
  const selections = listed.filter((one) => !district || one.district === district.slug)
  const input = { year, unit: name, districtName, engagements, selections, followUp, today }
  const made: Paper[] = []
  const add = async (file: string, bytes: Promise<Uint8Array>, note = '') =>
    made.push({ name: file, bytes: await bytes, note })
  if (papers.matches) {
    const quota = district ? undefined : quotaTable(ledger, cycle)
    await add(names.matches(year, name), matchesWorkbook({ ...input, quota }))
  }
  if (papers.placements) {
    await add(names.placements(year, name), placementsWorkbook(input))
    await add(names.notPlaced(year, name), notPlacedWorkbook(input))
  }
  const { period, instalment: number } = papers
  if (period !== undefined && followUp) {
    const reports = reportsOfPeriod(engagements, cycle.cycle, period, today)
    const byDistrict = district ? {} : { districts }
    await add(
      names.reports(period, name),
      reportsWorkbook({ ...input, ...byDistrict, period, followUp, reports }),
      `应报 ${countsOf(reports.map(({ due }) => due)).expected} 份`,
    )
  }
  const instalment = funding?.instalments?.[(number ?? 0) - 1]
  if (number !== undefined && funding && instalment) {
    const { payments } = funding
    await add(
      paymentFileName(year, number, name),
      paymentsWorkbook({ ...input, instalment, number, payments }),
    )
  }
  if (papers.evaluation && onDuty(engagements).length > 0) {
    await add(evaluationFileNames.summary(year, name), evaluationWorkbook(input))
    if (district) made.push(...(await pairPapers(unit, district, cycle, today)))
  }
  return made
}

/** 考核表 and 服务情况证明 of everybody who has been on duty: with the district's papers, once each. */
async function pairPapers(
  { engagements, name }: Unit,
  district: District,
  { year, cycle }: CycleLedger,
  today: string,
): Promise<Paper[]> {
  const papers = onDuty(engagements).map(async (engagement): Promise<Paper[]> => {
    const { alias } = engagement
    const input = { engagement, year, districtName: district.name, followUp: cycle?.followUp, today }
    const results = cycle?.evaluation?.results
    return [
      {
        name: evaluationFileNames.form(year, name, alias),
        bytes: await evaluationForm({ ...input, results }),
        note: '',
      },
      {
        name: evaluationFileNames.certificate(year, name, alias),
        bytes: await certificate({ ...input, office: district.office }),
        note: '',
      },
    ]
  })
  return (await Promise.all(papers)).flat()
}

function quotaTable({ districts }: Ledger, cycle: CycleLedger) {
  const city = quotaOf(cycle)
  const places = cycle.cycle?.quota?.places
  if (places === undefined) return { city, districts: [] }
  const counts = countsByDistrict(districts, cycle.entries.filter(asksForExpert))
  return { city, districts: districtQuotas(counts, places).rows.filter(({ demands }) => demands > 0) }
}
