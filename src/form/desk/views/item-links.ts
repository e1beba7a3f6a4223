import { h } from '../../dom.ts'
import type { CheckedItem } from '../state/check-desk.ts'
import { labelOf } from '../state/item.ts'

/** The title of an entry's card, which is shown from now on, whatever the list leaves out. */
export function titleOfCard(key: string): HTMLElement | null {
  const title = document.getElementById(`item-${key}`)
  const card = title?.closest<HTMLElement>('.item')
  if (card) card.hidden = false
  return title
}

export function goToCard(key: string): void {
  const title = titleOfCard(key)
  title?.scrollIntoView({ block: 'start' })
  title?.focus({ preventScroll: true })
}

/** Names that lead to their cards. */
export function itemLinks(items: readonly CheckedItem[]): HTMLElement {
  return h(
    'ul',
    { class: 'names' },
    ...items.map(({ item }) => {
      const go = (event: Event) => {
        event.preventDefault()
        goToCard(item.key)
      }
      return h('li', {}, h('a', { href: `#item-${item.key}`, onclick: go }, labelOf(item)))
    }),
  )
}
