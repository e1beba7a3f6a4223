import type { Engagement } from '../../domain/engagement.ts'
import { matched } from '../../domain/follow-up-lists.ts'
import type { DistrictQuota, Quota } from '../../domain/quota.ts'
import { followUpFooter, followUpSheets, followUpWords as words } from '../../text/follow-up-papers.ts'
import { addTable, type SheetColumn } from '../office/sheet-table.ts'
import { newWorkbook, type Workbook } from '../office/workbook.ts'
import { addNotes } from './notes-sheet.ts'
import {
  broad,
  column,
  confirmation,
  type Numbered,
  narrow,
  numberColumn,
  numbered,
  type PaperUnit,
  pairColumns,
  partsOf,
  wide,
} from './pair-columns.ts'

/** 四（四）企业与专家匹配名单. */
export interface MatchesInput extends PaperUnit {
  engagements: readonly Engagement[]
  /** The city's workbook has 名额测算. */
  quota?: { city: Quota | undefined; districts: readonly DistrictQuota[] } | undefined
}

type Row = Numbered<{ engagement: Engagement }>

function columnsOf({ districtName }: MatchesInput): SheetColumn<Row>[] {
  const [number, district, enterprise, ...expert] = pairColumns(districtName) as SheetColumn<Row>[]
  return [
    number!,
    district!,
    enterprise!,
    column(
      'creditCode',
      { width: 20, align: 'center' },
      ({ engagement }) => engagement.enterprise.creditCode,
    ),
    column('industry', narrow, ({ engagement }) => industryOf(engagement)),
    ...expert,
    column('phone', { width: 13, align: 'center' }, ({ engagement }) => engagement.expert?.phone),
    column('fit', broad, ({ engagement }) => partsOf(engagement).closed.match?.fit),
    column('intention', wide, ({ engagement }) => partsOf(engagement).closed.match?.intention),
    column('relation', narrow, ({ engagement }) => partsOf(engagement).closed.match?.relation),
    column('enterpriseConfirmed', narrow, ({ engagement }) =>
      confirmation(partsOf(engagement).closed.confirmed?.enterprise),
    ),
    column('expertConfirmed', narrow, ({ engagement }) =>
      confirmation(partsOf(engagement).closed.confirmed?.expert),
    ),
    column('confirmedOn', narrow, ({ engagement }) => partsOf(engagement).open.confirmedOn),
    column('exception', wide, ({ engagement }) => partsOf(engagement).closed.exception),
  ]
}

function industryOf({ demand }: Engagement): string | undefined {
  const { otherIndustry, industry } = demand?.partial.public?.enterprise ?? {}
  return otherIndustry ?? industry
}

export function drawMatches(input: MatchesInput): Workbook {
  const workbook = newWorkbook(input.year)
  const rows = numbered(matched(input.engagements).map((engagement) => ({ engagement })))
  addTable(workbook.addWorksheet(followUpSheets.matches), columnsOf(input), rows, followUpFooter)
  const { quota, districtName } = input
  if (quota) {
    addTable(
      workbook.addWorksheet(followUpSheets.quota),
      quotaColumns(districtName),
      numbered(quota.districts),
      followUpFooter,
    )
  }
  addNotes(workbook, [
    [words.unit, input.unit],
    [words.rows, String(rows.length)],
    ...(quota?.city
      ? ([[words.cityQuota, words.quotaNote(quota.city.least, quota.city.most)]] as const)
      : []),
    ...(quota ? ([[followUpSheets.quota, words.quotaBasis]] as const) : []),
  ])
  return workbook
}

function quotaColumns(districtName: PaperUnit['districtName']): SheetColumn<Numbered<DistrictQuota>>[] {
  return [
    numberColumn,
    column('district', wide, ({ slug }) => districtName(slug)),
    column('demands', narrow, ({ demands }) => demands),
    column('share', narrow, ({ whole, remainder, divisor }) => (whole + remainder / divisor).toFixed(3)),
    column('whole', narrow, ({ whole }) => whole),
    column('remainder', narrow, ({ remainder, divisor }) => `${remainder}/${divisor}`),
    column('places', wide, ({ places, tied }) => (tied ? words.tied(places) : places)),
  ]
}
