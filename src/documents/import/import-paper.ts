import { halfWidth } from '../../domain/half-width.ts'
import { foot, formTitle, templateLines } from '../../text/paper-labels.ts'
import type { ImportedTree } from './import-result.ts'
import type { WordDocument } from './read/word-document.ts'

/** What the paper says outside of its table. */
export type Paper = ImportedTree['paper'] & { submittedOn?: string }

/** What our own forms print below the table, wherever a program has moved it. */
export function paperOf(documents: readonly WordDocument[]): Paper {
  const paper: Paper = {}
  const title = documents[0] && titleOf(documents[0])
  if (title) paper.title = title
  for (const { text } of documents.flatMap(({ paragraphs }) => paragraphs)) {
    const date = foot.submittedOn.exec(text)?.[1]
    if (date) paper.submittedOn ??= plainDate(date)
    const district = foot.district.exec(text)?.[1]
    if (district) paper.districtName ??= district
    const code = foot.creditCode.exec(text)?.[1]
    if (code) paper.creditCode ??= code.normalize('NFKC').toUpperCase()
    const digest = foot.digest.exec(text)?.[1]
    if (digest) paper.digest ??= digest
  }
  return paper
}

const LONGEST_TITLE = 60

/** What the form above its table calls itself; undefined where no line there is a title. */
export function titleOf({ paragraphs, tables }: WordDocument): string | undefined {
  const above = paragraphs.slice(0, tables[0]?.after ?? paragraphs.length)
  const first = tables[0]?.rows[0]?.cells ?? []
  const lines = [...above, ...(first.length === 1 ? first[0]!.paragraphs : [])]
    .flatMap(({ text }) => text.split('\n'))
    .map((line) => line.replace(/\s+/g, ''))
    .filter((line) => line !== '' && line.length <= LONGEST_TITLE)
  const own = lines.filter((line) => formTitle.test(line))
  return own.length > 0 ? own.join('') : lines.find((line) => OTHER_TITLE.test(line))
}

/** How the papers of offices are called. */
const OTHER_TITLE =
  /(?:表|名单|清单|台账|花名册|登记册|申报书|申请书|推荐函|承诺书|合同|协议书?)(?:[（(][^（()）]*[)）])?$/

function plainDate(text: string): string {
  const half = halfWidth(text, /[０-９]/g)
  const [year, month, day] = half.match(/\d+/g) ?? []
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
}

/** A line that the form itself prints beside its table. */
export function isTemplate(text: string): boolean {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line === '' || templateLines.test(line)) return true
  // What stands on such a line and was not read is no part of the form.
  const rest = Object.values(foot).reduce((words, pattern) => words.replace(pattern, ' '), line)
  return rest !== line && /^[\s_＿]*$/.test(rest)
}
