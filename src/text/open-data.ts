import { type CsvCell, csvText } from '../domain/csv.ts'
import { fullLabel } from '../domain/declaration.ts'
import type { PublicChallenge, PublicDemand } from '../domain/public-demand.ts'
import { valueAt } from '../domain/tree.ts'
import { demandLabels } from './labels.ts'
import { type OpenField, openFields } from './open-fields.ts'
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

/** One field of all challenges; numbered where there are several. */
function overChallenges(value: (challenge: PublicChallenge) => CsvCell): Column['value'] {
  return ({ challenges = [] }) => {
    const cells = challenges.flatMap((challenge) => {
      const cell = value(challenge)
      return cell === undefined ? [] : [{ no: challenge.no, cell }]
    })
    if (challenges.length === 1) return cells[0]?.cell
    return cells.length > 0 ? cells.map(({ no, cell }) => `${no}. ${cell}`).join('\n') : undefined
  }
}

const EACH_CHALLENGE = 'challenges[].'

const head: readonly Column[] = [
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
]

/** Columns that are no field, by the column they precede. */
const before: Readonly<Record<string, Column>> = {
  'research.institutions': { title: '是否有研发机构', value: ({ research }) => yesNo(research?.present) },
  challenges: {
    title: '难题数',
    value: ({ challenges, identity }) => identity && (challenges?.length ?? 0),
  },
}

/** Columns that replace a field's own. */
const instead: Readonly<Record<string, Column[]>> = {
  'research.types': [
    {
      title: '研发机构类型和级别',
      value: ({ research }) =>
        list(research?.types.map(({ type, level, name }) => `${level ?? ''}${name ?? type}`)),
    },
  ],
  'challenges[].no': [],
}

/** One row a demand; the titles are the form's own labels. */
const columns: readonly Column[] = [
  ...head,
  ...openFields.flatMap((field) =>
    [before[field.path] ?? [], instead[field.path] ?? ownColumn(field)].flat(),
  ),
  { title: '网址', value: (demand, { address }) => address(demand) },
]

function ownColumn({ path, node: { spec, declaration, children } }: OpenField): Column[] {
  if (
    spec.kind === 'mapping' ||
    children[0]?.spec.kind === 'mapping' ||
    (path.includes('[]') && !path.startsWith(EACH_CHALLENGE))
  )
    return []
  const title = fullLabel(declaration!)
  if (!path.startsWith(EACH_CHALLENGE)) return [{ title, value: (demand) => cellAt(demand, path) }]
  const below = path.slice(EACH_CHALLENGE.length)
  return [{ title, value: overChallenges((challenge) => cellAt(challenge, below)) }]
}

function cellAt(values: object, path: string): CsvCell {
  const value = valueAt(values, path.split('.'))
  if (Array.isArray(value)) return list(value)
  if (typeof value === 'boolean') return yesNo(value)
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}

/** The open data as one table for spreadsheets. */
export function demandsCsv(demands: readonly PublicDemand[], context: CsvContext): string {
  return csvText([
    columns.map(({ title }) => title),
    ...demands.map((demand) => columns.map(({ value }) => value(demand, context))),
  ])
}
