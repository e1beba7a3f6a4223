import { industryNumber, industryOption } from '../domain/industry.ts'
import { cooperationModes, honors, OTHER, OTHER_MODE } from '../domain/option-lists.ts'
import type { PublicDemand } from '../domain/public-demand.ts'
import { demandTitle } from '../text/public.ts'
import { catalogue } from '../text/site.ts'
import { identityLine, type NameOf } from './identity-line.ts'
import type { ShownStatus } from './status.ts'

/** One demand as a list shows it. */
export interface DemandItem {
  /** Year and id, as in its address. */
  place: string
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
  place: '',
  title: catalogue.title,
  line: [''],
  chips: [
    { name: '', official: false },
    { name: '', official: true },
  ],
  submittedOn: '2000-01-01',
  facets: [],
}

/** Entries that lists may show, the newest first. */
export function listed<Demand extends PublicDemand>(demands: readonly Demand[]): Demand[] {
  return demands
    .filter(({ status }) => status !== '已撤回')
    .sort((a, b) => (a.submittedOn === b.submittedOn ? 0 : a.submittedOn < b.submittedOn ? 1 : -1))
}

/** `shown`: what the status has come to by now; a list filters by it, and its page shows it. */
export function demandItem(
  demand: PublicDemand & { number?: string },
  nameOf: NameOf,
  shown: ShownStatus = demand.status,
): DemandItem {
  const { id, year, number, status, submittedOn, challenges = [] } = demand
  return {
    place: `${year}/${id}`,
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
