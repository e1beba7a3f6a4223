import type { CellId } from '../../text/paper-labels.ts'
import { importChallenges } from './import-challenges.ts'
import { Draft } from './import-draft.ts'
import { importEnterprise } from './import-enterprise.ts'
import { written } from './import-fields.ts'
import { type ChallengeCells, filledSlot, formOf } from './import-form-cells.ts'
import type { Paper } from './import-paper.ts'
import { importRequest } from './import-request.ts'
import { importResearch } from './import-research.ts'
import type { ImportedTree, Leftover } from './import-result.ts'
import type { Slot } from './import-slot.ts'

/** The cells of one form as an entry. */
export function importForm(slots: Slot[], paper: Paper): ImportedTree {
  const draft = new Draft()
  const leftovers: Leftover[] = []
  const form = formOf(slots, draft, leftovers)
  if (paper.submittedOn) draft.take(['public', 'submittedOn'], paper.submittedOn)
  else draft.leave(['public', 'submittedOn'], undefined, 'not-on-paper')
  importEnterprise(form)
  importResearch(form)
  importRequest(form)
  importChallenges(form, challengesOf(slots))
  reportDuplicates(draft, slots)
  const { submittedOn: _, ...rest } = paper
  return {
    tree: draft.finished(),
    understood: draft.understood,
    findings: draft.findings,
    leftovers,
    paper: rest,
  }
}

/** A form's page and its continuations: whatever stands again belongs to the next problem. */
function challengesOf(slots: readonly Slot[]): ChallengeCells[] {
  const groups: Map<CellId, Slot>[] = []
  for (const slot of slots) {
    if (!/^(?:public|private)\.challenges\[\]\./.test(slot.id)) continue
    if (groups.length === 0 || groups.at(-1)!.has(slot.id)) groups.push(new Map())
    groups.at(-1)!.set(slot.id, slot)
  }
  return groups.map((group) => ({ slot: (id) => group.get(id) }))
}

/** The same cell twice with two contents: nobody knows which one holds. Two names begin two forms. */
function reportDuplicates(draft: Draft, slots: readonly Slot[]): void {
  for (const found of [...draft.understood]) {
    const id = found.join('.')
    if (found.length !== 3 || id === 'public.enterprise.name') continue
    const own = slots.filter((slot) => slot.id === id)
    if (new Set(own.map(({ text }) => written(text)).filter(Boolean)).size < 2) continue
    draft.understood.splice(draft.understood.indexOf(found), 1)
    draft.leave(found, filledSlot(slots, id as CellId), 'two-values')
  }
}
