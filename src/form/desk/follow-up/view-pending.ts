import { list } from '../../../text/desk.ts'
import { pending as text } from '../../../text/follow-up-desk.ts'
import { localityOf } from '../../../text/locality.ts'
import { h } from '../../dom.ts'
import type { PendingChange } from '../state/store.ts'
import { findingsView } from '../views/view-findings.ts'
import type { DistrictFiles } from './district-files.ts'
import type { KindWritten } from './places.ts'

export interface PendingView {
  followUp: DistrictFiles
  kind: KindWritten
  /** Address of the page of rules. */
  rules: string
  labelOf: (path: string) => string
  /** Opens it to be changed. */
  edit: (path: string) => void
}

/** What was changed here and is not handed in, each with what the rules find, and a way back. */
export function pendingView(about: PendingView): HTMLElement {
  const { followUp, kind } = about
  const status = h('p', { role: 'status', class: 'progress', tabindex: '-1' })
  const box = h('div', {})
  // The button is gone: what was done is told, and takes the focus.
  const act = async ({ path }: PendingChange, work: 'undo' | 'useOwn') => {
    const name = about.labelOf(path)
    await followUp[work](path)
    status.textContent = text.done[work](name)
    status.focus()
  }
  const show = () => {
    const changes = followUp.pendingOf(kind)
    const count = changes.length
    box.replaceChildren(
      h('p', { class: 'quiet' }, count > 0 ? text.kept(count, followUp.seals) : text.none),
      h('ol', { class: 'items' }, ...changes.map((change) => changeView(change, about, act))),
    )
  }
  followUp.addEventListener('change', show)
  show()
  return h('div', {}, status, box)
}

function changeView(
  change: PendingChange,
  { followUp, rules, labelOf, edit }: PendingView,
  act: (change: PendingChange, work: 'undo' | 'useOwn') => Promise<void>,
): HTMLElement {
  const { path, over } = change
  const name = labelOf(path)
  const id = `change-${path.replace(/\W/g, '-')}`
  const findings = followUp.state.findings.get(path) ?? []
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const isClosed = followUp.treeOf(path) === undefined
  const button = (words: string, named: string, onclick: () => void) =>
    h('button', { type: 'button', class: 'button small', 'aria-label': named, onclick }, words)
  return h(
    'li',
    { class: 'item', 'data-worst': errors > 0 ? 'error' : 'fine', 'aria-labelledby': id },
    h('h3', { id, tabindex: '-1' }, name),
    h('p', { class: 'where' }, h('span', {}, over === undefined ? text.fates.new : text.fates.updated)),
    h('p', { class: 'verdict' }, verdict(errors, isClosed)),
    followUp.isOvertaken(change) && overtakenView((work) => void act(change, work)),
    ...findingsView(findings, rules, localityOf(followUp.desk.known.site)),
    h(
      'p',
      { class: 'actions' },
      !isClosed && button(text.open, text.openNamed(name), () => edit(path)),
      button(text.undo, text.undoNamed(name), () => void act(change, 'undo')),
    ),
  )
}

function verdict(errors: number, isClosed: boolean): HTMLElement {
  if (errors > 0) return h('span', { class: 'wrong' }, text.errors(errors))
  return h('span', { class: isClosed ? undefined : 'fine' }, isClosed ? text.sealed : list.fine)
}

function overtakenView(act: (work: 'undo' | 'useOwn') => void): HTMLElement {
  const button = (words: string, onclick: () => void) =>
    h('button', { type: 'button', class: 'button small', onclick }, words)
  return h(
    'div',
    { class: 'question', role: 'group' },
    h('p', {}, text.overtaken),
    h(
      'p',
      { class: 'actions' },
      button(text.useOwn, () => act('useOwn')),
      button(text.useTheirs, () => act('undo')),
    ),
  )
}
