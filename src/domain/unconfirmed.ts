import { type Finding, finding, firstFindings } from './finding.ts'
import type { KindName } from './kinds.ts'

/**
 * A new cycle is copied from the last one. Each value that the new notice must confirm carries a mark until a
 * person has removed it: a comment in YAML, words in brackets in the notice.
 */

export const unconfirmedComment = (note: string): string => ` 待核对：${note}`
export const unconfirmedText = (note: string): string => `〔待填写：${note}〕`

const MARKED_KINDS: readonly KindName[] = ['cycle', 'notice', 'measures']

/** Unconfirmed values in a file of a cycle, one finding a line. */
export function unconfirmed({
  file,
  kind,
  text,
}: {
  file: string
  kind: KindName
  text?: string
}): Finding[] {
  if (!MARKED_KINDS.includes(kind) || !text?.includes('待')) return []
  const findings = text.split('\n').flatMap((line, index): Finding[] => {
    const mark = markIn(line)
    if (!mark) return []
    const { start, what, note } = mark
    const at = { line: index + 1, column: start + 1 }
    return [finding('unconfirmed', { file }, { at, what, note: note.slice(0, LONGEST_NOTE) })]
  })
  return firstFindings(file, findings, ({ args }) => ('at' in args && args.at) || { line: 1, column: 1 })
}

/** Maximum length of a note in a message, in characters. */
const LONGEST_NOTE = 200
const VALUE = /#\s?待核对/
const TEXT = '〔待填写'

/** Whether a passage of the text is still to be written. */
export const isOpenText = (text: string): boolean => text.includes(TEXT)

function markIn(line: string): { start: number; what: 'value' | 'text'; note: string } | undefined {
  const comment = VALUE.exec(line)
  if (comment) {
    const { index } = comment
    return { start: index, what: 'value', note: noteOf(line.slice(index + comment[0].length)) }
  }
  const start = line.indexOf(TEXT)
  if (start < 0) return undefined
  const [note = ''] = line.slice(start + TEXT.length).split('〕')
  return { start, what: 'text', note: noteOf(note) }
}

const noteOf = (written: string): string => written.replace(/^[：:]/, '').trim()
