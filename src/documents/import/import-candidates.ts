import type { Path } from '../../domain/tree.ts'
import type { CellId } from '../../text/paper-labels.ts'
import { noteHint } from '../../text/paper-labels.ts'
import { agreementsIn } from './import-agreement.ts'
import { isNone, isUnreadable, takePhone, takeText, written } from './import-fields.ts'
import type { Form } from './import-form-cells.ts'
import type { Slot } from './import-slot.ts'

const PATH = ['private', 'candidates'] as const
const NOTE = ['private', 'candidateNote'] as const

/** 备选1, 备选2 and 说明. A row that names nobody is no candidate. */
export function importCandidates(form: Form): void {
  const { draft } = form
  const numbers = [...new Set(form.slots.map(({ number }) => number ?? 0))]
    .filter((number) => number > 0 && ROW.some((id) => filled(cellOf(form, id, number))))
    .sort((a, b) => a - b)
  for (const [at, number] of numbers.entries()) {
    const path = (key: string): Path => [...PATH, at, key]
    takeText(draft, path('name'), cellOf(form, NAME, number), { name: true })
    takeText(draft, path('organization'), cellOf(form, ORGANIZATION, number))
    takePhone(draft, path('phone'), cellOf(form, PHONE, number), {
      mobileOnly: false,
      optional: true,
    })
  }
  importNote(form, numbers)
}

const NAME = 'private.candidates[].name'
const ORGANIZATION = 'private.candidates[].organization'
const PHONE = 'private.candidates[].phone'
const ROW = [NAME, ORGANIZATION, PHONE] as const

function cellOf({ slots }: Form, id: CellId, number: number): Slot | undefined {
  return slots.find((slot) => slot.id === id && slot.number === number)
}

function filled(slot: Slot | undefined): boolean {
  if (!slot) return false
  const text = written(slot.text)
  return (text !== '' && !isNone(text)) || slot.doubts.has('picture')
}

/** 附件2 asks for each person whether all is agreed; on paper it stands in 说明, in the enterprise's words. */
function importNote(form: Form, numbers: readonly number[]): void {
  const { draft, slot } = form
  const cell = slot('private.candidateNote')
  const paths = numbers.map((_, at): Path => [...PATH, at, 'agreed'])
  if (!cell) {
    for (const path of paths) draft.leave(path, cell, 'no-cell')
    return
  }
  if (isUnreadable(draft, [...paths, NOTE], cell)) return
  const names = numbers.map((number) => written(cellOf(form, NAME, number)?.text))
  const text = written(cell.text.replace(noteHint, ''))
  const { agreed, note } = agreementsIn(
    text,
    numbers.map((number, at) => ({ number, name: names[at]! })),
  )
  for (const [at, path] of paths.entries()) {
    const answer = agreed[at]
    if (answer === undefined) draft.leave(path, cell, 'agreed-unclear')
    else draft.take(path, answer ? '是' : '否')
  }
  if (note) draft.take(NOTE, note)
}
