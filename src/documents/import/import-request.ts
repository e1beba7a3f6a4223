import { YES_NO } from '../../domain/fields.ts'
import { suchAs } from '../../text/paper-labels.ts'
import { importCandidates } from './import-candidates.ts'
import { isNone, isUnreadable, written } from './import-fields.ts'
import type { Form } from './import-form-cells.ts'
import type { Slot } from './import-slot.ts'
import { lastAnswer } from './read/read-tick-tokens.ts'
import { readTicks } from './read/read-ticks.ts'

const [YES, NO] = YES_NO
const PART = ['public', 'expertRequest'] as const
const SUPPORT = ['private', 'support'] as const
const TEXTS = [
  'public.expertRequest.source',
  'public.expertRequest.field',
  'public.expertRequest.problem',
  'public.expertRequest.collaboration',
] as const

/** 三、“科技副总”需求; an enterprise that wants none leaves the whole part empty. */
export function importRequest(form: Form): void {
  const { draft, slot } = form
  const [source, field, problem, collaboration] = TEXTS
  const cells = TEXTS.map((id) => slot(id))
  const filled = cells.filter((cell) => cell && (written(cell.text) !== '' || cell.doubts.has('picture')))
  const named = form.slots.some((cell) => isCandidateCell(cell) && hasText(cell))
  const support = slot('private.support')
  if (!named && filled.every((cell) => isNone(written(cell?.text)))) {
    if (filled.length > 0) draft.look(PART, filled[0], 'all-none')
    // A tick at 否 and nothing else is what an enterprise without a request may well leave.
    if (support && supportIn(support.text).ticked.includes(YES))
      draft.leave(PART, support, 'part-contradicts')
    return
  }
  form.take(source)
  form.take(field)
  importCandidates(form)
  form.take(problem)
  form.take(collaboration)
  importSupport(form, support)
  form.takeRows('public.expertRequest', 'private.support')
}

const isCandidateCell = ({ id }: Slot) =>
  id === 'private.candidates[].name' || id === 'private.candidates[].organization'
const hasText = ({ text }: Slot) => written(text) !== '' && !isNone(written(text))

function importSupport({ draft }: Form, cell: Slot | undefined): undefined {
  const offered = [...SUPPORT, 'offered']
  if (!cell) return draft.leave(offered, cell, 'no-cell')
  if (isUnreadable(draft, [offered, [...SUPPORT, 'details']], cell)) return
  const { ticked, fault, details } = supportIn(cell.text)
  if (fault || ticked.length !== 1) {
    draft.leave(offered, cell, fault ?? (ticked.length > 1 ? 'several-ticks' : 'no-tick'))
  } else draft.take(offered, ticked[0]!)
  if (details === '') return
  draft.take([...SUPPORT, 'details'], details)
  if (ticked[0] === NO) draft.look(offered, cell, 'refused-with-details')
}

/** The details have up to 1,000 characters. */
const LONGEST = 5000

/**
 * □是, then 如：… over any number of lines, then □否 on the last one. Only the ends are read as ticks:
 * in between stands what the enterprise has written.
 */
function supportIn(text: string): {
  ticked: string[]
  fault?: 'ambiguous-tick' | 'unknown-option'
  details: string
} {
  if (text.length > LONGEST) return { ticked: [], fault: 'ambiguous-tick', details: '' }
  const end = lastAnswer(text, NO)
  const head = text.slice(0, end)
  const start =
    /^[^\p{L}\p{N}]*(?:[口VvXxRr]\s*)?是[^\S\n]*(?:[（(]\s*(?:[√✓✔]\s*)?[)）]|[√✓✔☑☒■●□☐○])?/u.exec(
      head,
    )?.[0] ?? ''
  const { choices, fault } = readTicks(`${start}\n${end === undefined ? '' : text.slice(end)}`, YES_NO)
  const ticked = choices.filter(({ on }) => on).map(({ option }) => option)
  const details = written(head.slice(start.length).replace(suchAs, ''))
  // 否 with a sign that is not known has stayed behind in the enterprise's words.
  const unclear =
    fault ?? (end === undefined && /(?:^|\s)\S?否\s*$/.test(details) ? 'ambiguous-tick' : undefined)
  return { ticked, ...(unclear && { fault: unclear }), details }
}
