import { type CsvCell, csvText } from '../domain/csv.ts'
import { type Declaration, fullLabel } from '../domain/declaration.ts'
import type { FieldNode } from '../domain/form-tree.ts'
import { statuses } from '../domain/option-lists.ts'
import type { PublicChallenge, PublicDemand } from '../domain/public-demand.ts'
import { type Path, valueAt } from '../domain/tree.ts'
import { demandLabels } from './labels.ts'
import { type OpenField, openFields } from './open-fields.ts'
import { demandTitle, enterpriseLabel } from './public.ts'

/**
 * The open data as two tables for spreadsheets and data frames: one row a demand, and one row a challenge, since
 * a cell that held several texts could not be taken apart again. Each column says its type, for the data package.
 */

export interface CsvContext {
  districtName: (slug: string) => string
  /** The absolute address of a demand's page. */
  address: (demand: PublicDemand) => string
}

/** A demand with its 需求编号, where a whole cycle is known. */
type OpenDemand = PublicDemand & { number?: string }

/** A field of a table, in the words of the Data Package standard (version 2); `unit` is ours. */
export interface TableField {
  /** The column's head. */
  name: string
  title: string
  type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | 'year' | 'list'
  unit?: string
  description?: string
  format?: 'uri'
  /** Of a list: what stands between its values, and never within one. */
  delimiter?: string
  itemType?: 'string'
  trueValues?: readonly string[]
  falseValues?: readonly string[]
  constraints?: { required?: true; unique?: true; minimum?: number; enum?: readonly string[] }
}

interface Column<Row> {
  field: TableField
  value: (row: Row, context: CsvContext) => CsvCell
}

/** Texts of one line hold no line break, so it can stand between several in a cell. */
const BETWEEN = '\n'
const YES_NO = { type: 'boolean', trueValues: ['是'], falseValues: ['否'] } as const
const LIST = { type: 'list', delimiter: BETWEEN, itemType: 'string' } as const
const ALWAYS = { required: true } as const

const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? '是' : '否')
const list = (values: readonly string[] | undefined) => values?.join(BETWEEN)
const named = (name: string, rest: Omit<TableField, 'name' | 'title'> & { title?: string }): TableField => ({
  name,
  title: name,
  ...rest,
})

export const NUMBER = '需求编号'
const EACH_CHALLENGE = 'challenges[].'

const head: readonly Column<OpenDemand>[] = [
  {
    field: named(NUMBER, { type: 'string', constraints: { required: true, unique: true } }),
    value: ({ number }) => number,
  },
  {
    field: named('网址标识', {
      type: 'string',
      description: '公开名称的是统一社会信用代码，不公开的是随机的六位别名',
      constraints: ALWAYS,
    }),
    value: ({ id }) => id,
  },
  { field: named('年度', { type: 'year', constraints: ALWAYS }), value: ({ year }) => year },
  {
    field: named(demandLabels['public.status'].label, {
      type: 'string',
      constraints: { required: true, enum: statuses },
    }),
    value: ({ status }) => status,
  },
  {
    field: named(demandLabels['public.submittedOn'].label, { type: 'date', constraints: ALWAYS }),
    value: ({ submittedOn }) => submittedOn,
  },
  {
    field: named('标题', { type: 'string' }),
    value: (demand) => (demand.identity ? demandTitle(demand) : undefined),
  },
  { field: named('是否公开企业名称', YES_NO), value: ({ identity }) => yesNo(identity?.named) },
  {
    field: named(demandLabels['public.enterprise.name'].label, {
      type: 'string',
      description: '不公开名称的是一个称呼，如“某企业”',
    }),
    value: ({ identity }, { districtName }) => identity && enterpriseLabel(identity, districtName),
  },
  {
    field: named('区（开发区）', { type: 'string' }),
    value: ({ identity }, { districtName }) => identity?.district && districtName(identity.district),
  },
  {
    field: named(demandLabels['public.enterprise.industry'].label, {
      type: 'string',
      description: '选了“其他”的是企业自己写的名称',
    }),
    value: ({ identity }) => identity?.industry,
  },
]

/** Columns that are no field, by the column they precede. */
const before: Readonly<Record<string, Column<OpenDemand>>> = {
  'research.institutions': {
    field: named('是否有研发机构', YES_NO),
    value: ({ research }) => yesNo(research?.present),
  },
  challenges: {
    field: named('难题数', { type: 'integer', constraints: { required: true, minimum: 0 } }),
    value: ({ challenges = [] }) => challenges.length,
  },
}

/** Columns that replace a field's own. */
const instead: Readonly<Record<string, Column<OpenDemand>[]>> = {
  'research.types': [
    {
      field: named('研发机构类型和级别', LIST),
      value: ({ research }) =>
        list(research?.types.map(({ type, level, name }) => `${level ?? ''}${name ?? type}`)),
    },
  ],
}

/** The titles are the form's own labels. */
const demandColumns: readonly Column<OpenDemand>[] = [
  ...head,
  ...openFields.flatMap((field) =>
    [
      before[field.path] ?? [],
      instead[field.path] ?? ownColumn<OpenDemand>(field, field.path, (demand) => demand),
    ].flat(),
  ),
  {
    field: named('网址', { type: 'string', format: 'uri', constraints: ALWAYS }),
    value: (demand, { address }) => address(demand),
  },
]

interface ChallengeRow {
  number: string | undefined
  challenge: PublicChallenge
}

const challengeColumns: readonly Column<ChallengeRow>[] = [
  {
    field: named(NUMBER, { type: 'string', constraints: ALWAYS }),
    value: ({ number }) => number,
  },
  ...openFields.flatMap((field) =>
    field.path.startsWith(EACH_CHALLENGE)
      ? ownColumn<ChallengeRow>(field, field.path.slice(EACH_CHALLENGE.length), (row) => row.challenge).map(
          (column) => (isAlwaysThere(field) ? withRequired(column) : column),
        )
      : [],
  ),
]

/** A column for a field with one value, or with a list of plain ones. */
function ownColumn<Row>({ node }: OpenField, path: string, from: (row: Row) => object): Column<Row>[] {
  const { spec, children, declaration } = node
  if (spec.kind === 'mapping' || children[0]?.spec.kind === 'mapping' || path.includes('[]')) return []
  return [{ field: fieldOf(node, declaration!), value: (row) => cellAt(from(row), path.split('.')) }]
}

function isAlwaysThere({ path, node }: OpenField): boolean {
  return !node.optional && !path.slice(EACH_CHALLENGE.length).includes('.')
}

function withRequired<Row>({ field, value }: Column<Row>): Column<Row> {
  return { field: { ...field, constraints: { required: true, ...field.constraints } }, value }
}

function fieldOf({ spec }: FieldNode, declaration: Declaration): TableField {
  const { label, unit } = declaration
  const own = { name: fullLabel(declaration), title: label, ...(unit && { unit }) }
  switch (spec.kind) {
    case 'number':
      return {
        ...own,
        type: spec.decimals > 0 ? 'number' : 'integer',
        constraints: { minimum: spec.min },
      }
    case 'date':
      return { ...own, type: 'date' }
    case 'yes-no':
      return { ...own, ...YES_NO }
    case 'option':
      return { ...own, type: 'string', constraints: { enum: spec.options } }
    case 'list':
      return { ...own, ...LIST }
    default:
      return { ...own, type: 'string' }
  }
}

function cellAt(values: object, path: Path): CsvCell {
  const value = valueAt(values, path)
  if (Array.isArray(value)) return list(value)
  if (typeof value === 'boolean') return yesNo(value)
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}

export const demandFields: readonly TableField[] = demandColumns.map(({ field }) => field)
export const challengeFields: readonly TableField[] = challengeColumns.map(({ field }) => field)

/** One row a demand. */
export function demandsCsv(demands: readonly OpenDemand[], context: CsvContext): string {
  return tableCsv(demandColumns, demands, context)
}

/** One row a challenge, with the number of its demand. */
export function challengesCsv(demands: readonly OpenDemand[], context: CsvContext): string {
  const rows = demands.flatMap(({ number, challenges = [] }) =>
    challenges.map((challenge) => ({ number, challenge })),
  )
  return tableCsv(challengeColumns, rows, context)
}

function tableCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[], context: CsvContext): string {
  return csvText([
    columns.map(({ field }) => field.name),
    ...rows.map((row) => columns.map(({ value }) => value(row, context))),
  ])
}
