import { apply as text } from '../text/apply.ts'
import { h } from './dom.ts'

/**
 * Asks which of two windows' contents counts, at the edge of the window: it is seen wherever somebody is on the page,
 * and moves nothing.
 */
export function askWhichCounts(
  container: HTMLElement,
  question: string,
  choose: { take: () => void; keep: () => void },
): void {
  const button = (label: string, act: () => void) => {
    const onclick = () => {
      container.replaceChildren()
      act()
    }
    return h('button', { type: 'button', class: 'button small', onclick }, label)
  }
  container.replaceChildren(
    h('p', {}, question),
    h('p', { class: 'actions' }, button(text.keepMine, choose.keep), button(text.takeTheirs, choose.take)),
  )
}
