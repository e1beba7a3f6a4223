import { h } from '../../dom.ts'

/** A table of a task: who, how far, what next. `name`: its class. */
export function overviewTable(
  name: string,
  caption: string,
  titles: readonly string[],
  rows: readonly HTMLElement[],
): HTMLElement {
  const head = titles.map((title) => h('th', { scope: 'col' }, title))
  return h(
    'table',
    { class: `overview ${name}` },
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, ...head)),
    h('tbody', {}, ...rows),
  )
}
