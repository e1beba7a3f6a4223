import { papers as deskPapers } from '../../../text/desk.ts'
import { papers as text } from '../../../text/placements-desk.ts'
import { download } from '../../apply/finished-file.ts'
import { h } from '../../dom.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import { type PaperKind, paperKinds, paperObstacle, placementPaper } from './placement-papers.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The workbooks to take along. */
export function placementPapersView(followUp: DistrictFiles): HTMLElement {
  const status = h('p', { role: 'status', class: 'progress' })
  const obstacle = h('p', {})
  const make = async (kind: PaperKind) => {
    status.textContent = deskPapers.working
    try {
      const { name, bytes } = await placementPaper(followUp, kind)
      download(name, bytes as Uint8Array<ArrayBuffer>, XLSX)
      status.textContent = deskPapers.done(name)
    } catch {
      status.textContent = deskPapers.failed
    }
  }
  const buttons = paperKinds.map((kind) =>
    h('button', { type: 'button', class: 'button', onclick: () => void make(kind) }, text[kind]),
  )
  const show = () => {
    const why = paperObstacle(followUp)
    obstacle.textContent = why ?? ''
    obstacle.hidden = why === undefined
    for (const button of buttons) button.disabled = why !== undefined
  }
  followUp.addEventListener('change', show)
  show()
  return h('div', {}, h('p', {}, text.intro), obstacle, h('p', { class: 'actions' }, ...buttons), status)
}
