import { foot, templateLines } from '../../text/paper-labels.ts'
import type { ImportedTree, Leftover } from './import-result.ts'
import type { Paragraph, WordDocument } from './read/word-document.ts'

/** What the paper says outside of its table. */
export type Paper = ImportedTree['paper'] & { submittedOn?: string }

/** What our own forms print below the table, wherever a program has moved it. */
export function paperOf(documents: readonly WordDocument[]): Paper {
  const paper: Paper = {}
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

function plainDate(text: string): string {
  const half = text.replace(/[０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
  const [year, month, day] = half.match(/\d+/g) ?? []
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
}

/** A line that the form itself prints beside its table. */
export function isTemplate(text: string): boolean {
  const line = text.replace(/\s+/g, ' ').trim()
  return line === '' || templateLines.test(line) || Object.values(foot).some((pattern) => pattern.test(line))
}

export function outside(paragraphs: readonly Paragraph[]): Leftover[] {
  return paragraphs.flatMap(({ text }, index) => {
    return isTemplate(text) ? [] : [{ text: text.trim(), place: { paragraph: index + 1 } }]
  })
}
