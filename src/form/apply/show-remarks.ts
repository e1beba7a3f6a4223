import type { Path } from '../../domain/tree.ts'
import { form as text } from '../../text/form.ts'
import { h } from '../dom.ts'
import type { StepId } from '../entry/plan.ts'
import type { Remark } from '../entry/remark.ts'

/** Elements that can show remarks: fields, and groups of controls that form one question. */
export function fieldsIn(root: ParentNode): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-field]')]
}

/** The field that asks for a path, or the nearest one above it; undefined if the form has none. */
function fieldFor(root: ParentNode, path: Path): HTMLElement | undefined {
  for (let end = path.length; end > 0; end--) {
    const name = path.slice(0, end).join('.')
    const own = root.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)
    if (own) return own
    // A remark on a whole part is shown at the first field of that part.
    const inside = root.querySelector<HTMLElement>(`[data-field^="${CSS.escape(name)}."]:not([hidden])`)
    if (inside && end === path.length) return inside
  }
  return undefined
}

export function stepOf(field: Element): StepId | undefined {
  return field.closest<HTMLElement>('[data-step]')?.dataset['step'] as StepId | undefined
}

export function isShown(field: Element): boolean {
  const hidden = field.closest('[hidden]')
  return hidden === null || hidden.matches('[data-step]')
}

/** Remarks grouped by the field that shows them; remarks without a visible field are left out. */
export function groupByField(root: ParentNode, remarks: readonly Remark[]): Map<HTMLElement, Remark[]> {
  const remarksByField = new Map<HTMLElement, Remark[]>()
  for (const remark of remarks) {
    const field = fieldFor(root, remark.path)
    if (!field || !isShown(field)) continue
    const list = remarksByField.get(field)
    if (list) list.push(remark)
    else remarksByField.set(field, [remark])
  }
  return remarksByField
}

/** Shows the remarks of a field between its hint and its control; an empty list clears them. */
export function showRemarks(field: HTMLElement, remarks: readonly Remark[]): void {
  const messages = field.querySelector(':scope > .told')
  if (!messages) return
  const wrong = remarks.some(({ severity }) => severity === 'error')
  field.classList.toggle('wrong', wrong)
  for (const control of ownControls(field)) {
    if (wrong) control.setAttribute('aria-invalid', 'true')
    else control.removeAttribute('aria-invalid')
  }
  const lines = remarks.map(({ severity, problem, repair, suggestion, offer }) => {
    const button = suggestion === undefined ? [] : [suggestionButton(field, suggestion, offer)]
    return severity === 'error'
      ? h(
          'p',
          { class: 'problem' },
          h('span', { class: 'visually-hidden' }, text.error),
          problem,
          repair,
          ...button,
        )
      : h('p', { class: 'advice' }, text.advice, problem, repair, ...button)
  })
  const same = messages.textContent === lines.map((line) => line.textContent).join('')
  if (!same) messages.replaceChildren(...lines)
}

/** Writes the likely value, as if it were typed. */
function suggestionButton(
  field: HTMLElement,
  suggestion: string,
  offer = text.changeTo(suggestion),
): HTMLElement {
  const onclick = () => {
    const [control] = ownControls(field) as HTMLInputElement[]
    if (!control) return
    control.value = suggestion
    control.dispatchEvent(new Event('input', { bubbles: true }))
    control.focus()
  }
  return h('button', { type: 'button', class: 'button small', 'data-suggestion': suggestion, onclick }, offer)
}

/** Controls of the field itself, not of fields inside it. */
export function ownControls(field: HTMLElement): HTMLElement[] {
  const all = [...field.querySelectorAll<HTMLElement>('input, select, textarea')]
  return all.filter((control) => control.closest('[data-field]') === field)
}

/** The element to focus for a field: its first control, or the button that adds to a list. */
export function focusTarget(field: HTMLElement): HTMLElement | undefined {
  const [first] = ownControls(field)
  return first ?? field.querySelector<HTMLElement>('[data-add]') ?? undefined
}

/** Lists the errors with links to their fields, and takes the focus if there are any. */
export function showSummary(
  summary: HTMLElement,
  title: string,
  remarksByField: Iterable<[HTMLElement, Remark[]]>,
  goTo: (field: HTMLElement) => void,
): void {
  const links = [...remarksByField].flatMap(([field, remarks]) =>
    remarks
      .filter(({ severity }) => severity === 'error')
      .map(({ problem }) => {
        const target = focusTarget(field)
        const follow = (event: Event) => {
          event.preventDefault()
          goTo(field)
        }
        return h('li', {}, h('a', { href: `#${target?.id ?? ''}`, onclick: follow }, problem))
      }),
  )
  summary.replaceChildren(h('h2', {}, title), h('ul', {}, ...links))
  summary.hidden = links.length === 0
  if (!summary.hidden) summary.focus()
}

export const hasError = (remarks: readonly Remark[]): boolean =>
  remarks.some(({ severity }) => severity === 'error')

/** Sorts what is said of fields as the form has them. */
export function inOrder(
  root: ParentNode,
  remarksByField: [HTMLElement, Remark[]][],
): [HTMLElement, Remark[]][] {
  const order = fieldsIn(root)
  return remarksByField.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}
