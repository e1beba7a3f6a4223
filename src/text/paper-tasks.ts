import type { Cycle } from '../domain/cycle.ts'
import type { Site } from '../domain/site.ts'
import { dateInWords, momentInWords } from './dates.ts'

/** What is to be done with the papers of one unit, a line for each: whose seal, to whom, until when (报送, 4.1). */
export interface PaperTasks {
  /** Of a district. */
  annex2: string
  letter: string
  /** The city's workbook, which goes on to the province. */
  city: string
}

export interface Collection {
  cycle: Pick<Cycle, 'deadline' | 'extensions' | 'stages'>
  site: Pick<Site, 'host' | 'contact' | 'province'>
  /** Slug: a district may have more time. */
  district?: string | undefined
}

export function paperTasks({ cycle, site, district }: Collection): PaperTasks {
  const extended = cycle.extensions.find((extension) => extension.district === district)?.until
  const until = momentInWords(extended ?? cycle.deadline)
  const to = `${site.host}${site.contact ? `（${site.contact}）` : ''}`
  const by = cycle.stages.find(({ clause }) => clause === '4.1')?.by
  const province = site.province ? `${site.province}经信厅` : '上级经信部门'
  return {
    annex2: `A3纸打印，在“填报单位”处盖章；${until}前与推荐函一并把电子版报送${to}`,
    letter: `核对后盖章；${until}前与汇总表一并把电子版报送${to}`,
    city: `核对后在“填报单位”处盖章；${by ? `${dateInWords(by)}前` : ''}汇总上报${province}`,
  }
}

/** Of a paper that is encrypted. */
export const OPEN_FIRST = '先用 npm run unseal 打开'
/** Of the public summary. */
export const PUBLIC_PAPER = '内容与网站公开的一致，可以转发'
