import { overview as text } from '../../../text/overview.ts'
import { timeLeft } from '../../apply/deadline.ts'
import { h } from '../../dom.ts'
import type { Desk } from '../state/desk.ts'
import { notYetIn, type OverviewRow, overviewRows, standings } from '../state/overview.ts'
import { foldedText } from './folded-text.ts'
import { goToCard } from './item-links.ts'

type Filter = 'all' | 'lacksOriginal' | OverviewRow['standing']

const FILTERS: readonly Filter[] = ['all', ...standings, 'lacksOriginal']

/** The steps of the day with what waits at each, and a table of the district's enterprises. */
export function overviewView(desk: Desk, afterPress: (work: () => void) => void): HTMLElement {
  const until = h('p', { class: 'until' })
  // Numbered as the parts of the page, whose first chooses the district.
  const steps = h('ol', { class: 'by-hand', start: '2' })
  const filters = h('div', { class: 'filters', role: 'group', 'aria-label': text.filter })
  const body = h('tbody', {})
  const head = h(
    'tr',
    {},
    ...[text.name, text.standing, text.original].map((words) => h('th', { scope: 'col' }, words)),
  )
  const table = h('table', { class: 'overview' }, h('caption', {}, text.table), h('thead', {}, head), body)
  const empty = h('p', { class: 'quiet' }, text.empty)
  let chosen: Filter = 'all'

  const show = () => {
    const { district, known, checked, filing } = desk
    const rows = rowsOf(desk)
    const { line, isPast } = timeLeft(known.cycle, district?.slug ?? '', Date.now())
    until.textContent = line
    until.classList.toggle('wrong', isPast)
    const waiting = rows.filter(({ standing }) => standing === 'received').length
    const toMend = checked.items.filter(({ ready }) => !ready).length
    steps.replaceChildren(
      ...[
        text.steps.receive,
        text.steps.check(toMend),
        text.steps.filing(filing !== undefined),
        text.steps.papers,
        text.steps.submit(waiting),
      ].map((words, index) => h('li', {}, h('a', { href: `#desk-step-${index + 2}` }, words))),
    )
    const isIn = (row: OverviewRow, filter: Filter) =>
      filter === 'all' || (filter === 'lacksOriginal' ? row.lacksOriginal : row.standing === filter)
    const focused = FILTERS.find((filter) => document.activeElement?.id === `desk-filter-${filter}`)
    filters.replaceChildren(
      ...FILTERS.map((filter) => {
        const words = filter === 'all' || filter === 'lacksOriginal' ? text[filter] : text.standings[filter]
        const choose = () => {
          chosen = filter
          show()
        }
        const count = rows.filter((row) => isIn(row, filter)).length
        return h(
          'button',
          {
            type: 'button',
            class: 'button small',
            id: `desk-filter-${filter}`,
            'aria-pressed': String(filter === chosen),
            onclick: choose,
          },
          `${words} ${count}`,
        )
      }),
    )
    body.replaceChildren(...rows.filter((row) => isIn(row, chosen)).map((row) => rowView(row, desk)))
    for (const element of [filters, table]) element.hidden = rows.length === 0
    empty.hidden = rows.length > 0
    if (focused) document.getElementById(`desk-filter-${focused}`)?.focus()
  }
  desk.addEventListener('change', show)
  show()
  return h('div', {}, until, steps, empty, filters, table, invitedView(desk, afterPress))
}

const rowsOf = (desk: Desk): OverviewRow[] =>
  overviewRows(desk.checked, {
    isSubmitted: (key) => desk.isSubmitted(key),
    handedIn: desk.handedIn?.items ?? [],
    originals: desk.notes.originals,
  })

function rowView(row: OverviewRow, desk: Desk): HTMLElement {
  const { enterprise, name, id, standing, lacksOriginal, card } = row
  const input = h('input', {
    type: 'checkbox',
    'aria-label': text.originalOf(name),
    id: `desk-original-${enterprise}`,
  })
  input.checked = !lacksOriginal
  input.addEventListener('change', () => {
    const row = input.closest('tr')
    const next = (row?.nextElementSibling ?? row?.previousElementSibling)?.querySelector('input')?.id ?? ''
    const { originals, invited } = desk.notes
    const others = originals.filter((each) => each !== enterprise)
    desk.notes = { invited, originals: input.checked ? [...others, enterprise] : others }
    // What is here now may stand in the table no more.
    const target = document.getElementById(input.id) ?? document.getElementById(next)
    ;(target ?? document.querySelector<HTMLElement>('.filters [aria-pressed="true"]'))?.focus()
  })
  const go = (event: Event) => {
    event.preventDefault()
    if (card !== undefined) goToCard(card)
  }
  return h(
    'tr',
    { 'data-standing': standing },
    h(
      'th',
      { scope: 'row' },
      card === undefined ? name : h('a', { href: `#item-${card}`, onclick: go }, name),
      id !== '' && id !== name && h('span', { class: 'code' }, id),
    ),
    h('td', {}, text.standings[standing]),
    h('td', {}, h('label', { class: 'tick' }, input, lacksOriginal ? text.lacksOriginal : text.here)),
  )
}

/** Names that were pasted, and which of them have not handed in. */
function invitedView(desk: Desk, afterPress: (work: () => void) => void): HTMLElement {
  const area = h('textarea', { id: 'desk-invited', rows: '6', spellcheck: 'false' })
  const missing = h('div', { role: 'status' })
  let shown: string | undefined
  const show = () => {
    const { invited } = desk.notes
    if (invited !== shown) {
      shown = invited
      area.value = invited
    }
    const total = notYetIn(invited, []).length
    const names = notYetIn(invited, rowsOf(desk))
    missing.replaceChildren(
      ...(total === 0
        ? []
        : [h('p', {}, names.length > 0 ? text.notYet(names.length, total) : text.allIn(total))]),
      h('ul', { class: 'names' }, ...names.map((name) => h('li', {}, name))),
    )
  }
  const compare = () => {
    shown = area.value
    desk.notes = { ...desk.notes, invited: area.value }
  }
  area.addEventListener('change', () => afterPress(compare))
  desk.addEventListener('change', show)
  show()
  return foldedText(
    { summary: text.invited, label: text.invitedLabel, hint: text.invitedHint, area },
    missing,
  )
}
