import { list as text } from '../../../text/desk.ts'
import { h } from '../../dom.ts'
import type { Desk } from '../state/desk.ts'
import type { DecryptedItem } from '../state/item.ts'
import { labelOf } from '../state/item.ts'
import type { Totals } from '../state/totals.ts'
import { totalsOf } from '../state/totals.ts'
import { titleOfCard } from './item-links.ts'
import { type ItemActions, itemView } from './view-item.ts'

/** The list with its totals. A card is made anew only when what it shows has changed, so that focus and open details stay. */
export function itemsView(desk: Desk, actions: Omit<ItemActions, 'remove'>): HTMLElement {
  const totals = h('dl', { class: 'totals' })
  const only = h('input', { type: 'checkbox', id: 'desk-only-errors' })
  const filter = h('label', { class: 'tick', for: 'desk-only-errors' }, only, text.onlyErrors)
  const status = h('p', { role: 'status', class: 'progress' })
  const cards = h('ol', { class: 'items' })
  const empty = h('p', { class: 'quiet' }, text.empty)
  const shown = new Map<string, { said: string; card: HTMLElement }>()

  const remove = (key: string) => {
    const next = shown.get(key)?.card.nextElementSibling ?? shown.get(key)?.card.previousElementSibling
    const item = desk.remove(key)
    status.replaceChildren(text.removed(labelOf(item)), ' ', undoButton(item))
    const target = next?.isConnected ? next.querySelector<HTMLElement>('h3') : undefined
    ;(target ?? status.querySelector('button'))?.focus()
  }
  const undoButton = (item: DecryptedItem) =>
    h(
      'button',
      {
        type: 'button',
        class: 'button small',
        onclick: async () => {
          await desk.putBack(item)
          status.textContent = text.back(labelOf(item))
          titleOfCard(item.key)?.focus()
        },
      },
      text.undo,
    )

  const show = () => {
    const { items } = desk.checked
    const cardsNow = items.map((each) => {
      const { key } = each.item
      const said = JSON.stringify([
        each.item,
        each.findings,
        each.questions,
        each.updates,
        desk.isSubmitted(key),
        desk.district?.slug,
      ])
      const known = shown.get(key)
      if (known?.said === said) return known.card
      const card = itemView(each, desk, { ...actions, remove })
      if (known) carryOver(known.card, card)
      shown.set(key, { said, card })
      return card
    })
    // Before the others are put in order: a card that is moved loses the focus.
    for (const gone of [...cards.children].filter((card) => !(cardsNow as Element[]).includes(card)))
      gone.remove()
    for (const [index, card] of cardsNow.entries()) {
      // The one that somebody is at stays.
      card.hidden = only.checked && items[index]!.ready && !card.contains(document.activeElement)
      if (cards.children[index] !== card) cards.insertBefore(card, cards.children[index] ?? null)
    }
    const counts = totalsOf(items)
    totals.replaceChildren(...totalsRows(counts))
    totals.hidden = items.length === 0
    const isAtFilter = only.checked || document.activeElement === only
    filter.hidden = counts.errors + counts.asked + counts.broken === 0 && !isAtFilter
    empty.hidden = items.length > 0
  }
  only.addEventListener('change', show)
  desk.addEventListener('change', show)
  desk.addEventListener('cleared', () => status.replaceChildren())
  show()
  return h('div', {}, totals, empty, filter, status, cards)
}

function totalsRows(totals: Totals): HTMLElement[] {
  const rows = [
    [text.entriesLabel, totals.entries, ''],
    [text.totals.requests, totals.requests, ''],
    [text.totals.challenges, totals.challenges, ''],
    ...(totals.broken > 0 ? ([[text.totals.broken, totals.broken, 'error']] as const) : []),
    ...(totals.asked > 0 ? ([[text.totals.asked, totals.asked, 'error']] as const) : []),
    [text.totals.errors, totals.errors, totals.errors > 0 ? 'error' : ''],
    [text.totals.warnings, totals.warnings, ''],
  ] as const
  return rows.map(([label, count, mark]) =>
    h('div', { class: mark }, h('dt', {}, label), h('dd', {}, String(count))),
  )
}

/** Open details stay open, and the focus stays where it was, in the card that replaces another. */
function carryOver(from: HTMLElement, to: HTMLElement): void {
  for (const openDetails of from.querySelectorAll<HTMLDetailsElement>('details[open][data-part]')) {
    const same = to.querySelector<HTMLDetailsElement>(`details[data-part="${openDetails.dataset['part']}"]`)
    if (same) same.open = true
  }
  const focused = from.contains(document.activeElement)
    ? (document.activeElement as HTMLElement).dataset['part']
    : undefined
  const inside = from.contains(document.activeElement)
  from.replaceWith(to)
  if (!inside) return
  const target = focused ? to.querySelector<HTMLElement>(`[data-part="${focused}"]`) : null
  ;(target ?? to.querySelector<HTMLElement>('h3'))?.focus()
}
