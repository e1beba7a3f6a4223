import { YES_NO } from '../../domain/fields.ts'
import * as lists from '../../domain/option-lists.ts'
import {
  headings,
  institutionName,
  noteHint,
  originalValue,
  preTicked,
  suchAs,
} from '../../text/paper-labels.ts'
import { NO_ANSWER, YES_ANSWER } from './import-answers.ts'
import { type Slot, saysNoNeed } from './import-slot.ts'

/** Cells that somebody has filled in and that no field was read from. */
export function unreadAnswers(slots: readonly Slot[], used: ReadonlySet<Slot>): Slot[] {
  return slots.filter(
    (slot) =>
      !used.has(slot) &&
      !headings.has(slot.id) &&
      !saysNoNeed({ ...slot, text: slot.text.replace(noteHint, '') }) &&
      !isBlankForm(slot.text),
  )
}

/** Words that the form itself prints in cells to be filled in. */
const PRINTED = [
  ...lists.honors,
  ...lists.industries,
  ...lists.establishments,
  ...lists.institutionTypes,
  ...lists.levels,
  ...lists.rdIntensities,
  ...lists.projectKinds,
  ...lists.cooperationModes,
  ...YES_NO,
  ...['平方米', '万元', '人', '原值', '如', '如：', YES_ANSWER, NO_ANSWER],
].sort((a, b) => b.length - a.length)

/** True for a cell as the blank form has it. */
export function isBlankForm(text: string): boolean {
  const hints = [institutionName, noteHint, suchAs, originalValue, preTicked]
  const bare = hints.reduce((words, hint) => words.replace(hint, ' '), text)
  const rest = PRINTED.reduce((words, word) => words.replaceAll(word, ' '), bare)
  return /^[\s□☐○（()）：:；;、，,。_＿]*$/.test(rest)
}
