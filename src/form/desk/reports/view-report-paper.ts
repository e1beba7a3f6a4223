import { papers } from '../../../text/desk.ts'
import { paper as text } from '../../../text/reports-desk.ts'
import { h } from '../../dom.ts'
import { download } from '../../hand-over.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import { paperObstacle, reportPaper } from './report-paper.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The workbook of the period that the table shows. */
export function reportPaperView(followUp: DistrictFiles, period: () => string | undefined): HTMLElement {
  const status = h('p', { role: 'status', class: 'progress' })
  const obstacle = h('p', {})
  const make = async () => {
    status.textContent = papers.working
    try {
      const made = await reportPaper(followUp, period() ?? '')
      if (made) download(made.name, made.bytes as Uint8Array<ArrayBuffer>, XLSX)
      status.textContent = made ? papers.done(made.name) : ''
    } catch {
      status.textContent = papers.failed
    }
  }
  const button = h('button', { type: 'button', class: 'button', onclick: () => void make() }, text.download)
  const show = () => {
    const why = paperObstacle(followUp) ?? (period() === undefined ? text.unread : undefined)
    obstacle.textContent = why ?? ''
    obstacle.hidden = why === undefined
    button.disabled = why !== undefined
  }
  followUp.addEventListener('change', show)
  show()
  return h('div', {}, h('p', {}, text.intro), obstacle, h('p', { class: 'actions' }, button), status)
}
