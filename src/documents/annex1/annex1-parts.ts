import { fullLabel } from '../../domain/declaration.ts'
import type { Demand } from '../../domain/demand.ts'
import { enterpriseName } from '../../domain/ledger.ts'
import {
  establishments,
  honors,
  industries,
  institutionTypes,
  levelsOfType,
  OTHER,
  projectKinds,
  rdIntensities,
} from '../../domain/option-lists.ts'
import { demandLabels } from '../../text/labels.ts'
import { annex1Words as words } from '../../text/papers.ts'
import { type FormRow, field, label, rest } from '../office/docx-table.ts'
import { FONTS, type Line, line, linesOf, SIZES } from '../office/docx-text.ts'
import { FORM_WIDTH } from '../office/form-page.ts'
import { ownRows } from './annex1-rows.ts'
import { boxes, GAP, inLines, isChosen, ticked, withBlank } from './annex1-ticks.ts'

/** Twips: the table, and the column of labels of the first two parts. */
export const TABLE_WIDTH = FORM_WIDTH
const LABEL = 1900
const VALUE = TABLE_WIDTH - LABEL

export const text = (path: keyof typeof demandLabels) => fullLabel(demandLabels[path])
export const value = (given: string | number | undefined): Line[] =>
  linesOf(given === undefined ? '' : String(given))

export function partHeading(title: string): FormRow {
  const look = { font: FONTS.heading, size: SIZES.smallFour }
  return { cells: [{ lines: [line(title)], width: TABLE_WIDTH, look, keepNext: true }] }
}

/** 一、企业基本信息. */
export function enterpriseRows(demand: Demand | undefined): FormRow[] {
  const publicPart = demand?.public.enterprise
  const privatePart = demand?.private?.enterprise
  const named = (given: string | undefined, width: number) => field(value(given), width, 'center')
  return [
    partHeading(words.partOne),
    {
      cells: [
        label(text('public.enterprise.name'), LABEL),
        named(demand && enterpriseName(demand), 2484),
        label(text('private.enterprise.employees'), 1300),
        field(value(privatePart?.employees), 900, 'center'),
        label(text('private.enterprise.revenue'), 1300),
        field(value(privatePart?.revenue), 1300, 'center'),
      ],
    },
    {
      cells: [
        label([text('public.enterprise.honors'), words.chooseSome], LABEL),
        field(
          [
            ...inLines(boxes(withoutOther(honors), publicPart?.honors), VALUE),
            withBlank(OTHER, publicPart?.honors.includes(OTHER), publicPart?.otherHonor),
          ],
          VALUE,
        ),
      ],
    },
    {
      cells: [
        label(text('public.enterprise.industry'), LABEL),
        field(industryLines(publicPart?.industry, publicPart?.otherIndustry), VALUE),
      ],
    },
    {
      cells: [
        label(text('private.enterprise.legalRepresentative'), LABEL),
        named(privatePart?.legalRepresentative.name, 1020),
        label(words.mobile, 640),
        named(privatePart?.legalRepresentative.mobile, 1460),
        label(text('private.enterprise.contact'), 840),
        named(privatePart?.contact.name, 1156),
        label(words.mobile, 640),
        named(privatePart?.contact.phone, 1528),
      ],
    },
    { cells: [label(words.address, LABEL), field(value(privatePart?.address), VALUE)] },
    ...ownRows('public.enterprise', publicPart, [LABEL, VALUE]),
    ...ownRows('private.enterprise', privatePart, [LABEL, VALUE]),
  ]
}

const withoutOther = (options: readonly string[]) => options.filter((option) => option !== OTHER)

/** The template has no line behind 其他, though somebody must say which: it follows the last box. */
function industryLines(chosen: string | undefined, other: string | undefined): Line[] {
  const lines = inLines(boxes(withoutOther(industries), chosen), VALUE)
  const ownLine = withBlank(OTHER, chosen === OTHER, other)
  if (other !== undefined) return [...lines, ownLine]
  const last = lines.pop() ?? line()
  return [...lines, line(...last.pieces, GAP, ...ownLine.pieces)]
}

/** 二、企业创新情况. */
export function innovationRows(demand: Demand | undefined): FormRow[] {
  const publicPart = demand?.public.research
  const privatePart = demand?.private?.innovation
  const { has, none } = words
  const amount = (given: number | undefined, unit: string | undefined, before = ''): Line =>
    line(
      `${ticked(has, (given ?? 0) > 0)} ${before}`,
      { value: given ? ` ${given} ` : undefined, blank: 16 },
      `${unit}；   ${ticked(none, given === 0)}`,
    )
  return [
    partHeading(words.partTwo),
    {
      cells: [label(words.hasInstitutions, LABEL), field(institutionLines(publicPart?.institutions), VALUE)],
    },
    {
      cells: [
        label(text('public.research.establishment'), LABEL),
        field(inLines(boxes(establishments, publicPart?.establishment), VALUE), VALUE),
      ],
    },
    { cells: [label(text('public.research.types'), LABEL), field(typeLines(publicPart?.types), VALUE)] },
    {
      cells: [
        label(demandLabels['private.innovation.siteArea'].label, LABEL),
        field([amount(privatePart?.siteArea, demandLabels['private.innovation.siteArea'].unit)], VALUE),
      ],
    },
    {
      cells: [
        label(demandLabels['private.innovation.staff'].label, LABEL),
        field([amount(privatePart?.staff, demandLabels['private.innovation.staff'].unit)], VALUE),
      ],
    },
    {
      cells: [
        label(words.equipment, LABEL),
        field(
          [
            amount(
              privatePart?.equipmentValue,
              demandLabels['private.innovation.equipmentValue'].unit,
              words.originalValue,
            ),
          ],
          VALUE,
        ),
      ],
    },
    {
      cells: [
        label(`${text('private.innovation.rdIntensity')}：`, LABEL),
        field(inLines(boxes(rdIntensities, privatePart?.rdIntensity), VALUE), VALUE),
      ],
    },
    ...projectRows(privatePart?.projects),
    ...ownRows('public.research', publicPart, [LABEL, VALUE]),
    ...ownRows('private.innovation', privatePart, [LABEL, VALUE]),
  ]
}

type Research = Demand['public']['research']

/** Twips: behind `□有    `, so that the names stand below each other. */
const BELOW_HAS = 630
const MOST_INSTITUTIONS = 3

function institutionLines(institutions: Research['institutions'] | undefined): Line[] {
  const names = Array.from({ length: MOST_INSTITUTIONS }, (_, at) => {
    const before = at === 0 ? `${ticked(words.has, (institutions?.length ?? 0) > 0)}    ` : ''
    const pieces = [before + words.institution(at + 1), { value: institutions?.[at], blank: 36 }]
    return at === 0 ? { pieces } : { pieces, indent: BELOW_HAS }
  })
  return [...names, line(ticked(words.none, institutions?.length === 0))]
}

function typeLines(types: Research['types'] | undefined): Line[] {
  return institutionTypes.flatMap((type): Line[] => {
    const chosen = types?.filter((given) => given.type === type) ?? []
    if (type === OTHER) {
      const names = chosen.length > 0 ? chosen.map(({ name }) => name) : [undefined]
      return names.map((name) => withBlank(OTHER, chosen.length > 0, name))
    }
    const levels = levelsOfType[type].map((level) =>
      ticked(
        level,
        chosen.some((given) => given.level === level),
      ),
    )
    const inBrackets = levels.length > 0 ? `（${levels.join('  ')}）` : ''
    return [line(ticked(type, chosen.length > 0) + inBrackets)]
  })
}

function projectRows(projects: readonly string[] | undefined): FormRow[] {
  const kinds = projectKinds.map((kind) => ticked(kind, isChosen(kind, projects))).join(' ')
  const has = ticked(words.has, (projects?.length ?? 0) > 0)
  return [
    {
      cells: [
        label(text('private.innovation.projects'), LABEL, 'start'),
        field([line(ticked(words.none, projects?.length === 0))], VALUE),
      ],
    },
    { cells: [rest(LABEL), field([line(`${has}（${kinds}）`)], VALUE)] },
  ]
}
