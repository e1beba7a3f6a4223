import type { PublicDistrict } from '../../content.config.ts'
import { industryNumber, industryOption } from '../../domain/industry.ts'
import {
  cooperationModes,
  honors,
  industries,
  OTHER,
  OTHER_MODE,
  statuses,
} from '../../domain/option-lists.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { deadlinePassed } from '../../text/demand-page.ts'
import { demandLabels } from '../../text/labels.ts'
import { demandTitle, enterpriseLabel } from '../../text/public.ts'
import { search } from '../../text/search.ts'
import { catalogue } from '../../text/site.ts'
import type { FacetKey } from '../search/query.ts'
import { routes } from '../shared/routes.ts'
import type { ShownStatus } from './status.ts'

/** One demand as a list shows it. */
export interface DemandItem {
  href: string
  title: string
  /** 企业 · 区 · 行业, as far as each is public, and 需求编号. */
  line: string[]
  chips: { name: string; official: boolean }[]
  submittedOn: string
  /** What the filters go by, as `facet:value`. */
  facets: string[]
}

/** The shape of a row, for the browser to write over. */
export const BLANK_ITEM: DemandItem = {
  href: routes.demands,
  title: catalogue.title,
  line: [''],
  chips: [
    { name: '', official: false },
    { name: '', official: true },
  ],
  submittedOn: '2000-01-01',
  facets: [],
}

/** One list of values to choose from; `href` where the choice has a page of its own. */
export interface Facet {
  key: FacetKey
  title: string
  values: { value: string; name: string; count: number; href?: string }[]
}

/** Entries that lists may show, the newest first. */
export function listed<Demand extends PublicDemand>(demands: readonly Demand[]): Demand[] {
  return demands
    .filter(({ status }) => status !== '已撤回')
    .sort((a, b) => (a.submittedOn === b.submittedOn ? 0 : a.submittedOn < b.submittedOn ? 1 : -1))
}

/** A district's name by its slug. */
export type NameOf = (slug: string) => string

/** Names of districts by slug, the short ones for lists. */
export function districtNames(districts: readonly PublicDistrict[]): NameOf {
  const names = new Map(districts.map(({ slug, shortName }) => [slug, shortName]))
  return (slug) => names.get(slug) ?? slug
}

/** 企业 · 区 · 行业; an anonymous label has said the last two already. */
export function identityLine({ identity }: PublicDemand, nameOf: NameOf): string[] {
  if (!identity) return []
  const label = enterpriseLabel(identity, nameOf)
  return identity.named ? [label, nameOf(identity.district), identity.industry] : [label]
}

/** `shown`: what the status has come to by now; a list filters by it, and its page shows it. */
export function demandItem(
  demand: PublicDemand & { number?: string },
  nameOf: NameOf,
  shown: ShownStatus = demand.status,
): DemandItem {
  const { id, year, number, status, submittedOn, challenges = [] } = demand
  return {
    href: routes.demand(`${year}/${id}`),
    title: demandTitle(demand),
    line: identityLine(demand, nameOf).concat(
      challenges.length > 1 ? [catalogue.challenges(challenges.length)] : [],
      number ?? [],
    ),
    chips: [
      ...(status === '征集中' ? [] : [{ name: status, official: true }]),
      ...(isCommon(demand) ? [{ name: catalogue.common, official: false }] : []),
      ...(demand.honors ?? []).filter((name) => name !== OTHER).map((name) => ({ name, official: false })),
      ...modesOf(demand).map((name) => ({ name, official: false })),
    ],
    submittedOn,
    facets: [...facetsOf(demand), `status:${shown}`],
  }
}

const isCommon = ({ challenges = [] }: PublicDemand) => challenges.some((one) => one.commonTechnology)

function modesOf({ challenges = [] }: PublicDemand): string[] {
  const modes = new Set(challenges.flatMap(({ cooperation }) => cooperation?.modes ?? []))
  return cooperationModes.filter((mode) => mode !== OTHER_MODE && modes.has(mode))
}

/** Options go by their number on the form, from 1: an address stays short, whatever an option is called. */
const numberOf = (options: readonly string[], option: string) => String(options.indexOf(option) + 1)

/** Of an anonymous entry only what its projection tells: no district and no industry that its label hides. */
function facetsOf(demand: PublicDemand): string[] {
  const industry = industryOption(demand)
  return [
    ...(demand.identity?.district ? [`district:${demand.identity.district}`] : []),
    ...(industry ? [`industry:${industryNumber(industry)}`] : []),
    ...(demand.honors ?? []).map((honor) => `honor:${numberOf(honors, honor)}`),
    ...modesOf(demand).map((mode) => `mode:${numberOf(cooperationModes, mode)}`),
    ...(isCommon(demand) ? ['common:是'] : []),
    `expert:${demand.expertRequest ? '是' : '否'}`,
    `year:${demand.year}`,
  ]
}

/** Every facet with its counts; what nothing has is left out. */
export function facetsWithCounts(
  items: readonly DemandItem[],
  districts: readonly PublicDistrict[],
): Facet[] {
  const counts = new Map<string, number>()
  for (const facet of items.flatMap((item) => item.facets)) counts.set(facet, (counts.get(facet) ?? 0) + 1)
  const years = [...new Set(items.flatMap(({ facets }) => facets.filter((one) => one.startsWith('year:'))))]
    .map((facet) => facet.slice('year:'.length))
    .sort()
    .reverse()
  const facets: { key: FacetKey; title: string; values: { value: string; name: string; href?: string }[] }[] =
    [
      {
        key: 'district',
        title: catalogue.byDistrict,
        values: districts.map(({ slug, shortName }) => ({
          value: slug,
          name: shortName,
          href: routes.district(slug),
        })),
      },
      {
        key: 'industry',
        title: catalogue.byIndustry,
        values: industries.map((name, index) => ({
          value: String(index + 1),
          name,
          href: routes.industry(index + 1),
        })),
      },
      {
        key: 'mode',
        title: demandLabels['public.challenges[].cooperation.modes'].label,
        values: numbered(cooperationModes, OTHER_MODE),
      },
      {
        key: 'honor',
        title: demandLabels['public.enterprise.honors'].label,
        values: numbered(honors, OTHER),
      },
      {
        key: 'expert',
        title: search.facets.expert,
        values: [
          { value: '是', name: search.expert.是 },
          { value: '否', name: search.expert.否 },
        ],
      },
      { key: 'common', title: search.facets.common, values: [{ value: '是', name: search.common }] },
      {
        key: 'year',
        title: search.facets.year,
        values: years.map((value) => ({ value, name: search.year(value) })),
      },
      {
        key: 'status',
        title: search.facets.status,
        values: [...statuses, deadlinePassed].map((value) => ({ value, name: value })),
      },
    ]
  return facets.flatMap(({ key, title, values }) => {
    const counted = values.flatMap((one) => {
      const count = counts.get(`${key}:${one.value}`) ?? 0
      return count > 0 ? [{ ...one, count }] : []
    })
    return counted.length > 0 ? [{ key, title, values: counted }] : []
  })
}

/** Without the one that stands for all that is not on the form. */
const numbered = (options: readonly string[], other: string) =>
  options.flatMap((name, index) => (name === other ? [] : [{ value: String(index + 1), name }]))
