import type { FieldColumn } from './declaration.ts'
import { type Demand, demandSchema } from './demand.ts'
import type { District, Filing } from './district.ts'
import { allNodes, type FieldNode, formTree } from './form-tree.ts'
import { groupBy } from './group-by.ts'
import { type CycleLedger, compare, creditCodeOf, type Entry, enterpriseName } from './ledger.ts'
import { recommendationGrounds } from './recommendation.ts'
import { valueAt } from './tree.ts'

/**
 * 附件2 as data: 选派需求汇总表. Columns and header cells in the order of the form; `group` is the
 * merged cell above.
 */

export type Annex2Cell = string | number | undefined

/** The form has room for two people. */
type Candidate = 1 | 2

export type Annex2ColumnId =
  | FieldColumn
  | 'number'
  | 'district'
  | `${'organization' | 'candidate' | 'agreed'}${Candidate}`
  | 'unspecified'

interface ColumnLook {
  title: string
  group?: string
  /** Width in characters of the workbook's normal font. */
  width: number
  align: 'center' | 'left' | 'right'
}

export interface Annex2Column extends ColumnLook {
  id: Annex2ColumnId
  /** The field of the entry that the column shows, if it is one. */
  field?: FieldNode
  value: (row: Annex2Row) => Annex2Cell
}

export interface Annex2Row {
  /** 序号, from 1 within its table. */
  number: number
  districtName: string
  entry: Entry
  demand: Demand
}

const candidate = ({ demand }: Annex2Row, number: Candidate) => demand.private?.candidates?.[number - 1]

const NAMED_EXPERTS = '指定专家'

/** Columns that show a field which declares them; the titles are those of the official form. */
const ofFields: Readonly<Record<FieldColumn, ColumnLook>> = {
  name: { title: '申报企业名称', width: 14, align: 'left' },
  industry: { title: '所属行业', width: 9, align: 'center' },
  employees: { title: '企业从业人数（名）', width: 8, align: 'right' },
  revenue: { title: '上年营业收入（万元）', width: 9, align: 'right' },
  field: { title: '期望专家研究领域', width: 14, align: 'left' },
  problem: { title: '期望“科技副总”帮助解决的技术创新难题', width: 40, align: 'left' },
  collaboration: { title: '期望与“科技副总”派出单位开展的项目合作', width: 27, align: 'left' },
}

/** Text of the cell where it differs from the field's value. */
const valuesOf: Partial<Record<FieldColumn, Annex2Column['value']>> = {
  name: ({ demand }) => enterpriseName(demand),
  industry: ({
    demand: {
      public: { enterprise },
    },
  }) => enterprise.otherIndustry ?? enterprise.industry,
}

const declaring = new Map(
  [...allNodes(formTree(demandSchema))].flatMap((node) =>
    node.declaration?.column ? [[node.declaration.column, node] as const] : [],
  ),
)

function fieldColumn(id: FieldColumn): Annex2Column {
  const field = declaring.get(id)
  if (!field) throw new Error(`No field declares the column ${id}`)
  const path = field.path.split('.')
  const value: Annex2Column['value'] = valuesOf[id] ?? (({ demand }) => valueAt(demand, path) as Annex2Cell)
  return { id, ...ofFields[id], field, value }
}

const candidateColumns = (number: Candidate): Annex2Column[] => [
  {
    id: `organization${number}`,
    title: `期望专家备选人员${number}所在单位`,
    group: NAMED_EXPERTS,
    width: 10,
    align: 'left',
    value: (row) => candidate(row, number)?.organization,
  },
  {
    id: `candidate${number}`,
    title: `期望专家备选人员${number}姓名`,
    group: NAMED_EXPERTS,
    width: 7,
    align: 'center',
    value: (row) => candidate(row, number)?.name,
  },
  {
    id: `agreed${number}`,
    title: '是否已经协商一致',
    group: NAMED_EXPERTS,
    width: 6,
    align: 'center',
    value: (row) => {
      const person = candidate(row, number)
      return person && (person.agreed ? '是' : '否')
    },
  },
]

export const annex2Columns: readonly Annex2Column[] = [
  { id: 'number', title: '序号', width: 5, align: 'center', value: (row) => row.number },
  { id: 'district', title: '企业所在地', width: 8, align: 'center', value: (row) => row.districtName },
  // The type of `ofFields` holds all of them, in the order of the form.
  ...(Object.keys(ofFields) as FieldColumn[]).map(fieldColumn),
  ...candidateColumns(1),
  ...candidateColumns(2),
  {
    id: 'unspecified',
    title: '未指定具体专家（打√）',
    width: 8,
    align: 'center',
    value: (row) => (candidate(row, 1) ? undefined : '√'),
  },
]

/** The number of a column on the sheet, from 1. */
export function annex2Number(id: Annex2ColumnId): number {
  return annex2Columns.findIndex((column) => column.id === id) + 1
}

export function annex2Column(id: Annex2ColumnId): Annex2Column {
  return annex2Columns[annex2Number(id) - 1]!
}

/** An entry with part 四 only; it has no row in 附件2. */
export interface ChallengeRow {
  number: number
  districtName: string
  entry: Entry
  demand: Demand
  challenge: NonNullable<Demand['public']['challenges']>[number]
}

/** The line above the table: of a district from its filing, of the city from the cycle; absent = left blank. */
export interface HeadLine {
  unit?: string | undefined
  reporter?: string | undefined
  phone?: string | undefined
  date?: string | undefined
}

export interface Annex2Table {
  cycle: string
  /** The district's, or undefined for the whole city. */
  district: District | undefined
  filing: Filing | undefined
  headLine: HeadLine
  rows: Annex2Row[]
  /** Problems of entries that ask for no expert. */
  challengesAlone: ChallengeRow[]
  /** Every entry of the table, for the review sheet. */
  entries: (Entry & { demand: Demand })[]
}

type WholeEntry = Annex2Table['entries'][number]

/** The tables of a cycle: one for each district with entries, in official order; withdrawn ones left out. */
export function annex2Tables(cycle: CycleLedger, districts: readonly District[]): Annex2Table[] {
  const groups = groupBy(wholeEntries(cycle), ({ district }) => district)
  return districts.flatMap((district) => {
    const entries = groups.get(district.slug)
    if (!entries) return []
    const filing = cycle.filings.get(district.slug)?.filing
    return [{ ...tableOf(cycle.year, entries, districts), district, filing, headLine: headLineOf(filing) }]
  })
}

/** All districts in one table. */
export function annex2City(cycle: CycleLedger, districts: readonly District[]): Annex2Table {
  const { unit, reporter, phone, on } = cycle.cycle?.cityReport ?? {}
  const headLine = { unit, reporter, phone, date: on }
  const table = tableOf(cycle.year, wholeEntries(cycle), districts)
  return { ...table, district: undefined, filing: undefined, headLine }
}

function headLineOf(filing: Filing | undefined): HeadLine {
  const { unit, reportedOn } = filing?.public ?? {}
  const { reporter, phone } = filing?.private ?? {}
  return { unit, reporter, phone, date: reportedOn }
}

/** Whether 6.2 recommends it first. */
export function isRecommendedFirst({ public: { enterprise, research } }: Demand): boolean {
  return recommendationGrounds(enterprise.honors, research.institutions.length > 0) > 0
}

/**
 * By district; there whom 6.2 recommends first, then by credit code: the ledger orders by file name, which is
 * an alias for anonymous ones.
 */
function wholeEntries({ entries }: CycleLedger): WholeEntry[] {
  const order = new Map([...new Set(entries.map(({ district }) => district))].map((slug, i) => [slug, i]))
  return entries
    .filter(
      (entry): entry is WholeEntry => entry.demand !== undefined && entry.demand.public.status !== '已撤回',
    )
    .sort(
      (a, b) =>
        order.get(a.district)! - order.get(b.district)! ||
        Number(isRecommendedFirst(b.demand)) - Number(isRecommendedFirst(a.demand)) ||
        compare(creditCodeOf(a) ?? a.id, creditCodeOf(b) ?? b.id),
    )
}

function tableOf(
  cycle: string,
  entries: WholeEntry[],
  districts: readonly District[],
): Pick<Annex2Table, 'cycle' | 'rows' | 'challengesAlone' | 'entries'> {
  const nameOf = new Map(districts.map(({ slug, name }) => [slug, name]))
  const base = (entry: WholeEntry, index: number) => ({
    number: index + 1,
    districtName: nameOf.get(entry.district) ?? entry.district,
    entry,
    demand: entry.demand,
  })
  const asking = entries.filter(({ demand }) => demand.public.expertRequest !== undefined)
  const challengesAlone = entries
    .filter(({ demand }) => demand.public.expertRequest === undefined)
    .flatMap((entry) => (entry.demand.public.challenges ?? []).map((challenge) => ({ entry, challenge })))
    .map(({ entry, challenge }, index) => ({ ...base(entry, index), challenge }))
  return { cycle, rows: asking.map(base), challengesAlone, entries }
}
