import { demandSchema } from '../../../domain/demand.ts'
import { versions as text } from '../../../text/desk.ts'
import { formNameIn } from '../../../text/names.ts'
import { h } from '../../dom.ts'
import type { VersionQuestion } from '../state/versions.ts'

/** More of a text than this does not help to tell two apart at a glance. */
const LONGEST = 120

/** Both files of one enterprise side by side, and which one counts. */
export function versionsView(
  { where, dates, differences, unread }: VersionQuestion,
  key: string,
  { useNew, keepOld }: { useNew: () => void; keepOld: () => void },
): HTMLElement {
  const id = `versions-${key}`
  const cell = (value: string | undefined) => h('td', {}, value === undefined ? text.nothing : short(value))
  const row = (label: string, before: string | undefined, after: string | undefined) =>
    h('tr', {}, h('th', { scope: 'row' }, label), cell(before), cell(after))
  const isDate = (path: readonly unknown[]) => path.join('.') === 'public.submittedOn'
  const rows = differences
    .filter(({ path }) => !isDate(path))
    .map(({ path, before, after }) => row(formNameIn(demandSchema, 'demand', path), before, after))
  const button = (words: string, part: string, onclick: () => void) =>
    h('button', { type: 'button', class: 'button small', 'data-part': part, onclick }, words)
  return h(
    'div',
    { class: 'question versions', role: 'group', 'aria-labelledby': id },
    h('p', { id }, h('strong', {}, text.title[where])),
    h(
      'div',
      { class: 'side-by-side', role: 'region', 'aria-label': text.region, tabindex: '0' },
      h(
        'table',
        {},
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            h('td', {}),
            ...[text.older[where], text.newer].map((words) => h('th', { scope: 'col' }, words)),
          ),
        ),
        h('tbody', {}, row(text.date, dates.before || undefined, dates.after || undefined), ...rows),
      ),
    ),
    unread && h('p', {}, text.unread),
    h(
      'p',
      { class: 'actions' },
      button(text.useNew, 'use-new', useNew),
      button(text.keepOld, 'keep-old', keepOld),
    ),
  )
}

const short = (value: string) => (value.length > LONGEST ? `${value.slice(0, LONGEST)}……` : value)
