import { markIn, withoutChatBelow, withoutMarkLine } from './mark-line.ts'

/**
 * Where a two-month report belongs. A district's link says it behind the `#`, which never reaches a server; the report's
 * first line says it, so that a file that was renamed, or a text that was pasted, needs no question. No name is in it.
 */
export interface ReportPlace {
  year: string
  /** Slug. */
  district: string
  /** Of the placement. */
  alias: string
  /** Its last month. */
  period: string
}

/** A chat takes the full stop behind a link for a part of it. */
const FRAGMENT = /^#?(?:(\d{4})\/)?([a-z][a-z-]{0,39})\/([a-z2-9]{6})\/(\d{4}-(?:0[1-9]|1[0-2]))[\s\p{P}]*$/u
const MARK =
  /^[ \t\ufeff]*#[ \t]*(\d{4})年双月报文件[:：] ?([a-z][a-z-]{0,39})\/([a-z2-9]{6})\/(\d{4}-(?:0[1-9]|1[0-2]))\.yaml[^\n]*$/m

/** `2023/hongshan/k7m2p9/2023-08`. */
export const reportFragment = ({ year, district, alias, period }: ReportPlace): string =>
  `${year}/${district}/${alias}/${period}`

/** What a fragment says; one without the year is understood as well. */
export function readReportFragment(
  fragment: string,
): (Omit<ReportPlace, 'year'> & { year?: string }) | undefined {
  const [, year, district, alias, period] = FRAGMENT.exec(decoded(fragment)) ?? []
  if (!district || !alias || !period) return undefined
  return { district, alias, period, ...(year && { year }) }
}

/** Chats write a link's slashes as %2F. */
function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return fragment
  }
}

/** The comment without `# `. */
export function reportMark({ year, district, alias, period }: ReportPlace, districtName: string): string {
  return `${year}年双月报文件：${district}/${alias}/${period}.yaml（${districtName}）`
}

export function readReportMark(text: string): ReportPlace | undefined {
  const [year, district, alias, period] = markIn(MARK, text) ?? []
  return year && district && alias && period ? { year, district, alias, period } : undefined
}

export const withoutReportMark = (text: string): string => withoutMarkLine(MARK, text)

/** The reports in a text that was pasted from a chat, each from its first line on; what stands above and below is left out. */
export const reportsIn = (text: string): string[] =>
  text
    .split(/^(?=[ \t\ufeff]*#[ \t]*\d{4}年双月报文件)/m)
    .filter((part) => readReportMark(part) !== undefined)
    .map(withoutChatBelow)
