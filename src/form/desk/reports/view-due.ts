import { chinaDay } from '../../../domain/china-day.ts'
import type { FollowUp } from '../../../domain/follow-up.ts'
import type { PeriodCounts } from '../../../domain/follow-up-lists.ts'
import { sealedPair } from '../../../text/pair-names.ts'
import { due as text } from '../../../text/reports-desk.ts'
import { h } from '../../dom.ts'
import { copyText } from '../../hand-over.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import { nameOf } from '../follow-up/pair-names.ts'
import { type DueRow, dueRows, isMissing, periodInTurn, periodsWithReports } from './due-rows.ts'
import { reminderOf, reminders, reportAddress } from './reminders.ts'
import { linkView } from './view-link.ts'

export interface DueView {
  element: HTMLElement
  /** The period that is shown. */
  period: () => string | undefined
}

/** Who owes a report of the period that is chosen, and whose has come. `open`: shows a report that has come. */
export function dueView(followUp: DistrictFiles, open: (path: string) => void): DueView {
  const box = h('div', { class: 'due' })
  const link = h('div', {})
  const status = h('p', { role: 'status', class: 'progress' })
  const manual = h('textarea', { readonly: true, rows: '8', class: 'code', 'aria-label': text.manual })
  const byHand = h('div', { class: 'field', hidden: true }, manual)
  let chosen: string | undefined
  let basis = ''
  // The period in turn is looked for when pairs become readable; what is received meanwhile does not lead away from it.
  const period = () => {
    const { state, place } = followUp
    const now = `${place.year} ${place.district} ${state.engagements.filter(({ isReadable }) => isReadable).length}`
    if (now !== basis) chosen = undefined
    basis = now
    const isThere = periodsWithReports(state, followUpOf(followUp), today()).includes(chosen ?? '')
    if (!isThere) chosen = periodInTurn(state, followUpOf(followUp), today())
    return chosen
  }
  const copy = async (words: string, done: string) => {
    const isCopied = await copyText(words)
    status.textContent = isCopied ? done : text.copyFailed
    byHand.hidden = isCopied
    if (isCopied) return
    manual.value = words
    manual.select()
  }
  const actions: RowActions = {
    open,
    link: (row) =>
      link.replaceChildren(linkView(nameOfRow(row), reportAddress(row), () => link.replaceChildren())),
    remind: (row, rules) =>
      void copy(reminderOf(row, rules, reportAddress(row)), text.copied(nameOfRow(row))),
  }
  const show = () => {
    const rules = followUpOf(followUp)
    const shown = period()
    link.replaceChildren()
    if (!rules || shown === undefined) {
      box.replaceChildren(h('p', { class: 'quiet' }, whyNothing(followUp)))
      return
    }
    const rows = dueRows(followUp.state, rules, shown, today())
    const missing = rows.filter(isMissing)
    const waiting = new Set(followUp.pendingOf('report').map(({ path }) => path))
    const sealed = rows.filter((row) => row.state === '不知道').length
    const all = () => void copy(reminders(rows, rules), text.copiedAll(missing.length))
    box.replaceChildren(
      periodField(followUp, shown, (value) => {
        chosen = value
        show()
        box.querySelector('select')?.focus()
      }),
      h('p', { class: 'coverage' }, text.counts(countsOf(rows))),
      ...(sealed > 0 ? [h('p', {}, text.sealed(sealed))] : []),
      h(
        'div',
        { class: 'wide', role: 'region', 'aria-label': text.region, tabindex: '0' },
        tableOf(rows, shown, rules, waiting, actions),
      ),
      ...(missing.length > 1
        ? [
            h(
              'p',
              { class: 'actions' },
              h('button', { type: 'button', class: 'button', onclick: all }, text.remindAll(missing.length)),
            ),
          ]
        : []),
    )
  }
  followUp.addEventListener('change', show)
  followUp.desk.addEventListener('cleared', () => {
    status.textContent = ''
    manual.value = ''
    byHand.hidden = true
  })
  show()
  return { element: h('div', {}, box, status, byHand, link), period }
}

const today = () => chinaDay(Date.now())
const followUpOf = ({ cycle }: DistrictFiles) => cycle?.followUp

function whyNothing({ known, cycle, year, state }: DistrictFiles): string {
  if (!cycle?.followUp) return text.noFollowUp(year)
  return known === undefined && state.counts.placement.files === 0 ? text.unread : text.none
}

function periodField(followUp: DistrictFiles, shown: string, choose: (period: string) => void): HTMLElement {
  const options = periodsWithReports(followUp.state, followUpOf(followUp), today()).map((period) =>
    h('option', { value: period, selected: period === shown }, text.caption(period)),
  )
  const select = h('select', { id: 'reports-period', class: 'short' }, ...options)
  select.addEventListener('change', () => choose(select.value))
  return h('div', { class: 'field' }, h('label', { for: select.id }, text.period), select)
}

function countsOf(rows: readonly DueRow[]): PeriodCounts & { unknown: number } {
  const count = (test: (row: DueRow) => boolean) => rows.filter(test).length
  const unknown = count(({ state }) => state === '不知道')
  return {
    expected: rows.length - unknown - count(({ state }) => state === '不用报'),
    received: count(({ report }) => report !== undefined),
    late: count(({ state }) => state === '迟报'),
    overdue: count(({ state }) => state === '逾期未报'),
    unknown,
  }
}

interface RowActions {
  open: (path: string) => void
  link: (row: DueRow) => void
  remind: (row: DueRow, followUp: FollowUp) => void
}

const nameOfRow = ({ engagement }: DueRow): string =>
  engagement.isReadable ? nameOf(engagement) : sealedPair(engagement.alias)

function tableOf(
  rows: readonly DueRow[],
  period: string,
  followUp: FollowUp,
  waiting: ReadonlySet<string>,
  actions: RowActions,
): HTMLElement {
  const titles = Object.values(text.columns).map((title) => h('th', { scope: 'col' }, title))
  return h(
    'table',
    { class: 'overview reports' },
    h('caption', {}, text.caption(period)),
    h('thead', {}, h('tr', {}, ...titles)),
    h('tbody', {}, ...rows.map((row) => rowView(row, followUp, waiting, actions))),
  )
}

function rowView(
  row: DueRow,
  followUp: FollowUp,
  waiting: ReadonlySet<string>,
  { open, link, remind }: RowActions,
): HTMLElement {
  const { engagement, state, report, dueOn } = row
  const name = nameOfRow(row)
  const confirmed = report?.partial.private?.confirmed
  const button = (words: string, onclick: () => void) =>
    h(
      'button',
      { type: 'button', class: 'button small', 'aria-label': text.actionNamed(words, name), onclick },
      words,
    )
  const isReadable = report?.partial.private !== undefined
  const submittedOn = report?.partial.public?.submittedOn
  const notes = [
    ...(report ? [] : [leftUntil(dueOn)]),
    ...(submittedOn ? [text.submittedOn(submittedOn)] : []),
    ...(isReadable ? [confirmed ? text.confirmed : text.unconfirmed] : []),
    ...(report && waiting.has(report.file) ? [text.waiting] : []),
  ]
  return h(
    'tr',
    { 'data-row': engagement.alias },
    h('th', { scope: 'row' }, name, h('span', { class: 'code' }, engagement.alias)),
    h(
      'td',
      {},
      h('span', { class: state === '逾期未报' ? 'wrong' : undefined }, state),
      ...notes.map((note) => h('span', { class: 'code' }, note)),
    ),
    h(
      'td',
      {},
      isMissing(row) && button(text.remind, () => remind(row, followUp)),
      isReadable && button(text.open, () => open(report!.file)),
      button(text.link, () => link(row)),
    ),
  )
}

const DAY = 86_400_000

/** Days and hours until the end of a day in China. */
function leftUntil(dueOn: string): string {
  const days = (Date.parse(dueOn) - Date.parse(today())) / DAY
  const hours = Math.ceil((Date.parse(`${dueOn}T00:00:00+08:00`) + DAY - Date.now()) / 3_600_000)
  return text.left(dueOn, days, hours)
}
