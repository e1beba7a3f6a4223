import { apply as text } from '../text/apply.ts'
import { h } from './dom.ts'

/**
 * Asks which of two windows' contents counts, at the edge of the window: it is seen wherever somebody is on the page,
 * and moves nothing; the focus goes back to where it was.
 */
export function askWhichCounts(
  container: HTMLElement,
  question: string,
  choose: { take: () => void; keep: () => void },
): void {
  let from: EventTarget | null = null
  const onfocus = (event: Event) => {
    const { relatedTarget } = event as FocusEvent
    if (!container.contains(relatedTarget as Node | null)) from = relatedTarget
  }
  const button = (label: string, act: () => void) => {
    const onclick = () => {
      container.replaceChildren()
      act()
      if (from instanceof HTMLElement) from.focus()
    }
    return h('button', { type: 'button', class: 'button small', onclick, onfocus }, label)
  }
  container.replaceChildren(
    h('p', {}, question),
    h('p', { class: 'actions' }, button(text.keepMine, choose.keep), button(text.takeTheirs, choose.take)),
  )
}
