import { comparison as text } from '../../text/desk.ts'
import { h } from '../dom.ts'
import type { Desk } from './desk.ts'

/** Says while what is published is not there to compare with, and lets it be asked for again. */
export function comparisonView(desk: Desk): HTMLElement {
  const place = h('div', { class: 'comparison' })
  let shown = ''
  const show = () => {
    const { state } = desk.comparison
    if (shown === state) return
    shown = state
    place.replaceChildren(...(state === 'loading' ? [loading()] : state === 'failed' ? failed(desk) : []))
  }
  desk.addEventListener('change', show)
  show()
  return place
}

const loading = () => h('p', { role: 'status', class: 'progress' }, text.loading)

const failed = (desk: Desk) => [
  h('p', { class: 'notice urgent', role: 'alert' }, text.failed),
  h(
    'p',
    { class: 'actions' },
    h('button', { type: 'button', class: 'button', onclick: () => void desk.comparison.load() }, text.again),
  ),
]
