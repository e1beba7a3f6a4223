import { chinaDay } from '../../../domain/china-day.ts'
import type { Tree } from '../../../domain/tree.ts'
import { handing, pending, reading } from '../../../text/follow-up-desk.ts'
import { demands, papers } from '../../../text/placements-desk.ts'
import { h } from '../../dom.ts'
import { handInViews } from '../follow-up/hand-in.ts'
import { HandedExperts } from '../follow-up/handed-experts.ts'
import { oneOpen } from '../follow-up/one-open.ts'
import { labelOf } from '../follow-up/pair-names.ts'
import type { TaskPage } from '../follow-up/task-page.ts'
import { pendingView } from '../follow-up/view-pending.ts'
import { readingView } from '../follow-up/view-reading.ts'
import { workerReader } from '../state/reader.ts'
import { section } from '../views/section.ts'
import { newPlacement } from './pairs.ts'
import { paperKinds, paperObstacle, placementPaper } from './placement-papers.ts'
import { demandsView } from './view-demands.ts'
import { PlacementEditor } from './view-editor.ts'
import { handOverView } from './view-handed.ts'
import { placementPapersView } from './view-placement-papers.ts'

const ID = 'placements'

/** 对接签约: the district's demands that ask for an expert, and their pairs from the first talk to the end. */
export function placementsTask(page: TaskPage): HTMLElement {
  const { followUp, rules } = page
  const experts = new HandedExperts(followUp)
  const named = (path: string) => labelOf(followUp, path)
  const edit = (path: string, tree: Tree | undefined) => {
    if (tree === undefined) return
    work.open(() => new PlacementEditor({ ...page, experts }, path, tree, { close: work.close, open }))
  }
  const open = (path: string) => edit(path, followUp.treeOf(path))
  const start = (demand: string) => {
    const fresh = newPlacement(followUp, demand, chinaDay(Date.now()))
    edit(fresh.path, fresh.tree)
  }
  const table = h('div', {}, demandsView(followUp, { open, start }), handOverView(experts, `${ID}-experts`))
  const work = oneOpen(followUp, 'placement', table)

  const allPapers = async () => {
    if (paperObstacle(followUp) !== undefined) return []
    return Promise.all(paperKinds.map((kind) => placementPaper(followUp, kind)))
  }
  const views = handInViews({ followUp, kind: 'placement', labelOf: named, papers: allPapers })
  const parts = [
    [reading.title, [readingView(followUp, workerReader(), ID, views.reading)]],
    [demands.title, [work.element]],
    [pending.title, [pendingView({ followUp, kind: 'placement', rules, labelOf: named, edit: open })]],
    [papers.title, [placementPapersView(followUp)]],
    [handing.title, [views.handing]],
  ] as const
  return h(
    'div',
    {},
    ...parts.map(([title, elements], index) => section(index + 2, title, [...elements], ID)),
  )
}
