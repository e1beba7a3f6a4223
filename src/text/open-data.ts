import { type CsvCell, csvText } from '../domain/csv.ts'
import type { PublicDemand } from '../domain/public.ts'
import { demandLabels, fullLabel } from './labels.ts'
import { demandTitle, enterpriseLabel } from './public.ts'

export interface CsvContext {
  districtName: (slug: string) => string
  /** The absolute address of a demand's page. */
  address: (demand: PublicDemand) => string
}

interface Column {
  title: string
  value: (demand: PublicDemand, context: CsvContext) => CsvCell
}

const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? '是' : '否')
const list = (values: readonly string[] | undefined) => values?.join('、')

/** One field over all problems; numbered where there are several. */
function overChallenges(
  value: (challenge: NonNullable<PublicDemand['challenges']>[number]) => CsvCell,
): Column['value'] {
  return ({ challenges = [] }) => {
    const told = challenges.flatMap((challenge) => {
      const one = value(challenge)
      return one === undefined ? [] : [{ no: challenge.no, one }]
    })
    if (challenges.length === 1) return told[0]?.one
    return told.length > 0 ? told.map(({ no, one }) => `${no}. ${one}`).join('\n') : undefined
  }
}

/** One row a demand; the titles are the form's own labels. */
const columns: readonly Column[] = [
  { title: '需求编号', value: ({ id }) => id },
  { title: '年度', value: ({ year }) => year },
  { title: demandLabels['public.status'].label, value: ({ status }) => status },
  { title: demandLabels['public.submittedOn'].label, value: ({ submittedOn }) => submittedOn },
  { title: '标题', value: (demand) => (demand.identity ? demandTitle(demand) : undefined) },
  { title: '是否公开企业名称', value: ({ identity }) => yesNo(identity?.named) },
  {
    title: demandLabels['public.enterprise.name'].label,
    value: ({ identity }, { districtName }) => identity && enterpriseLabel(identity, districtName),
  },
  {
    title: '区（开发区）',
    value: ({ identity }, { districtName }) => identity?.district && districtName(identity.district),
  },
  { title: demandLabels['public.enterprise.industry'].label, value: ({ identity }) => identity?.industry },
  { title: demandLabels['public.enterprise.honors'].label, value: ({ honors }) => list(honors) },
  { title: demandLabels['public.enterprise.otherHonor'].label, value: ({ otherHonor }) => otherHonor },
  { title: '是否有研发机构', value: ({ research }) => yesNo(research?.present) },
  {
    title: demandLabels['public.research.institutions'].label,
    value: ({ research }) => list(research?.institutions),
  },
  {
    title: demandLabels['public.research.establishment'].label,
    value: ({ research }) => list(research?.establishment),
  },
  {
    title: '研发机构类型和级别',
    value: ({ research }) =>
      list(research?.types.map(({ type, level, name }) => `${level ?? ''}${name ?? type}`)),
  },
  {
    title: demandLabels['public.expertRequest.source'].label,
    value: ({ expertRequest }) => expertRequest?.source,
  },
  {
    title: demandLabels['public.expertRequest.field'].label,
    value: ({ expertRequest }) => expertRequest?.field,
  },
  {
    title: demandLabels['public.expertRequest.problem'].label,
    value: ({ expertRequest }) => expertRequest?.problem,
  },
  {
    title: demandLabels['public.expertRequest.collaboration'].label,
    value: ({ expertRequest }) => expertRequest?.collaboration,
  },
  { title: '难题数', value: ({ challenges, identity }) => identity && (challenges?.length ?? 0) },
  {
    title: demandLabels['public.challenges[].summary'].label,
    value: overChallenges(({ summary }) => summary),
  },
  {
    title: demandLabels['public.challenges[].commonTechnology'].label,
    value: overChallenges(({ commonTechnology }) => yesNo(commonTechnology)),
  },
  {
    title: demandLabels['public.challenges[].description'].label,
    value: overChallenges(({ description }) => description),
  },
  {
    title: demandLabels['public.challenges[].cooperation.modes'].label,
    value: overChallenges(({ cooperation }) => list(cooperation?.modes)),
  },
  {
    title: demandLabels['public.challenges[].cooperation.otherMode'].label,
    value: overChallenges(({ cooperation }) => cooperation?.otherMode),
  },
  {
    title: demandLabels['public.challenges[].cooperation.requirements'].label,
    value: overChallenges(({ cooperation }) => cooperation?.requirements),
  },
  {
    title: fullLabel(demandLabels['public.challenges[].cooperation.budget']),
    value: overChallenges(({ cooperation }) => cooperation?.budget),
  },
  { title: '网址', value: (demand, { address }) => address(demand) },
]

/** The open data as one table for spreadsheets. */
export function demandsCsv(demands: readonly PublicDemand[], context: CsvContext): string {
  return csvText([
    columns.map(({ title }) => title),
    ...demands.map((demand) => columns.map(({ value }) => value(demand, context))),
  ])
}
