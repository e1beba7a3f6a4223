import { handing, pending, reading } from '../../../text/follow-up-desk.ts'
import { due, paper, receiving } from '../../../text/reports-desk.ts'
import { h } from '../../dom.ts'
import { handInViews } from '../follow-up/hand-in.ts'
import { oneOpen } from '../follow-up/one-open.ts'
import type { TaskPage } from '../follow-up/task-page.ts'
import { pendingView } from '../follow-up/view-pending.ts'
import { readingView } from '../follow-up/view-reading.ts'
import { workerReader } from '../state/reader.ts'
import { section } from '../views/section.ts'
import { labelOfReport } from './report-label.ts'
import { paperObstacle, reportPaper } from './report-paper.ts'
import { dueView } from './view-due.ts'
import { receivingView } from './view-receiving.ts'
import { reportView } from './view-report.ts'
import { reportPaperView } from './view-report-paper.ts'

const ID = 'reports'

/** 双月报: what experts have sent is taken in, who owes one is reminded, and all is handed in. */
export function reportsTask(page: TaskPage): HTMLElement {
  const { followUp, rules } = page
  const named = (path: string) => labelOfReport(followUp, path)
  const open = (path: string) => {
    const tree = followUp.treeOf(path)
    if (tree !== undefined) work.open(() => reportView(page, path, tree, work.close))
  }
  const table = dueView(followUp, open)
  const work = oneOpen(followUp, 'report', table.element)

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
    [due.title, [work.element]],
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
