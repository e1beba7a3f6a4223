import { chinaDay } from '../../../domain/china-day.ts'
import { hasEnded } from '../../../domain/engagement.ts'
import type { FollowUp } from '../../../domain/follow-up.ts'
import { sealedPair } from '../../../text/pair-names.ts'
import { due as text } from '../../../text/reports-desk.ts'
import { h } from '../../dom.ts'
import { nameOf } from '../follow-up/pair-names.ts'
import { overviewTable } from '../views/overview-table.ts'
import { type DueRow, isMissing } from './due-rows.ts'

export interface RowActions {
  open: (path: string) => void
  link: (row: DueRow) => void
  remind: (row: DueRow, followUp: FollowUp) => void
}

export const nameOfRow = ({ engagement }: DueRow): string =>
  engagement.isReadable ? nameOf(engagement) : sealedPair(engagement.alias)

/** Who owes a report of a period, and whose has come, with what can be done. */
export function dueTable(
  rows: readonly DueRow[],
  period: string,
  followUp: FollowUp,
  waiting: ReadonlySet<string>,
  actions: RowActions,
): HTMLElement {
  const views = rows.map((row) => rowView(row, followUp, waiting, actions))
  return overviewTable('reports', text.caption(period), Object.values(text.columns), views)
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
    ...(report ? [] : [hasEnded(engagement) ? text.ended : leftUntil(dueOn)]),
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
  const days = (Date.parse(dueOn) - Date.parse(chinaDay(Date.now()))) / DAY
  const hours = Math.ceil((Date.parse(`${dueOn}T00:00:00+08:00`) + DAY - Date.now()) / 3_600_000)
  return text.left(dueOn, days, hours)
}
