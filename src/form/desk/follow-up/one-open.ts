import { pending as text } from '../../../text/follow-up-desk.ts'
import { h } from '../../dom.ts'
import type { DistrictFiles } from './district-files.ts'
import { folderOf, type KindWritten } from './places.ts'

/** A file that is looked at or changed. */
export interface FileView {
  readonly path: string
  readonly element: HTMLElement
  focus: () => void
  /** Whether something was typed that is not saved. */
  isDirty: () => boolean
}

export interface OneOpen {
  element: HTMLElement
  open: (make: () => FileView) => void
  /** Back to the table; `notice` is told there. */
  close: (notice: string) => void
}

/** A task's table, and in its place the one file that is open; what was typed there is not lost to another file, year or district. */
export function oneOpen(followUp: DistrictFiles, kind: KindWritten, table: HTMLElement): OneOpen {
  const status = h('p', { role: 'status', class: 'progress', tabindex: '-1' })
  const editing = h('div', {})
  let opened: FileView | undefined
  /** Whether the file is among those that can be read here; a new one is not until it is saved. */
  let wasReadable = false

  const show = (isOpen: boolean, notice: string) => {
    table.hidden = isOpen
    editing.hidden = !isOpen
    status.textContent = notice
  }
  const close = (notice: string) => {
    opened = undefined
    editing.replaceChildren()
    show(false, notice)
    status.focus()
  }
  const open = (make: () => FileView) => {
    if (opened?.isDirty()) {
      status.textContent = text.unsaved
      status.focus()
      return
    }
    opened = make()
    wasReadable = followUp.treeOf(opened.path) !== undefined
    editing.replaceChildren(opened.element)
    show(true, '')
    opened.focus()
  }
  followUp.addEventListener('change', () => {
    if (!opened) return
    const isHere = opened.path.startsWith(`${folderOf(kind, followUp.place)}/`)
    const isReadable = isHere && followUp.treeOf(opened.path) !== undefined
    // It is another district's or year's, or was undone, or the key was let go.
    const isGone = !isHere || (wasReadable && !isReadable)
    if (isHere) wasReadable ||= isReadable
    if (isGone && !opened.isDirty()) close('')
    else if (isHere !== table.hidden) show(isHere, isHere ? '' : text.unsaved)
  })
  // On a shared computer nothing of it stays on the screen either.
  followUp.desk.addEventListener('cleared', () => {
    if (opened) close('')
    else status.textContent = ''
  })
  addEventListener('beforeunload', (event) => {
    if (opened?.isDirty()) event.preventDefault()
  })
  return { element: h('div', {}, status, table, editing), open, close }
}
