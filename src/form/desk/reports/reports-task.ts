import { handing, pending, reading } from '../../../text/follow-up-desk.ts'
import { due, paper, receiving } from '../../../text/reports-desk.ts'
import { h } from '../../dom.ts'
import { handInViews } from '../follow-up/hand-in.ts'
import { folderOf } from '../follow-up/places.ts'
import type { TaskPage } from '../follow-up/task-page.ts'
import { pendingView } from '../follow-up/view-pending.ts'
import { readingView } from '../follow-up/view-reading.ts'
import { workerReader } from '../state/reader.ts'
import { section } from '../views/section.ts'
import { labelOfReport } from './report-label.ts'
import { paperObstacle, reportPaper } from './report-paper.ts'
import { dueView } from './view-due.ts'
import { receivingView } from './view-receiving.ts'
import { type ReportView, reportView } from './view-report.ts'
import { reportPaperView } from './view-report-paper.ts'

const ID = 'reports'

/** 双月报: what experts have sent is taken in, who owes one is reminded, and all is handed in. */
export function reportsTask({ followUp, rules }: TaskPage): HTMLElement {
  const named = (path: string) => labelOfReport(followUp, path)
  const status = h('p', { role: 'status', class: 'progress', tabindex: '-1' })
  const editing = h('div', {})

  let opened: { path: string; view: ReportView } | undefined

  const close = (notice: string) => {
    opened = undefined
    editing.replaceChildren()
    table.element.hidden = false
    status.textContent = notice
    status.focus()
  }
  const open = (path: string) => {
    const tree = followUp.treeOf(path)
    if (tree === undefined) return
    const view = reportView(followUp, path, tree, rules, close)
    opened = { path, view }
    status.textContent = ''
    table.element.hidden = true
    editing.replaceChildren(view.element)
    view.focus()
  }
  const table = dueView(followUp, open)
  const work = h('div', {}, status, table.element, editing)

  // What was opened is another district's or year's now.
  followUp.addEventListener('change', () => {
    if (opened && !opened.path.startsWith(`${folderOf('report', followUp.place)}/`)) close('')
  })
  addEventListener('beforeunload', (event) => {
    if (opened?.view.isDirty()) event.preventDefault()
  })

  const papers = async () => {
    const period = table.period()
    const made =
      period === undefined || paperObstacle(followUp) ? undefined : await reportPaper(followUp, period)
    return made ? [made] : []
  }
  const views = handInViews({ followUp, kind: 'report', labelOf: named, papers })
  const parts = [
    [reading.title, [readingView(followUp, workerReader(), ID, views.reading)]],
    [receiving.title, [receivingView(followUp)]],
    [due.title, [work]],
    [pending.title, [pendingView({ followUp, kind: 'report', rules, labelOf: named, edit: open })]],
    [paper.title, [reportPaperView(followUp, table.period)]],
    [handing.title, [views.handing]],
  ] as const
  return h(
    'div',
    {},
    ...parts.map(([title, elements], index) => section(index + 2, title, [...elements], ID)),
  )
}
