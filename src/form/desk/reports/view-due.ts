import { chinaDay } from '../../../domain/china-day.ts'
import { due as text } from '../../../text/reports-desk.ts'
import { h } from '../../dom.ts'
import { copyText } from '../../hand-over.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import { dueRows, isMissing, periodInTurn, periodsWithReports, rowCounts } from './due-rows.ts'
import { dueTable, nameOfRow, type RowActions } from './due-table.ts'
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
    link: (row) => {
      const pressed = document.activeElement as HTMLElement | null
      const close = () => {
        link.replaceChildren()
        pressed?.focus()
      }
      link.replaceChildren(linkView(nameOfRow(row), reportAddress(row), close))
    },
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
      h('p', { class: 'coverage' }, text.counts(rowCounts(rows))),
      ...(sealed > 0 ? [h('p', {}, text.sealed(sealed))] : []),
      h(
        'div',
        { class: 'wide', role: 'region', 'aria-label': text.region, tabindex: '0' },
        dueTable(rows, shown, rules, waiting, actions),
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
