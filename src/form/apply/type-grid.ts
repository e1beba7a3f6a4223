import { find } from '../dom.ts'
import { addItem, itemsOf, listsIn, removeItem } from './repeating.ts'

/**
 * 研发机构类型 as the paper has it: one tick for each type and level. Behind it is the list that the entry keeps;
 * items that no tick can say, as a level that the type has not, are shown as they are, to be mended.
 */

const PATH = 'public.research.types'

/** Adds or takes out the item that a tick stands for; false if the control is no such tick. */
export function followTick(root: HTMLElement, control: HTMLElement): boolean {
  const { type, level = '' } = control.dataset
  if (type === undefined) return false
  const list = listsIn(root, PATH)[0]!
  const there = itemsOf(list).find((item) => says(item, type, level))
  const { checked } = control as HTMLInputElement
  if (checked && !there) {
    const item = addItem(list)
    find<HTMLSelectElement>(item, 'select').value = type
    const radio = item.querySelector<HTMLInputElement>(`[value="${level}"]`)
    if (radio && level) radio.checked = true
  } else if (!checked && there) removeItem(list, there)
  return true
}

/** Ticks what the list has. */
export function showTicks(root: HTMLElement): void {
  const list = listsIn(root, PATH)[0]!
  const ticks = [...list.querySelectorAll<HTMLInputElement>('[data-type]')]
  const items = itemsOf(list)
  for (const tick of ticks) {
    const { type = '', level = '' } = tick.dataset
    tick.checked = items.some((item) => says(item, type, level))
  }
  for (const item of items) {
    const isTicked = ticks.some(({ dataset }) => says(item, dataset['type'] ?? '', dataset['level'] ?? ''))
    item.toggleAttribute('data-ticked', isTicked)
  }
}

function says(item: HTMLElement, type: string, level: string): boolean {
  const chosen = item.querySelector<HTMLInputElement>('[type="radio"]:checked')?.value ?? ''
  return find<HTMLSelectElement>(item, 'select').value === type && chosen === level
}
