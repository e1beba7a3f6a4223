import { device as text } from '../../../text/desk.ts'
import { h } from '../../dom.ts'
import type { Desk } from '../state/desk.ts'

/** Lists what is stored on the device, and deletes all of it after one confirmation. */
export function deviceView(desk: Desk): HTMLElement {
  const count = h('p', {})
  const status = h('p', { role: 'status', class: 'progress' })
  const sure = h('p', { class: 'actions', hidden: true })
  const clear = h('button', { type: 'button', class: 'button danger' }, text.clear)
  const no = h('button', { type: 'button', class: 'button' }, text.no)
  const yes = h('button', { type: 'button', class: 'button danger' }, text.yes)
  sure.append(h('strong', {}, text.sure), yes, no)

  const ask = (asking: boolean) => {
    sure.hidden = !asking
    clear.hidden = asking
    ;(asking ? no : clear).focus()
  }
  clear.addEventListener('click', () => ask(true))
  no.addEventListener('click', () => ask(false))
  yes.addEventListener('click', async () => {
    await desk.clear()
    ask(false)
    status.textContent = text.cleared
  })
  const show = () => {
    // Of every district: all of it is deleted together.
    count.textContent = text.text(desk.waiting.length)
  }
  desk.addEventListener('change', show)
  show()
  return h(
    'div',
    {},
    count,
    h('p', {}, text.plain),
    desk.otherYears > 0 &&
      h('p', { class: 'advice' }, text.otherYear(desk.otherYears, desk.known.cycle.year)),
    h('p', { class: 'actions' }, clear),
    sure,
    status,
  )
}
