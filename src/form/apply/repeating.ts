import { form as text } from '../../text/form.ts'
import { isFilled } from '../dom.ts'

/**
 * Lists that grow: the page carries one item as a template; names and ids get the item's index in
 * place of `[]`, and are numbered anew when one is removed.
 */

export function listsIn(root: ParentNode, path?: string): HTMLElement[] {
  const all = [...root.querySelectorAll<HTMLElement>('[data-list]')]
  return path === undefined ? all : all.filter((list) => list.dataset['list'] === path)
}

export function itemsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(':scope > [data-items] > [data-item]')]
}

/** Adds or takes away items at the end until there are `count`. */
export function setItemCount(list: HTMLElement, count: number): void {
  const items = itemsOf(list)
  if (items.length === count) return
  for (const item of items.slice(count)) item.remove()
  for (let at = items.length; at < count; at++) addItem(list)
  number(list)
}

/** The same list may stand twice: once to write in, and once, without growing, to decide about. */
export function mirrorLists(root: ParentNode): void {
  for (const list of listsIn(root)) {
    if (list.dataset['most'] !== '0') continue
    const [original] = listsIn(root, list.dataset['list'])
    if (original && original !== list) setItemCount(list, itemsOf(original).length)
  }
}

export function addItem(list: HTMLElement): HTMLElement {
  const template = list.querySelector<HTMLTemplateElement>(':scope > template')!
  const item = template.content.cloneNode(true) as DocumentFragment
  list.querySelector(':scope > [data-items]')!.append(item)
  number(list)
  return itemsOf(list).at(-1)!
}

export function removeItem(list: HTMLElement, item: HTMLElement): void {
  item.remove()
  number(list)
}

const NUMBERED = ['name', 'id', 'for', 'aria-describedby', 'data-field', 'data-when'] as const

/** The number of an item, or where it will stand: `public.challenges[]`, `public.challenges.0`. */
export function numberAfter(prefix: string): RegExp {
  return new RegExp(`(${prefix.replaceAll('.', '\\.')})(?:\\[\\]|\\.\\d+)(?=\\.|$|-)`, 'g')
}

function number(list: HTMLElement): void {
  const items = itemsOf(list)
  const path = list.dataset['list']!
  // A problem's private side has the same number as its public one.
  const patterns = [path, path.replace(/^public\./, 'private.')].map(numberAfter)
  for (const [index, item] of items.entries()) {
    for (const element of [item, ...item.querySelectorAll('*')]) {
      for (const attribute of NUMBERED) {
        const value = element.getAttribute(attribute)
        if (value === null) continue
        const numbered = patterns.reduce((text, pattern) => text.replace(pattern, `$1.${index}`), value)
        if (numbered !== value) element.setAttribute(attribute, numbered)
      }
    }
    label(list, item, index)
  }
  const add = list.querySelector<HTMLElement>('[data-add]')
  if (add) add.hidden = items.length >= Number(list.dataset['most'])
}

function label(list: HTMLElement, item: HTMLElement, index: number): void {
  const name = list.dataset['name'] ?? ''
  item.querySelector('[data-number]')!.textContent = `${name}${index + 1}`
  const remove = item.querySelector<HTMLElement>('[data-remove]')
  if (remove) remove.textContent = text.remove(name, index + 1)
}

/** Offers to take out each item but one that would come back as blank as it is. */
export function offerRemoval(root: ParentNode): void {
  for (const list of listsIn(root)) {
    const items = itemsOf(list)
    for (const item of items) {
      const remove = item.querySelector<HTMLElement>('[data-remove]')
      if (!remove) continue
      const isBlank = ![...item.querySelectorAll<HTMLInputElement>('input, select, textarea')].some(isFilled)
      remove.hidden = isBlank && items.length <= Number(list.dataset['least'])
    }
  }
}
