import { markIn, withoutChatBelow, withoutMarkLine } from './mark-line.ts'

/**
 * The comment that a finished file begins with: year, district and file name, so that a file that was renamed, or a
 * text that was pasted, needs no question. It says no more than the file's public path does; in `content/` the path
 * says it, and `check --fix` takes the comment out.
 */
export interface EntryMark {
  year: string
  /** Slug. */
  district: string
  /** Credit code of a named entry, alias of an anonymous one. */
  id: string
}

/** The comment without `# `. */
export function entryMark({ year, district, id }: EntryMark, districtName: string): string {
  return `${year}年需求文件：${district}/${id}.yaml（${districtName}）`
}

const MARK =
  /^[ \t\ufeff]*#[ \t]*(\d{4})年需求文件[:：] ?([a-z][a-z-]{0,39})\/([0-9A-Z]{18}|[a-z2-9]{6})\.yaml[^\n]*$/m

export function readMark(text: string): EntryMark | undefined {
  const [year, district, id] = markIn(MARK, text) ?? []
  return year && district && id ? { year, district, id } : undefined
}

export const isMark = (comment: string): boolean => readMark(`# ${comment}`) !== undefined

/** The text without the line. */
export const withoutMark = (text: string): string => withoutMarkLine(MARK, text)

/**
 * The entries in a text that was pasted from a chat or a mail, each from its first line on; what stands above and below
 * is left out. A text without such a line is one entry. Texts of an entry are indented, so none of theirs begins another.
 */
export function entriesIn(text: string): string[] {
  const parts = text.split(/^(?=\ufeff?#[ \t]*\d{4}年需求文件)/m)
  const isMarked = (part: string) => readMark(part) !== undefined
  if (!parts.some(isMarked)) return [text]
  return parts.filter((part) => isMarked(part) || /^[ \t]*public:/m.test(part)).map(withoutChatBelow)
}
