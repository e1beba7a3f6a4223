import { fullLabel } from '../../domain/declaration.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { demandLabels } from '../../text/labels.ts'
import { pageFooter, publicSummaryTitle } from '../../text/papers.ts'
import { demandTitle, enterpriseLabel } from '../../text/public.ts'
import { addTable, type SheetColumn } from '../office/sheet-table.ts'
import { newWorkbook } from '../office/workbook.ts'
import { workbookBytes } from '../office/xlsx-bytes.ts'

/** The public summary of a cycle: what the site shows, and nothing else, as a workbook and as text. */
export interface PublicSummary {
  year: string
  demands: readonly PublicDemand[]
  districtName: (slug: string) => string
}

type Row = { demand: PublicDemand; number: number }

function columnsOf({ districtName }: PublicSummary): SheetColumn<Row>[] {
  const text = (value: (demand: PublicDemand) => string | undefined) => (row: Row) => value(row.demand) || '—'
  const list = (items: readonly string[] | undefined) => items?.join('、')
  return [
    { id: 'number', title: '序号', width: 5, align: 'center', value: ({ number }) => number },
    {
      id: 'name',
      title: demandLabels['public.enterprise.name'].label,
      width: 24,
      align: 'left',
      value: text(({ identity }) => identity && enterpriseLabel(identity, districtName)),
    },
    {
      id: 'district',
      title: '区（开发区）',
      width: 14,
      align: 'center',
      value: text(({ identity }) => identity?.district && districtName(identity.district)),
    },
    {
      id: 'industry',
      title: demandLabels['public.enterprise.industry'].label,
      width: 14,
      align: 'center',
      value: text(({ identity }) => identity?.industry),
    },
    {
      id: 'title',
      title: '难题或需求',
      width: 40,
      align: 'left',
      value: text((demand) => demandTitle(demand)),
    },
    {
      id: 'field',
      title: demandLabels['public.expertRequest.field'].label,
      width: 24,
      align: 'left',
      value: text(({ expertRequest }) => expertRequest?.field),
    },
    {
      id: 'modes',
      title: demandLabels['public.challenges[].cooperation.modes'].label,
      width: 20,
      align: 'left',
      value: text(({ challenges }) =>
        list([...new Set(challenges?.flatMap(({ cooperation }) => cooperation?.modes ?? []))]),
      ),
    },
    {
      id: 'budget',
      title: fullLabel(demandLabels['public.challenges[].cooperation.budget']),
      width: 12,
      align: 'right',
      value: ({ demand }) => totalBudget(demand),
    },
    {
      id: 'status',
      title: demandLabels['public.status'].label,
      width: 9,
      align: 'center',
      value: text(({ status }) => status),
    },
  ]
}

/** 万元 over all problems with a published budget; undefined if there is none. */
function totalBudget({ challenges = [] }: PublicDemand): number | undefined {
  const budgets = challenges.flatMap(({ cooperation }) => cooperation?.budget ?? [])
  return budgets.length > 0 ? budgets.reduce((sum, budget) => sum + budget, 0) : undefined
}

const rowsOf = ({ demands }: PublicSummary): Row[] =>
  demands.map((demand, index) => ({ demand, number: index + 1 }))

export function publicSummaryWorkbook(summary: PublicSummary): Promise<Uint8Array> {
  const workbook = newWorkbook(summary.year)
  addTable(workbook.addWorksheet('公开版'), columnsOf(summary), rowsOf(summary), pageFooter)
  return workbookBytes(workbook)
}

export function publicSummaryMarkdown(summary: PublicSummary): string {
  const columns = columnsOf(summary)
  const cell = (value: unknown) =>
    String(value ?? '—')
      .replace(/\s+/g, ' ')
      .replace(/[\\`*_[\]<>&|@]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  const line = (cells: readonly unknown[]) => `| ${cells.map(cell).join(' | ')} |`
  return [
    `# ${publicSummaryTitle(summary.year)}`,
    '',
    line(columns.map(({ title }) => title)),
    `|${columns.map(() => '---|').join('')}`,
    ...rowsOf(summary).map((row) => line(columns.map(({ value }) => value(row)))),
    '',
  ].join('\n')
}
