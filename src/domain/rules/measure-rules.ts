import type { Clause } from '../clauses.ts'
import { noticeTexts, squeezed } from '../notice-texts.ts'
import { isOpenText } from '../unconfirmed.ts'
import { cycleRule } from './rule.ts'

/** The forms' words stand on the papers, not in the notice's own text. */
const ON_PAPER: readonly Clause[] = ['附件1', '附件2']

/** The notice is carried out sentence by sentence: no word of it is left out, and none is added. */
export const measuresDiffer = cycleRule('measures-differ', function* ({ measures, notice, noticeBody }) {
  // Until the new notice is written there is nothing to compare with.
  if (!measures || !notice || isOpenText(noticeBody)) return
  const { file, list } = measures
  const rows = list
    .map((row, index) => ({ ...row, index }))
    .filter(({ clause }) => !ON_PAPER.includes(clause))
  const texts = noticeTexts(notice.title, noticeBody)
  for (const clause of new Set([...texts.keys(), ...rows.map((row) => row.clause)])) {
    const whole = texts.get(clause) ?? ''
    let from = 0
    let last: number | undefined
    for (const { index, text } of rows.filter((row) => row.clause === clause)) {
      const passage = squeezed(text)
      const at = whole.indexOf(passage, from)
      if (at < 0) {
        yield { file, path: [index, 'text'], args: { reason: 'foreign' as const, clause, passage: text } }
        continue
      }
      if (at > from) yield missing(file, index, clause, whole.slice(from, at))
      from = at + passage.length
      last = index
    }
    if (from < whole.length) yield missing(file, last, clause, whole.slice(from))
  }
})

const missing = (file: string, index: number | undefined, clause: Clause, passage: string) => ({
  file,
  path: index === undefined ? [] : [index, 'text'],
  args: { reason: 'missing' as const, clause, passage },
})
