import { AlignmentType } from 'docx'
import type { Engagement } from '../../domain/engagement.ts'
import type { FollowUp } from '../../domain/follow-up.ts'
import type { Placement } from '../../domain/placement.ts'
import { serviceSummaries } from '../../domain/service-summary.ts'
import type { DeepPartial } from '../../domain/validate-tree.ts'
import { serviceWords, evaluationWords as words } from '../../text/evaluation-papers.ts'
import { OWN_LAYOUT, followUpColumns as titles } from '../../text/follow-up-papers.ts'
import { boxes } from '../annex1/annex1-ticks.ts'
import { documentBytes } from '../office/docx-bytes.ts'
import { type FormRow, field, formTable, label } from '../office/docx-table.ts'
import { FONTS, type Line, line, linesOf, paragraphOf, SIZES } from '../office/docx-text.ts'
import { FORM_WIDTH, formPage } from '../office/form-page.ts'
import { partsOf } from './pair-columns.ts'
import { daysLines, reportsText, resultLines, unconfirmedText } from './service-texts.ts'

/** 五（二）考核表 of one pair, prefilled: what is not known yet is left for the pen. */
export interface EvaluationForm {
  engagement: Engagement
  year: string
  districtName: string
  followUp: FollowUp | undefined
  /** The cycle's choices of results; undefined = free text. */
  results: readonly string[] | undefined
  /** Reports are counted until this day. */
  today: string
}

export async function evaluationForm(input: EvaluationForm): Promise<Uint8Array> {
  const { year, engagement } = input
  const title = { font: FONTS.title, size: SIZES.two }
  return documentBytes(year, {
    sections: [
      formPage(
        [
          paragraphOf(line(words.title(year)), title, { alignment: AlignmentType.CENTER }),
          paragraphOf(
            line(words.number(engagement.alias)),
            {},
            { alignment: AlignmentType.RIGHT, spacing: { after: 60 } },
          ),
          formTable([...pairRows(input), ...serviceRows(input), ...opinionRows(input)]),
        ],
        `　${OWN_LAYOUT}`,
      ),
    ],
  })
}

const LABEL = 1700
const HALF = FORM_WIDTH / 2
/** Twips: a seal of 42 mm fits in; a signature needs less. */
const SEALED = 2400
const WRITTEN = 1700
/** Twips from the left edge of the cell to where it is signed. */
const SIGNED = 2600

const whole = (name: string | string[], lines: Line[], height?: number): FormRow => ({
  cells: [label(name, LABEL), field(lines, FORM_WIDTH - LABEL)],
  height,
})
const halves = (pairs: readonly (readonly [name: string, value: string | undefined])[]): FormRow => ({
  cells: pairs.flatMap(([name, value]) => [
    label(name, LABEL),
    field(linesOf(value), HALF - LABEL, 'center'),
  ]),
})

function pairRows({ engagement, districtName }: EvaluationForm): FormRow[] {
  const { expert, enterprise } = engagement
  const { open, closed } = partsOf(engagement)
  const { from, to, tasks } = closed.agreement ?? {}
  const { onDutyOn } = open
  return [
    halves([
      [titles.expert, expert?.name],
      [titles.organization, expert?.organization],
    ]),
    halves([
      [titles.enterprise, enterprise.name],
      [titles.district, districtName],
    ]),
    halves([
      [words.term, from !== undefined && to !== undefined ? words.from(from, to) : undefined],
      [words.service, onDutyOn === undefined ? undefined : words.served(onDutyOn, closed.endedOn)],
    ]),
    whole(titles.tasks, linesOf(tasks)),
  ]
}

function serviceRows({ engagement, followUp, today }: EvaluationForm): FormRow[] {
  const { confirmed, unconfirmed } = serviceSummaries(engagement)
  const results = resultLines(confirmed)
  const apart = unconfirmedText(unconfirmed)
  const { summary } = partsOf(engagement).closed.evaluation ?? {}
  return [
    whole(words.reports, linesOf(reportsText(engagement, followUp, today))),
    whole(
      [words.days, words.confirmedOnly],
      daysLines(confirmed).map((one) => line(one)),
    ),
    whole([words.results, words.confirmedOnly], linesOf(results.join('\n') || serviceWords.none)),
    ...(apart === undefined ? [] : [whole(words.unconfirmed, linesOf(apart))]),
    whole(words.summary, [...linesOf(summary), line(), signed(words.expertSigns, undefined)], WRITTEN),
  ]
}

type Evaluation = DeepPartial<NonNullable<NonNullable<Placement['private']>['evaluation']>>

function opinionRows({ engagement, results }: EvaluationForm): FormRow[] {
  const evaluation: Evaluation = partsOf(engagement).closed.evaluation ?? {}
  const { enterprise, organization, district } = evaluation
  const opinion = (
    name: string,
    given: { opinion?: string | undefined; on?: string | undefined } | undefined,
  ) => whole(name, [...linesOf(given?.opinion), line(), signed(words.seal, given?.on)], SEALED)
  const given = district?.result
  // A result that is none of the cycle's is written out: nothing that a district has said is lost.
  const isChoice = results !== undefined && (given === undefined || results.includes(given))
  const result = isChoice
    ? line(words.resultMark, boxes(results, given).join('　'))
    : line(words.resultMark, { value: given, blank: 16 })
  return [
    opinion(titles.enterpriseOpinion, enterprise),
    opinion(titles.organizationOpinion, organization),
    whole(
      [...words.districtOpinion],
      [...linesOf(district?.opinion), result, line(), signed(words.seal, district?.on)],
      SEALED,
    ),
  ]
}

const signed = (who: string, on: string | undefined): Line => ({
  pieces: [`${who}　　　${serviceWords.date(on)}`],
  indent: SIGNED,
})
