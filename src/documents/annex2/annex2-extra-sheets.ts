import { type Annex2Table, type ChallengeRow, isRecommendedFirst } from '../../domain/annex2.ts'
import { fullLabel } from '../../domain/declaration.ts'
import { enterpriseName } from '../../domain/ledger.ts'
import { demandLabels } from '../../text/labels.ts'
import { pageFooter, RECOMMENDED_FIRST, statisticsWords } from '../../text/papers.ts'
import { addTable, type SheetColumn } from '../office/sheet-table.ts'
import type { Sheet } from '../office/workbook.ts'

/** Warnings of an entry by its file, worded; for the review sheet. */
export type WarningsByFile = ReadonlyMap<string, readonly string[]>

/** The sheets beside 附件2 itself, which never gets an extra column. */

/** 技术创新难题: problems of entries that ask for no expert, so that none is lost on the way. */
export function addChallengeSheet(sheet: Sheet, { challengesAlone }: Annex2Table): void {
  addTable(sheet, challengeColumns, challengesAlone, pageFooter)
}

const label = (path: keyof typeof demandLabels) => fullLabel(demandLabels[path])

const challengeColumns: SheetColumn<ChallengeRow>[] = [
  { id: 'number', title: '序号', width: 5, align: 'center', value: (row) => row.number },
  { id: 'district', title: '企业所在地', width: 10, align: 'center', value: (row) => row.districtName },
  { id: 'name', title: '申报企业名称', width: 20, align: 'left', value: (row) => enterpriseName(row.demand) },
  {
    id: 'industry',
    title: '所属行业',
    width: 12,
    align: 'center',
    value: ({ demand }) => demand.public.enterprise.otherIndustry ?? demand.public.enterprise.industry,
  },
  {
    id: 'summary',
    title: label('public.challenges[].summary'),
    width: 26,
    align: 'left',
    value: ({ challenge }) => challenge.summary,
  },
  {
    id: 'commonTechnology',
    title: label('public.challenges[].commonTechnology'),
    width: 10,
    align: 'center',
    value: ({ challenge }) => (challenge.commonTechnology ? '是' : '否'),
  },
  {
    id: 'description',
    title: label('public.challenges[].description'),
    width: 48,
    align: 'left',
    value: ({ challenge }) => challenge.description,
  },
  {
    id: 'modes',
    title: label('public.challenges[].cooperation.modes'),
    width: 18,
    align: 'left',
    value: ({ challenge }) => {
      const { modes = [], otherMode } = challenge.cooperation ?? {}
      return [...modes, ...(otherMode ? [otherMode] : [])].join('、') || '无'
    },
  },
  {
    id: 'requirements',
    title: label('public.challenges[].cooperation.requirements'),
    width: 24,
    align: 'left',
    value: ({ challenge }) => challenge.cooperation?.requirements,
  },
  {
    id: 'budget',
    title: label('public.challenges[].cooperation.budget'),
    width: 11,
    align: 'right',
    value: ({ challenge, demand }) =>
      challenge.cooperation?.budget ??
      demand.private?.challenges?.find(({ no }) => no === challenge.no)?.budget,
  },
]

type Reviewed = Annex2Table['entries'][number] & { number: number; warnings: readonly string[] }

/** 初核参考: what the notice wants looked at first (六（二）), and what the check has warned of. */
export function addReviewSheet(sheet: Sheet, { entries }: Annex2Table, warnings: WarningsByFile): void {
  const rows = entries.map((entry, index) => ({
    ...entry,
    number: index + 1,
    warnings: warnings.get(entry.file) ?? [],
  }))
  addTable(sheet, reviewColumns, rows, pageFooter)
}

export const reviewColumns: SheetColumn<Reviewed>[] = [
  { id: 'number', title: '序号', width: 5, align: 'center', value: (row) => row.number },
  { id: 'name', title: '申报企业名称', width: 26, align: 'left', value: (row) => enterpriseName(row.demand) },
  {
    id: 'honors',
    title: label('public.enterprise.honors'),
    width: 28,
    align: 'left',
    value: ({ demand }) => {
      const { honors, otherHonor } = demand.public.enterprise
      return [...honors.filter((honor) => honor !== '其他'), ...(otherHonor ? [otherHonor] : [])].join('、')
    },
  },
  {
    id: 'institutions',
    title: label('public.research.institutions'),
    width: 32,
    align: 'left',
    value: ({ demand }) => demand.public.research.institutions.join('、') || '无',
  },
  {
    id: 'first',
    title: RECOMMENDED_FIRST.title,
    width: 11,
    align: 'center',
    value: ({ demand }) => (isRecommendedFirst(demand) ? RECOMMENDED_FIRST.yes : undefined),
  },
  {
    id: 'rdIntensity',
    title: label('private.innovation.rdIntensity'),
    width: 14,
    align: 'center',
    value: ({ demand }) => demand.private?.innovation.rdIntensity,
  },
  {
    id: 'problems',
    title: statisticsWords.problems,
    width: 10,
    align: 'center',
    value: ({ demand }) => demand.public.challenges?.length ?? 0,
  },
  {
    id: 'warnings',
    title: '核对提醒',
    width: 50,
    align: 'left',
    value: ({ warnings }) => warnings.map((warning, at) => `${at + 1}. ${warning}`).join('\n'),
  },
]
