import { toEnterprise as text } from '../../../text/to-enterprise.ts'
import { h } from '../../dom.ts'
import { copyText } from '../../hand-over.ts'
import { printSheet } from './print-sheet.ts'

export interface Message {
  /** Unique on the page. */
  id: string
  part: string
  summary: string
  hint: string
  /** Made when it is opened. */
  make: () => Promise<string> | string
  prints?: boolean
}

/** A text for an enterprise, folded: to copy, and to print where that is of use. */
export function messageView({ id, part, summary, hint, make, prints }: Message): HTMLElement {
  const status = h('span', { role: 'status' })
  const area = h('textarea', { id, rows: '10', readonly: true, 'aria-describedby': `${id}-hint` })
  const sheet = h('p', { class: 'message-sheet' })
  const copy = async () => {
    const copied = await copyText(area.value)
    status.textContent = copied ? text.copied : text.copyFailed
    if (!copied) area.select()
  }
  const button = (words: string, onclick: () => void) =>
    h('button', { type: 'button', class: 'button small', onclick }, words)
  const details = h(
    'details',
    { class: 'more', 'data-part': part },
    h('summary', {}, summary),
    h(
      'div',
      { class: 'field' },
      h('label', { for: id }, text.label),
      h('p', { class: 'hint', id: `${id}-hint` }, hint),
      area,
    ),
    h(
      'p',
      { class: 'actions' },
      button(text.copy, () => void copy()),
      prints && button(text.print, () => printSheet(sheet)),
      status,
    ),
    prints && sheet,
  )
  details.addEventListener('toggle', async () => {
    if (!details.open) return
    area.value = await make()
    sheet.textContent = area.value
  })
  return details
}
