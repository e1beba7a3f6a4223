import { form as text, unanswered } from '../../text/form.ts'
import { h } from '../dom.ts'
import { type StepId, stepIds } from '../entry/plan.ts'
import type { Remark } from '../entry/remarks.ts'
import { fieldsIn, isShown, stepOf } from './show-remarks.ts'

/** Fields that came from last year's entry: marked until somebody edits them or says that they still hold. */
export class CarriedOverFields {
  readonly #root: HTMLElement
  #names = new Set<string>()
  #changed: () => void

  constructor(root: HTMLElement, changed: () => void) {
    this.#root = root
    this.#changed = changed
  }

  get names(): string[] {
    return [...this.#names]
  }

  set names(names: Iterable<string>) {
    this.#names = new Set(names)
    this.show()
  }

  markEdited(name: string | undefined): void {
    if (name !== undefined && this.#names.delete(name)) this.show()
  }

  /** One error for each step with fields that nobody has confirmed yet. */
  remarks(): Remark[] {
    return stepIds.flatMap((step): Remark[] => {
      if (this.#fieldsOf(step).length === 0) return []
      return [{ path: ['carried', step], severity: 'error', ...unanswered.carried }]
    })
  }

  #fieldsOf(step: StepId): HTMLElement[] {
    return fieldsIn(this.#root).filter(
      (field) => this.#names.has(field.dataset['field']!) && stepOf(field) === step && isShown(field),
    )
  }

  /** Marks the fields, and asks for confirmation in each step that has any. */
  show(): void {
    for (const field of fieldsIn(this.#root)) {
      const mark = field.querySelector(':scope > .carried')
      if (!this.#names.has(field.dataset['field']!)) mark?.remove()
      else if (!mark) field.prepend(h('p', { class: 'carried' }, text.carriedMark))
    }
    for (const step of stepIds) this.#ask(step)
  }

  #ask(step: StepId): void {
    const container = this.#root.querySelector<HTMLElement>(`[data-step="${step}"] > [data-carried]`)!
    const fields = this.#fieldsOf(step)
    container.hidden = fields.length === 0
    const count = String(fields.length)
    if (container.hidden || container.dataset['count'] === count) return
    container.dataset['count'] = count
    const box = h('input', { type: 'checkbox', id: `f-carried.${step}`, onchange: () => this.#confirm(step) })
    container.replaceChildren(
      h(
        'div',
        { class: 'notice field', 'data-field': `carried.${step}` },
        h('p', {}, text.carried(fields.length)),
        h('div', { class: 'told' }),
        h('label', { class: 'tick' }, box, h('span', {}, text.carriedTick)),
      ),
    )
  }

  #confirm(step: StepId): void {
    for (const field of this.#fieldsOf(step)) this.#names.delete(field.dataset['field']!)
    this.show()
    // The checkbox was removed and cannot keep the focus.
    this.#root.querySelector<HTMLElement>(`[data-step="${step}"] > h2`)?.focus()
    this.#changed()
  }
}
