import { comparison as text } from '../../../text/desk.ts'
import { h } from '../../dom.ts'
import type { Comparison } from '../state/comparison.ts'
import type { Desk } from '../state/desk.ts'

/** Shows that the published entries are not loaded, with a button to load them again. */
export function comparisonView(desk: Desk): HTMLElement {
  // There before it says anything, so that screen readers hear it; the focus goes to it from a button that goes.
  const status = h('p', { role: 'status', class: 'progress', tabindex: '-1' })
  const fault = h('div', {})
  const again = () => {
    void desk.comparison.load()
    status.focus()
  }
  let shown = ''
  const show = () => {
    const state = desk.items.length > 0 ? desk.comparison.state : 'unasked'
    if (shown === state) return
    // Shows nothing if loading succeeded at once.
    const waited = shown === 'loading' || shown === 'failed'
    shown = state
    status.textContent = statusOf(state, waited)
    fault.replaceChildren(...(state === 'failed' ? faultLines(again) : []))
  }
  desk.addEventListener('change', show)
  show()
  return h('div', { class: 'comparison' }, status, fault)
}

function statusOf(state: Comparison['state'], waited: boolean): string {
  if (state === 'loading') return text.loading
  return state === 'whole' && waited ? text.done : ''
}

const faultLines = (again: () => void) => [
  h('p', { class: 'notice urgent', role: 'alert' }, text.failed),
  h('p', { class: 'actions' }, h('button', { type: 'button', class: 'button', onclick: again }, text.again)),
]
