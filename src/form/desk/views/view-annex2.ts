import { type Annex2Table, annex2Columns } from '../../../domain/annex2.ts'
import { papers as text } from '../../../text/desk.ts'
import { h } from '../../dom.ts'

/** 附件2 as it will be in the workbook: the same columns, from the same data. */
export function annex2View({ rows }: Annex2Table): HTMLElement {
  const columns = annex2Columns.map(({ width }) => {
    const column = h('col')
    // Characters of the workbook, as wide as they are here.
    column.style.width = `${Math.max(width, 4) * 0.62}em`
    return column
  })
  const table = h(
    'table',
    {},
    h('caption', {}, text.caption(rows.length)),
    h('colgroup', {}, ...columns),
    h('thead', {}, ...headRows()),
    h(
      'tbody',
      {},
      ...rows.map((row) =>
        h(
          'tr',
          {},
          ...annex2Columns.map(({ value, align }) => h('td', { class: align }, String(value(row) ?? ''))),
        ),
      ),
    ),
  )
  return h('div', { class: 'annex2', role: 'region', 'aria-label': text.region, tabindex: '0' }, table)
}

/** Columns of a group stand below its one cell. */
function headRows(): HTMLElement[] {
  const [upper, lower] = [h('tr', {}), h('tr', {})]
  for (const [index, { title, group }] of annex2Columns.entries()) {
    if (group === undefined) upper.append(h('th', { scope: 'col', rowspan: '2' }, title))
    else lower.append(h('th', { scope: 'col' }, title))
    if (group === undefined || annex2Columns[index - 1]?.group === group) continue
    const width = annex2Columns.filter((column) => column.group === group).length
    upper.append(h('th', { scope: 'colgroup', colspan: String(width) }, group))
  }
  return [upper, lower]
}
