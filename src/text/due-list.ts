import type { DueLine } from '../domain/due-list.ts'
import { clauseName } from './clause-names.ts'
import { dateInWords, momentInWords } from './dates.ts'
import { wordings } from './rules/wordings.ts'

/** The bureau's list of what is due: `npm run status`. */

const HOUR = 3_600_000
/** Whose the files of no district are. */
const BUREAU = '市级'

const PAPERS: Partial<Record<DueLine['code'], (line: DueLine) => string>> = {
  'confirmed-late': () => '--matches',
  'signed-late': () => '--placements',
  'on-duty-late': () => '--placements',
  'report-missing': ({ period }) => `--reports ${period}`,
}

export const dueListText = {
  asOf: (day: string) => `样例：按其中最晚的日期 ${dateInWords(day)} 计算；真实运行时按现在的时间。`,
  deadline: (deadline: string, now: number, filed: readonly string[], missing: readonly string[]) => {
    const hours = Math.ceil((Date.parse(deadline) - now) / HOUR)
    const none = missing.length > 0 ? `；还没有的：${missing.join('、')}` : ''
    return `${clauseName('报送')}：${momentInWords(deadline)}截止，还有${hours}小时。已有需求的区（开发区）${filed.length}个${none}。`
  },
  due: (line: DueLine, nameOf: (slug: string) => string) => {
    const count = line.districts.reduce((sum, one) => sum + one.count, 0)
    const where = line.districts
      .map(({ slug, count: own }) => `${slug ? nameOf(slug) : BUREAU}${own}`)
      .join('、')
    const paper = PAPERS[line.code]?.(line)
    // Without its year the command takes the newest, where the collection may have begun meanwhile.
    const command = paper && `npm run compile -- --cycle ${line.year} ${paper}`
    return `${clauseName(line.clause)}：${line.year}年${wordings[line.code].title} ${count} 项（${where}）。${command ? `请运行 ${command}。` : '处理办法见 SECURITY.md。'}`
  },
  next: (period: string, dueOn: string) =>
    `${clauseName('4.6')}：下一期双月报 ${period}，${dateInWords(dueOn)}截止。`,
  unread: (year: string) =>
    `${year}年的 cycle.yaml 有错误，这一年有什么到期算不出来。请先运行 npm run check 改正。`,
  sealed: '有加密的部分没有密钥：没有结束的才算到期，要加 --identity 才列得出来。',
} as const

/** Counts by code, for a summary that many may read; a line each. */
export function dueCounts(findings: readonly { code: DueLine['code'] }[]): string[] {
  if (findings.length === 0) return ['今天没有新到期的事项。']
  const counts = new Map<DueLine['code'], number>()
  for (const { code } of findings) counts.set(code, (counts.get(code) ?? 0) + 1)
  return [...counts].map(([code, count]) => `${wordings[code].title}：${count} 项`)
}
