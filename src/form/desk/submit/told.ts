import type { ForgeSettings, Submitted } from '../../../forge/submission.ts'
import { submission as text } from '../../../text/desk.ts'
import { forgeOutcomes } from '../../../text/forge.ts'
import { h } from '../../dom.ts'
import { faultLines, submissionFault } from '../views/faults.ts'

/** Where the going on of a task is told. */
export class Told {
  readonly progress = h('p', { role: 'status', class: 'progress', tabindex: '-1' })
  readonly outcome = h('div', { class: 'outcome' })
  readonly stop = h('button', { type: 'button', class: 'button', hidden: true }, text.cancel)
}

/** What has become of it, and what has left the device. */
export function outcomeView(submitted: Submitted, cleared: string): HTMLElement[] {
  const { outcome, url } = submitted
  const words = 'number' in submitted ? text.open(submitted.number) : text.openMain
  return [
    h('h3', { tabindex: '-1' }, forgeOutcomes[outcome]),
    h('p', {}, h('a', { href: url, rel: 'noreferrer', target: '_blank' }, words)),
    ...(outcome === 'in-main' ? [] : [h('p', {}, text.after)]),
    h('p', { class: 'quiet' }, cleared),
  ]
}

/** The site has other settings than this window, which keeps what it has on the device. */
export function outdatedView(): HTMLElement[] {
  const reload = () => location.reload()
  return [
    h('h3', { tabindex: '-1' }, text.outdated),
    h('p', {}, text.outdatedHint),
    h(
      'p',
      { class: 'actions' },
      h('button', { type: 'button', class: 'button primary', onclick: reload }, text.reload),
    ),
  ]
}

/** A failure, with everything kept and a button to try again. */
export function faultView(
  error: unknown,
  kind: ForgeSettings['kind'],
  again: () => Promise<void>,
): HTMLElement {
  const retry = h('button', { type: 'button', class: 'button', onclick: () => void again() }, text.retry)
  return h(
    'div',
    { class: 'error-summary', tabindex: '-1', role: 'group' },
    ...faultLines(submissionFault(error, kind)),
    h('p', {}, text.kept),
    h('p', { class: 'actions' }, retry),
  )
}
