import { AlignmentType, type Paragraph, type Table } from 'docx'
import type { Engagement } from '../../domain/engagement.ts'
import type { FollowUp } from '../../domain/follow-up.ts'
import { type ServiceSummary, type SummedResult, serviceSummaries } from '../../domain/service-summary.ts'
import { serviceWords, certificateWords as words } from '../../text/evaluation-papers.ts'
import { OWN_LAYOUT } from '../../text/follow-up-papers.ts'
import { documentBytes } from '../office/docx-bytes.ts'
import { type FormCell, formTable } from '../office/docx-table.ts'
import { FONTS, line, linesOf, paragraphOf, SIZES } from '../office/docx-text.ts'
import { FORM_WIDTH, formPage } from '../office/form-page.ts'
import { partsOf } from './pair-columns.ts'
import { resultLabels } from './result-words.ts'
import { partsText, reportsText, resultsOf, unconfirmedText } from './service-texts.ts'

/** 服务情况证明 of one pair, for the home unit: dates, days, reports and results, without any judgement. */
export interface Certificate {
  engagement: Engagement
  year: string
  districtName: string
  /** Who signs and seals: the district's office. */
  office: string
  followUp: FollowUp | undefined
  /** Reports are counted until this day. */
  today: string
}

export async function certificate(input: Certificate): Promise<Uint8Array> {
  const { confirmed, unconfirmed } = serviceSummaries(input.engagement)
  const apart = unconfirmedText(unconfirmed)
  const title = { font: FONTS.title, size: SIZES.two }
  const results = resultsOf(confirmed)
  const parts = [
    [words.reports, text(reportsOf(input, confirmed))],
    ...(confirmed.months.length > 0 ? [[words.days, daysTable(confirmed)] as const] : []),
    ...(results.length > 0 ? [[words.results, resultsTable(results)] as const] : []),
    ...(apart === undefined
      ? []
      : [[words.unconfirmed, text(`${serviceWords.unconfirmedNote}：`), ...lines(apart)] as const]),
  ] as const
  const children = [
    paragraphOf(line(words.title), title, { alignment: AlignmentType.CENTER, spacing: { after: 240 } }),
    ...opening(input),
    ...parts.flatMap(([name, ...content], at) => [heading(`${words.headings[at]}、${name}`), ...content]),
    text(words.closing(confirmed.periods.length > 0), true),
    paragraphOf(line(), BODY, { keepNext: true }),
    ...[input.office, serviceWords.date(undefined)].map((one) =>
      paragraphOf(line(one), BODY, { ...SPACED, alignment: AlignmentType.RIGHT, keepNext: true }),
    ),
  ]
  return documentBytes(input.year, { sections: [formPage(children, `　${OWN_LAYOUT}`)] })
}

const BODY = { size: SIZES.four }
const SPACED = { spacing: { line: 420, before: 40, after: 40 } } as const

const text = (given: string, keepNext = false): Paragraph =>
  paragraphOf(line(given), BODY, { ...SPACED, indent: { firstLine: 560, firstLineChars: 200 }, keepNext })
const lines = (given: string): Paragraph[] => given.split('\n').map((one) => text(one))
const heading = (given: string): Paragraph =>
  paragraphOf(
    line(given),
    { ...BODY, font: FONTS.heading },
    { spacing: { before: 160, after: 80 }, keepNext: true },
  )

function opening({ engagement, year, districtName }: Certificate): Paragraph[] {
  const { open, closed } = partsOf(engagement)
  const { from, to } = closed.agreement ?? {}
  const { name = '', organization = '' } = engagement.expert ?? {}
  const served = words.opening({
    name,
    organization,
    enterprise: engagement.enterprise.name ?? '',
    district: districtName,
    year,
    onDutyOn: open.onDutyOn ?? '',
    endedOn: closed.endedOn,
  })
  return [text(served + (from !== undefined && to !== undefined ? words.agreed(from, to) : ''))]
}

function reportsOf({ engagement, followUp, today }: Certificate, { periods }: ServiceSummary): string {
  const counts = `${reportsText(engagement, followUp, today)}。`
  if (periods.length > 0) return counts + words.reportsOf(serviceWords.periods(periods))
  return followUp ? counts + words.noNumbers : counts
}

const { columns } = words
const head = (title: string, width: number): FormCell => ({
  lines: [line(title)],
  width,
  align: 'center',
  look: { font: FONTS.heading, size: SIZES.five },
})
const cell = (given: string, width: number, align: 'center' | 'left' = 'center'): FormCell => ({
  lines: linesOf(given),
  width,
  align,
})

/** Twips: two sets of month, days and period beside each other. */
const SET = [1900, 992, 1700] as const

/** Down the left side, then down the right one; the sum below. */
function daysTable({ months, days }: ServiceSummary): Table {
  const half = Math.ceil(months.length / 2)
  const titles = [columns.month, columns.days, columns.period]
  const set = (texts: readonly string[]) => SET.map((width, at) => cell(texts[at] ?? '', width))
  const textsAt = (at: number) => {
    const stated = months[at]
    if (!stated) return []
    const [month, count] = serviceWords.monthAndDays(stated.month, stated.days)
    return [month, count, serviceWords.period(stated.period)]
  }
  return formTable([
    { cells: [...titles, ...titles].map((title, at) => head(title, SET[at % 3]!)), isHeader: true },
    ...Array.from({ length: half }, (_, at) => ({
      cells: [...set(textsAt(at)), ...set(textsAt(at + half))],
    })),
    { cells: [head(words.total, SET[0]), cell(serviceWords.days(days), FORM_WIDTH - SET[0], 'left')] },
  ])
}

const ITEM = 1900
const TOTAL = 1500

function resultsTable(results: readonly SummedResult[]): Table {
  const parts = FORM_WIDTH - ITEM - TOTAL
  return formTable([
    {
      cells: [head(columns.item, ITEM), head(columns.total, TOTAL), head(columns.parts, parts)],
      isHeader: true,
    },
    ...results.map((result) => {
      const { label, unit } = resultLabels[result.key]
      return {
        cells: [
          cell(label, ITEM),
          cell(`${result.total}${unit}`, TOTAL),
          cell(partsText(result), parts, 'left'),
        ],
      }
    }),
  ])
}
