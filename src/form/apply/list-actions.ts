import { emptyMapping, type Path, type Tree, valueAt } from '../../domain/tree.ts'
import { form as text } from '../../text/form.ts'
import { find, h } from '../dom.ts'
import { type Answers, setAt } from '../entry/answers.ts'
import { pathOfName } from './form-values.ts'
import { addItem, itemsOf, listsIn, removeItem } from './repeating.ts'

/** What the lists' buttons do to a form; `changed` is called after each. */
export interface ListHost {
  root: HTMLElement
  answers: () => Answers
  write: (answers: Answers) => void
  changed: () => void
}

/** Removes the item that contains the button, and offers an undo. */
export function removeWithUndo({ root, answers, write, changed }: ListHost, button: HTMLElement): void {
  const before = structuredClone(answers())
  const list = button.closest<HTMLElement>('[data-list]')!
  const index = itemsOf(list).indexOf(button.closest<HTMLElement>('[data-item]')!)
  const path = pathOfName(list.dataset['list']!)
  for (const each of listsIn(root, list.dataset['list'])) {
    const item = itemsOf(each)[index]
    if (item) removeItem(each, item)
  }
  if (itemsOf(list).length < Number(list.dataset['least'])) addItem(list)
  changed()
  const undo = h('button', { type: 'button', class: 'button small' }, text.undo)
  const said = text.removed(list.dataset['name'] ?? '', index + 1)
  const line = h('p', { class: 'notice', role: 'status', 'data-undo': true }, said, ' ', undo)
  undo.addEventListener('click', () => {
    line.remove()
    write(withItem(answers(), before, path, index))
    changed()
    // A full list has nothing to add.
    const [item] = itemsOf(list).slice(index)
    const target = item?.querySelector<HTMLElement>('[data-remove]:not([hidden])')
    ;(target ?? find(list, '[data-add]')).focus()
  })
  find(list, '[data-add]').before(line)
  undo.focus()
}

/** Keeps later edits; restores a challenge's private part together with its public one. */
function withItem(now: Answers, before: Answers, path: Path, index: number): Answers {
  const after = structuredClone(now)
  for (const part of ['public', 'private']) {
    const target = [part, ...path.slice(1)]
    const removed = valueAt(before, [...target, index]) as Tree | undefined
    const list = valueAt(after, target)
    if (removed === undefined) continue
    const items: Tree[] = Array.isArray(list) ? Array.from(list, (item) => item ?? emptyMapping()) : []
    setAt(after, target, [...items.slice(0, index), removed, ...items.slice(index)])
  }
  return after
}
