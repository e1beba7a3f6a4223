import { trimOf } from '../../domain/ends.ts'
import { YES_NO } from '../../domain/fields.ts'
import { suchAs } from '../../text/paper-labels.ts'
import { importCandidates, namesCandidates } from './import-candidates.ts'
import { isUnreadable, lookAtDoubts } from './import-fields.ts'
import type { Form } from './import-form-cells.ts'
import { isNoNeed } from './import-habits.ts'
import { hasAnswer, type Slot, saysNoNeed, written } from './import-slot.ts'
import { blanksFor, lookFault } from './import-ticks.ts'
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
  const { draft, peek, slot } = form
  const [source, field, problem, collaboration] = TEXTS
  const filled = TEXTS.flatMap((id) => peek(id) ?? []).filter(hasAnswer)
  const support = peek('private.support')
  if (!namesCandidates(form) && filled.every(saysNoNeed)) {
    if (filled.length > 0) draft.look(PART, filled[0], 'all-none')
    const { ticked, details } = support ? supportIn(support) : { ticked: [], details: '' }
    // A tick at 否 and nothing else is what an enterprise without a request may well leave.
    if (ticked.includes(YES)) draft.leave(PART, support, 'part-contradicts')
    if (details === '') slot('private.support')
    return
  }
  form.take(source)
  form.take(field)
  importCandidates(form)
  form.take(problem)
  form.take(collaboration)
  importSupport(form, slot('private.support'))
  form.takeRows('public.expertRequest', 'private.support')
}

function importSupport({ draft }: Form, cell: Slot | undefined): undefined {
  const offered = [...SUPPORT, 'offered']
  if (!cell) return draft.leave(offered, cell, 'no-cell')
  if (isUnreadable(draft, [offered, [...SUPPORT, 'details']], cell)) return
  const { ticked, fault, details } = supportIn(cell)
  if (fault || ticked.length !== 1) {
    draft.leave(offered, cell, fault ?? (ticked.length > 1 ? 'several-ticks' : 'no-tick'))
  } else draft.take(offered, ticked[0]!)
  if (details === '' || isNoNeed(details)) return
  draft.take([...SUPPORT, 'details'], details)
  lookAtDoubts(draft, [...SUPPORT, 'details'], cell)
  if (ticked[0] === NO) draft.look(offered, cell, 'refused-with-details')
}

/** 是，提供办公室: the details without the signs that part them. */
function unmarked(words: string): string {
  const bare = trimOf(written(words), /[\s，,：:；;、]/)
  return /^[（(]([^()（）]*)[)）]$/.exec(bare)?.[1]?.trim() ?? bare
}

/** The details have up to 1,000 characters. */
const LONGEST = 5000

/**
 * □是, then 如：… over any number of lines, then □否 on the last one. Only the ends are read as ticks:
 * in between stands what the enterprise has written.
 */
function supportIn(cell: Slot): {
  ticked: string[]
  fault?: 'ambiguous-tick' | 'unknown-option' | 'marked-by-look'
  details: string
} {
  const { text } = cell
  if (text.length > LONGEST) return { ticked: [], fault: 'ambiguous-tick', details: '' }
  const end = lastAnswer(text, NO)
  const head = text.slice(0, end)
  const start =
    /^[^\p{L}\p{N}]*(?:[口VvXxRr]\s*)?是[^\S\n]*(?:[（(]\s*(?:[√✓✔]\s*)?[)）]|[√✓✔☑☒■●□☐○])?/u.exec(
      head,
    )?.[0] ?? ''
  const boxes = start + blanksFor(head.slice(start.length)) + (end === undefined ? '' : text.slice(end))
  const { choices, ...read } = readTicks(boxes, YES_NO)
  const fault = read.fault ?? lookFault(choices, { ...cell, text: boxes })
  const ticked = choices.filter(({ on }) => on).map(({ option }) => option)
  const words = head.slice(start.length)
  const isMarked = suchAs.test(words)
  // Without its 如：, and without 是 before it, nobody knows whether this is an answer or a detail.
  const details = isMarked ? written(words.replace(suchAs, '')) : start === '' ? '' : unmarked(words)
  // 否 with a sign that is not known has stayed behind in the enterprise's words.
  const unclear =
    fault ?? (end === undefined && /(?:^|\s)\S?否\s*$/.test(details) ? 'ambiguous-tick' : undefined)
  return { ticked, ...(unclear && { fault: unclear }), details }
}
