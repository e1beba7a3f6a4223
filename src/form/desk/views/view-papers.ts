import { type Annex2Table, annex2Tables } from '../../../domain/annex2.ts'
import type { District } from '../../../domain/district.ts'
import { comparison, papers as text } from '../../../text/desk.ts'
import { h } from '../../dom.ts'
import { download } from '../../hand-over.ts'
import type { Desk } from '../state/desk.ts'
import type { PublishedEntry } from '../state/published.ts'
import { isSealed } from '../state/seals.ts'
import { coverageOf } from '../state/totals.ts'
import { itemLinks } from './item-links.ts'
import { annex2View } from './view-annex2.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
const TYPES = {
  workbook: `${OFFICE}.spreadsheetml.sheet`,
  letter: `${OFFICE}.wordprocessingml.document`,
} as const

/** 附件2 to look at, and the papers to take along; not while an entry has an error, as `compile` refuses too. */
export function papersView(desk: Desk): HTMLElement {
  const preview = h('div', {})
  const blocked = h('div', { class: 'blocked' })
  const status = h('p', { role: 'status', class: 'progress' })
  const make = async (kind: keyof typeof TYPES) => {
    const table = tableOf(desk)
    if (!table) return
    status.textContent = text.working
    const papers = await import('./desk-papers.ts').catch(() => undefined)
    try {
      if (!papers) throw new Error('not loaded')
      const { items: onDesk, handed } = desk.checked
      const items = [...onDesk, ...handed]
      const paper = await (kind === 'workbook'
        ? papers.workbookOf(table, items, desk.known)
        : papers.letterOf(table, desk.known))
      download(paper.name, paper.bytes as Uint8Array<ArrayBuffer>, TYPES[kind])
      status.textContent = text.toDo(paper.name, paper.task)
    } catch (error) {
      status.textContent = papers && error instanceof papers.CountsDisagree ? text.disagree : text.failed
    }
  }
  const button = (words: string, kind: keyof typeof TYPES) =>
    h('button', { type: 'button', class: 'button', onclick: () => void make(kind) }, words)
  const buttons = [button(text.workbook, 'workbook'), button(text.letter, 'letter')]

  const show = () => {
    const { items: onDesk, handed, uncounted } = desk.checked
    const items = [...onDesk, ...handed]
    const table = tableOf(desk)
    const faulty = onDesk.filter(({ ready }) => !ready)
    const stillSealed = items.filter(({ item }) => isSealed(item.tree) && item.decrypted === undefined)
    preview.replaceChildren(
      ...countedView(desk, uncounted),
      ...(table && table.rows.length > 0 ? [annex2View(table)] : [h('p', { class: 'quiet' }, text.empty)]),
      ...(items.length > 0 ? [h('p', { class: 'coverage' }, text.coverage(coverageOf(items)))] : []),
    )
    blocked.replaceChildren(
      ...(faulty.length > 0 ? [h('p', {}, text.blocked), itemLinks(faulty)] : []),
      ...(stillSealed.length > 0 ? [h('p', {}, text.sealedLeft(stillSealed.length))] : []),
      ...(desk.isCompared ? [] : [h('p', {}, comparison.first)]),
    )
    const ready = table !== undefined && faulty.length === 0 && stillSealed.length === 0 && desk.isCompared
    for (const each of buttons) each.disabled = !ready
  }
  desk.addEventListener('change', show)
  show()
  return h(
    'div',
    {},
    preview,
    blocked,
    h('p', { class: 'actions' }, ...buttons),
    h('p', { class: 'quiet' }, text.private),
    status,
  )
}

/** What is counted of earlier days, or that it is not, in big letters where the site knows of something. */
function countedView(desk: Desk, uncounted: readonly PublishedEntry[]): HTMLElement[] {
  const { handedIn, district, checked } = desk
  if (uncounted.length > 0) {
    const names = uncounted.map(({ name, id }) => name ?? id)
    return [h('p', { class: 'notice urgent uncounted' }, text.uncounted(district?.name ?? '', names))]
  }
  if (!handedIn) return checked.items.length > 0 ? [h('p', { class: 'quiet' }, text.hereAlone)] : []
  return [h('p', {}, text.counted[handedIn.from](checked.handed.length))]
}

/** The district's table as the workbook and the letter have it; undefined without an entry for it. */
export function tableOf(desk: Desk): (Annex2Table & { district: District }) | undefined {
  const { ledger } = desk.checked
  const cycle = ledger.cycles.get(desk.year)
  const table =
    cycle &&
    annex2Tables(cycle, ledger.districts).find(({ district }) => district?.slug === desk.district?.slug)
  return table?.district && { ...table, district: table.district }
}
