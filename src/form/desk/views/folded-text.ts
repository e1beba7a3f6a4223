import { h } from '../../dom.ts'

export interface FoldedText {
  summary: string
  label: string
  hint: string
  /** It has an id, and is described by the hint. */
  area: HTMLTextAreaElement
  /** What is wrong with it, told beside it. */
  problem?: HTMLElement
}

/** A large text that few have to give: folded, with what can be done with it. */
export function foldedText(
  { summary, label, hint, area, problem }: FoldedText,
  ...after: HTMLElement[]
): HTMLElement {
  const about = h('p', { class: 'hint', id: `${area.id}-hint` }, hint)
  if (problem) problem.id = `${area.id}-problem`
  area.setAttribute('aria-describedby', [about.id, problem?.id ?? ''].join(' ').trim())
  const field = h('div', { class: 'field' }, h('label', { for: area.id }, label), about, problem ?? '', area)
  return h('details', { class: 'more' }, h('summary', {}, summary), field, ...after)
}
