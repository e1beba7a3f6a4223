import type { Challenge, Demand } from '../../domain/demand.ts'
import { YES_NO } from '../../domain/fields.ts'
import { cooperationModes, OTHER_MODE } from '../../domain/option-lists.ts'
import { demandLabels } from '../../text/labels.ts'
import { annex1Words as words } from '../../text/papers.ts'
import { type FormRow, field, label, rest } from '../office/docx-table.ts'
import { type Line, line, linesOf } from '../office/docx-text.ts'
import { partHeading, TABLE_WIDTH, text, value } from './annex1-parts.ts'
import { ownRows } from './annex1-rows.ts'
import { boxes, inLines, ticked, withBlank } from './annex1-ticks.ts'

/** What the year's notice says about 备选人员; without it the form says only what holds every year. */
export interface CandidateLimits {
  maxCandidates: number
  excludeSelectionsOf: readonly number[]
}

/** Twips. These labels are sentences. */
const LABEL = 2340
const VALUE = TABLE_WIDTH - LABEL
/** Of a blank form, so that it has two pages; what is printed filled takes the room that it needs. */
const WRITING_ROOM = 980
const roomFor = (isBlank: boolean): number => (isBlank ? WRITING_ROOM : 600)
const [YES, NO] = YES_NO

/** 三、“科技副总”需求. */
export function requestRows(demand: Demand | undefined, limits: CandidateLimits | undefined): FormRow[] {
  const request = demand?.public.expertRequest
  const privatePart = demand?.private
  const { label: source, hint } = demandLabels['public.expertRequest.source']
  const { offered, details } = privatePart?.support ?? {}
  return [
    partHeading(text('public.expertRequest') + words.requestOptional),
    { cells: [label(`${source}（${hint}）`, LABEL), field(value(request?.source), VALUE)] },
    { cells: [label(text('public.expertRequest.field'), LABEL), field(value(request?.field), VALUE)] },
    ...candidateRows(privatePart, limits),
    {
      cells: [label(text('public.expertRequest.problem'), LABEL), field(linesOf(request?.problem), VALUE)],
      height: roomFor(demand === undefined),
    },
    {
      cells: [
        label(text('public.expertRequest.collaboration'), LABEL),
        field(linesOf(request?.collaboration), VALUE),
      ],
      height: roomFor(demand === undefined),
    },
    {
      cells: [
        label(text('private.support.offered'), LABEL, 'start'),
        field([line(ticked(YES, offered === true)), ...behind(words.such, details)], VALUE),
      ],
      height: roomFor(demand === undefined),
    },
    { cells: [rest(LABEL), field([line(ticked(NO, offered === false))], VALUE)] },
    ...ownRows('public.expertRequest', request, [LABEL, VALUE]),
    ...ownRows('private.support', privatePart?.support, [LABEL, VALUE]),
  ]
}

/** A text behind a word of the form, in the word's own paragraph and further ones. */
function behind(word: string, given: string | undefined): Line[] {
  const [first = line(), ...further] = linesOf(given)
  return [line(word, ...first.pieces), ...further]
}

/** The template has two; what an entry has beyond that is printed all the same, so that nothing is lost. */
const ROWS_OF_CANDIDATES = 2
const CANDIDATE_WIDTHS = [760, 640, 1040, 640, 1300, 1020, 1444] as const

function candidateRows(privatePart: Demand['private'], limits: CandidateLimits | undefined): FormRow[] {
  const candidates = privatePart?.candidates ?? []
  const [number, name, nameValue, unit, unitValue, phone, phoneValue] = CANDIDATE_WIDTHS
  const count = Math.max(ROWS_OF_CANDIDATES, candidates.length)
  const rows = Array.from({ length: count }, (_, at): FormRow => {
    const person = candidates[at]
    return {
      cells: [
        at === 0 ? label(candidatesLabel(limits), LABEL, 'start') : rest(LABEL),
        label(words.candidate(at + 1), number),
        label(words.name, name),
        field(value(person?.name), nameValue, 'center'),
        label(words.organization, unit),
        field(value(person?.organization), unitValue),
        label(words.phone, phone),
        field(value(person?.phone), phoneValue, 'center'),
      ],
      height: 700,
    }
  })
  const agreed = candidates.map((person, at) => words.agreed(at + 1, person.agreed)).join('；')
  const note = [
    line(words.note),
    ...(agreed ? [line(`${agreed}。`)] : []),
    ...(privatePart?.candidateNote ? linesOf(privatePart.candidateNote) : []),
  ]
  return [...rows, { cells: [rest(LABEL), field(note, VALUE)], height: roomFor(privatePart === undefined) }]
}

function candidatesLabel(limits: CandidateLimits | undefined): string {
  const { most, agreedOnes, excluded } = words.candidates
  const years = limits?.excludeSelectionsOf ?? []
  const inBrackets =
    (limits ? `${most(limits.maxCandidates)}，` : '') + agreedOnes + (years.length > 0 ? excluded(years) : '')
  return `${text('private.candidates')}（${inBrackets}）`
}

/** 四、技术创新难题: one problem, or none; `isBlank`: of a form to be filled by hand. */
export function challengeRows(
  challenge: Challenge | undefined,
  privatePart: Demand['private'],
  isBlank = false,
): FormRow[] {
  const cooperation = challenge?.cooperation
  const hidden = privatePart?.challenges?.find(({ no }) => no === challenge?.no)
  const { commonTechnology } = challenge ?? {}
  const modes = cooperationModes.filter((mode) => mode !== OTHER_MODE)
  return [
    partHeading(text('public.challenges')),
    {
      cells: [label(text('public.challenges[].summary'), LABEL), field(value(challenge?.summary), VALUE)],
      height: 700,
    },
    {
      cells: [
        label(text('public.challenges[].commonTechnology'), LABEL),
        field(
          [line(`${ticked(YES, commonTechnology === true)}  ${ticked(NO, commonTechnology === false)}`)],
          VALUE,
        ),
      ],
    },
    {
      cells: [
        label(text('public.challenges[].description'), LABEL),
        field(linesOf(challenge?.description), VALUE),
      ],
      height: 2 * roomFor(isBlank),
    },
    {
      cells: [
        label(words.hasCooperation, LABEL),
        field(
          [
            line(
              `${ticked(words.has, cooperation !== undefined)}  ${ticked(words.none, challenge && !cooperation)}`,
            ),
          ],
          VALUE,
        ),
      ],
    },
    {
      cells: [
        label(text('public.challenges[].cooperation.modes'), LABEL),
        field(
          [
            ...inLines(boxes(modes, cooperation?.modes), VALUE),
            withBlank(OTHER_MODE, cooperation?.modes.includes(OTHER_MODE), cooperation?.otherMode),
          ],
          VALUE,
        ),
      ],
    },
    {
      cells: [label(words.requirements, LABEL), field(partnerLines(cooperation, hidden), VALUE)],
      height: roomFor(isBlank),
    },
    {
      cells: [
        label(text('public.challenges[].cooperation.budget'), LABEL),
        field(value(cooperation?.budget ?? hidden?.budget), VALUE),
      ],
    },
    ...ownRows('public.challenges', challenge, [LABEL, VALUE]),
    ...ownRows('private.challenges', hidden, [LABEL, VALUE]),
  ]
}

type HiddenChallenge = NonNullable<NonNullable<Demand['private']>['challenges']>[number]

function partnerLines(cooperation: Challenge['cooperation'], hidden: HiddenChallenge | undefined): Line[] {
  const partners = hidden?.intendedPartners
  const requirements = cooperation?.requirements
  if (requirements === undefined && partners === undefined) return linesOf(undefined)
  const own = requirements === undefined ? [] : linesOf(requirements)
  // The mark stands there even with nothing behind it: without it nobody could tell, when the paper is
  // read again, whether the text names people, and requirements are published.
  return [...own, ...behind(words.partners, partners ?? '')]
}
