import type { Path } from '../../domain/tree.ts'
import { type CellId, noteHint } from '../../text/paper-labels.ts'
import { bracketAtEnd } from './bracket-at-end.ts'
import { agreementsIn, tickedIn } from './import-agreement.ts'
import { isUnreadable, takePhone, takeText } from './import-fields.ts'
import type { Form } from './import-form-cells.ts'
import { agreementOf, isNobody, isNoNeed, isNone } from './import-habits.ts'
import { hasAnswer, type Slot, written } from './import-slot.ts'

const PATH = ['private', 'candidates'] as const
const NOTE = ['private', 'candidateNote'] as const
const NAME = 'private.candidates[].name'
const ORGANIZATION = 'private.candidates[].organization'
const PHONE = 'private.candidates[].phone'
const ROW = [NAME, ORGANIZATION, PHONE] as const satisfies readonly CellId[]

/** A row of the form that names somebody. */
interface Candidate {
  number: number
  cells: Record<(typeof ROW)[number], Noted | undefined>
}

/** A cell without the remark in brackets about agreeing. */
interface Noted extends Slot {
  agreed: boolean | undefined
}

/** 备选1, 备选2 and 说明. A row that names nobody is no candidate. */
export function importCandidates(form: Form): void {
  const { draft } = form
  const candidates = candidatesOf(form)
  for (const [at, { cells }] of candidates.entries()) {
    const path = (key: string): Path => [...PATH, at, key]
    takeText(draft, path('name'), cells[NAME], { name: 'expert' })
    const unit = cells[ORGANIZATION]
    if (unit && written(unit.text) && isNobody(unit.text))
      draft.leave(path('organization'), unit, 'says-none')
    else takeText(draft, path('organization'), unit, { one: 'unit' })
    takePhone(draft, path('phone'), cells[PHONE], { mobileOnly: false, optional: true })
  }
  importNote(form, candidates)
}

/** True if a row names somebody, or may do so. */
export function namesCandidates({ slots }: Pick<Form, 'slots'>): boolean {
  return slots.some(
    (slot) => (slot.id === NAME || slot.id === ORGANIZATION) && isFilled(slot) && !isNobody(slot.text),
  )
}

function candidatesOf(form: Form): Candidate[] {
  const numbers = [...new Set(form.slots.map(({ number }) => number ?? 0))].filter((number) => number > 0)
  return numbers
    .sort((a, b) => a - b)
    .flatMap((number): Candidate[] => {
      const filled = ROW.map((id) => form.peek(id, number)).filter(isFilled)
      if (filled.length === 0) return []
      const name = form.peek(NAME, number)
      const nobody = name && written(name.text) ? name : filled[0]!
      if (isNobody(nobody.text) && (nobody === name || filled.every(({ text }) => isNobody(text)))) {
        tellNobody(form, number, nobody)
        return []
      }
      const cell = (id: CellId) => withoutAgreement(form.slot(id, number))
      return [
        { number, cells: { [NAME]: cell(NAME), [ORGANIZATION]: cell(ORGANIZATION), [PHONE]: cell(PHONE) } },
      ]
    })
}

function isFilled(slot: Slot | undefined): slot is Slot {
  return slot !== undefined && (slot.doubts.size > 0 || (hasAnswer(slot) && !isNone(slot.text)))
}

/** 待定: no candidate; what else stands in the row is left over. */
function tellNobody({ draft, slot, peek }: Form, number: number, name: Slot): void {
  for (const id of ROW) {
    const cell = peek(id, number)
    if (cell && isNobody(cell.text)) slot(id, number)
  }
  if (!isNone(name.text)) draft.look(PATH, name, 'no-candidate')
}

/** 某某（已协商一致）: the name, and what was agreed. */
function withoutAgreement(slot: Slot | undefined): Noted | undefined {
  if (!slot) return undefined
  const parts = bracketAtEnd(slot.text)
  const agreed = parts && agreementOf(parts.inside)
  return agreed === undefined ? { ...slot, agreed } : { ...slot, text: parts!.before, agreed }
}

/** 附件2 asks for each person whether all is agreed; on paper it stands in 说明, in the enterprise's words. */
function importNote(form: Form, candidates: readonly Candidate[]): void {
  const { draft, slot } = form
  const cell = slot('private.candidateNote')
  const paths = candidates.map((_, at): Path => [...PATH, at, 'agreed'])
  if (cell && isUnreadable(draft, [...paths, NOTE], cell)) return
  const text = tickedIn(written(cell?.text.replace(noteHint, '')))
  const { agreed, note } = agreementsIn(
    text,
    candidates.map(({ number, cells }) => ({
      number,
      name: written(cells[NAME]?.text),
      organization: written(cells[ORGANIZATION]?.text),
    })),
  )
  for (const [at, path] of paths.entries()) {
    const answers = new Set([
      agreed[at],
      ...Object.values(candidates[at]!.cells).map((noted) => noted?.agreed),
    ])
    answers.delete(undefined)
    const [answer] = answers
    if (answer !== undefined && answers.size === 1) draft.take(path, answer ? '是' : '否')
    else draft.leave(path, cell, cell ? 'agreed-unclear' : 'no-cell')
  }
  if (!note || isNoNeed(note)) return
  if (candidates.length === 0 && isNobody(note)) draft.look(PATH, cell, 'no-candidate')
  else draft.take(NOTE, note)
}
