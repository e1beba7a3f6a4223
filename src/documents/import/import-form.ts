import { importChallenges } from './import-challenges.ts'
import { codeIn } from './import-code.ts'
import { Draft } from './import-draft.ts'
import { importEnterprise } from './import-enterprise.ts'
import { type ChallengeCells, type Form, formOf } from './import-form-cells.ts'
import { isChallengeCell } from './import-forms.ts'
import type { Paper } from './import-paper.ts'
import { importRequest } from './import-request.ts'
import { importResearch } from './import-research.ts'
import type { ImportedTree } from './import-result.ts'
import type { Slot } from './import-slot.ts'
import { unreadAnswers } from './import-unread.ts'
import { yearOf } from './import-year.ts'

/** The cells of one form as an entry; `cycleYear` as in `importAnnex1`. */
export function importForm(slots: readonly Slot[], paper: Paper, cycleYear?: number): ImportedTree {
  const draft = new Draft()
  const form = formOf(slots, draft)
  if (paper.submittedOn) draft.take(['public', 'submittedOn'], paper.submittedOn)
  else draft.leave(['public', 'submittedOn'], undefined, 'not-on-paper')
  importEnterprise(form, cycleYear ?? yearOf(paper.title ?? ''))
  importResearch(form)
  importRequest(form)
  importChallenges(form, challengesOf(form))
  const creditCode = paper.creditCode ?? codeIn(form.peek('creditCode'))
  if (creditCode) form.slot('creditCode')
  for (const slot of unreadAnswers(slots, form.used)) draft.keep(slot, [slot.text.trim()])
  const { submittedOn: _, ...rest } = paper
  return {
    tree: draft.finished(),
    understood: draft.understood,
    findings: draft.findings,
    leftovers: draft.leftovers,
    paper: { ...rest, ...(creditCode && { creditCode }) },
  }
}

/** A form's page and its continuations: where the first cell of the part stands again, the next problem begins. */
function challengesOf(form: Form): ChallengeCells[] {
  const own = form.slots.filter(isChallengeCell)
  const groups: Slot[][] = []
  for (const slot of own) {
    const isFirst = slot.id === own[0]!.id
    if (groups.length === 0 || (isFirst && groups.at(-1)!.some(({ id }) => id !== slot.id))) groups.push([])
    groups.at(-1)!.push(slot)
  }
  return groups.map((group) => formOf(group, form.draft, form.used))
}
