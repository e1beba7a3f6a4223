import { chinaDay } from '../../../domain/china-day.ts'
import { groupBy } from '../../../domain/group-by.ts'
import { pairName } from '../../../text/pair-names.ts'
import { demands as text } from '../../../text/placements-desk.ts'
import { h } from '../../dom.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import { overviewTable } from '../views/overview-table.ts'
import { type DemandRow, demandRows, unplacedSelections } from './demand-rows.ts'

export interface DemandActions {
  /** Opens a placement. */
  open: (path: string) => void
  /** Begins a new one for a demand. */
  start: (demand: string) => void
}

/** The district's demands that ask for an expert, each with its state and what comes next. */
export function demandsView(followUp: DistrictFiles, actions: DemandActions): HTMLElement {
  const box = h('div', {})
  const show = () => {
    const { known, pending, state, year } = followUp
    const rows = demandRows(state)
    const unplaced = known ? unplacedSelections(state, followUp.place.district) : []
    const names = unplaced.map(({ enterprise, expert }) => pairName(enterprise.name, expert.name))
    if (rows.length === 0) {
      const isRead = known !== undefined || pending.length > 0
      box.replaceChildren(h('p', { class: 'quiet' }, isRead ? text.noneIn(year) : text.none))
      return
    }
    const changed = new Set(pending.map(({ path }) => path))
    const counts = groupBy(rows, ({ state }) => state)
    const summary = [...counts].flatMap(([state, { length }]) => (state ? [{ state, count: length }] : []))
    box.replaceChildren(
      ...(summary.length > 0 ? [h('p', { class: 'coverage' }, text.counts(summary))] : []),
      ...(names.length > 0 ? [h('p', { class: 'notice urgent' }, text.unplaced(names))] : []),
      h(
        'div',
        { class: 'wide', role: 'region', 'aria-label': text.region, tabindex: '0' },
        tableOf(rows, changed, actions),
      ),
    )
  }
  followUp.addEventListener('change', show)
  show()
  return box
}

function tableOf(
  rows: readonly DemandRow[],
  changed: ReadonlySet<string>,
  actions: DemandActions,
): HTMLElement {
  const views = rows.map((row) => rowView(row, changed, actions))
  return overviewTable('placements', text.caption(rows.length), Object.values(text.columns), views)
}

function rowView(row: DemandRow, changed: ReadonlySet<string>, actions: DemandActions): HTMLElement {
  const { key, name, problem, engagement, failed, state, next, demand } = row
  const path = engagement?.placement.file
  const cell = (...children: (Node | string | false | undefined)[]) => h('td', {}, ...children)
  return h(
    'tr',
    { 'data-row': key },
    h(
      'th',
      { scope: 'row' },
      name,
      h('span', { class: 'code' }, demand === undefined ? text.noDemand : shortened(problem)),
    ),
    cell(
      state ?? text.unknownState,
      failed.length > 0 && h('span', { class: 'code' }, text.failed(failed.length)),
      path !== undefined && changed.has(path) && h('span', { class: 'code' }, text.waiting),
    ),
    cell(...(state === undefined ? [text.openFirst] : actionsOf(row, actions))),
    cell(next && text.next(next), next?.by !== undefined && isPast(next.by) && overdue()),
    cell(
      engagement?.expert?.name,
      engagement?.expert && h('span', { class: 'code' }, engagement.expert.organization),
    ),
  )
}

const overdue = () => h('span', { class: 'wrong overdue' }, text.overdue)
const isPast = (by: string) => by < chinaDay(Date.now())

function actionsOf(row: DemandRow, actions: DemandActions): HTMLElement[] {
  const { name, engagement, failed, demand, mayStart } = row
  const button = (words: string, onclick: () => void) =>
    h(
      'button',
      { type: 'button', class: 'button small', 'aria-label': text.actionNamed(words, name), onclick },
      words,
    )
  const isAnother = engagement !== undefined || failed.length > 0
  return [
    ...(engagement ? [button(text.open, () => actions.open(engagement.placement.file))] : []),
    ...(mayStart ? [button(isAnother ? text.another : text.start, () => actions.start(demand!))] : []),
  ]
}

const LONGEST = 40

/** The beginning of a text, by characters. */
function shortened(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}……` : characters.join('')
}
