import { h } from '../dom.ts'
import type { Remark } from '../entry/remark.ts'
import { fieldsIn, isShown, stepOf } from './show-remarks.ts'

/** What is said of such fields. */
export interface CarriedWords {
  mark: string
  ask: (count: number) => string
  tick: string
  unconfirmed: { problem: string; repair: string }
}

/** Fields that came from what was filled in last time: marked until somebody edits them or says that they still hold. */
export class CarriedOverFields {
  readonly #root: HTMLElement
  #names = new Set<string>()
  readonly #steps: readonly string[]
  readonly #words: CarriedWords
  #changed: () => void

  constructor(
    root: HTMLElement,
    { steps, words, changed }: { steps: readonly string[]; words: CarriedWords; changed: () => void },
  ) {
    this.#root = root
    this.#steps = steps
    this.#words = words
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
    return this.#steps.flatMap((step): Remark[] => {
      if (this.#fieldsOf(step).length === 0) return []
      return [{ path: ['carried', step], severity: 'error', ...this.#words.unconfirmed }]
    })
  }

  #fieldsOf(step: string): HTMLElement[] {
    return fieldsIn(this.#root).filter(
      (field) => this.#names.has(field.dataset['field']!) && stepOf(field) === step && isShown(field),
    )
  }

  /** Marks the fields, and asks for confirmation in each step that has any. */
  show(): void {
    for (const field of fieldsIn(this.#root)) {
      const mark = field.querySelector(':scope > .carried')
      if (!this.#names.has(field.dataset['field']!)) mark?.remove()
      else if (!mark) field.prepend(h('p', { class: 'carried' }, this.#words.mark))
    }
    for (const step of this.#steps) this.#ask(step)
  }

  #ask(step: string): void {
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
        h('p', {}, this.#words.ask(fields.length)),
        h('div', { class: 'told' }),
        h('label', { class: 'tick' }, box, h('span', {}, this.#words.tick)),
      ),
    )
  }

  #confirm(step: string): void {
    for (const field of this.#fieldsOf(step)) this.#names.delete(field.dataset['field']!)
    this.show()
    // The checkbox was removed and cannot keep the focus: the step's heading gets it, or a step without one.
    const targets = this.#root.querySelectorAll<HTMLElement>(
      `[data-step="${step}"], [data-step="${step}"] > h2`,
    )
    targets[targets.length - 1]?.focus()
    this.#changed()
  }
}
