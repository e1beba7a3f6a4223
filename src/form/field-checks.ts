import type { FieldNode } from '../domain/form-tree.ts'
import { type Control, countCharacters } from './apply/form-values.ts'
import { normaliseControl } from './apply/normalise-control.ts'
import { fieldsIn, showRemarks } from './apply/show-remarks.ts'
import type { Remark } from './entry/remark.ts'
import type { Presses } from './presses.ts'

/** What a form does while its fields are written in. */
export interface CheckedForm {
  /** The schema's fields by the names of controls, `[]` for an index. */
  nodes: ReadonlyMap<string, FieldNode>
  /** Half a word was written: it is nobody's answer yet. */
  typing: () => void
  /** A control was written in; `field` is the name of the field that it stands in. */
  edited: (control: Control, field: string | undefined) => void
  /** A control was set right when it was left. */
  changed: () => void
  /** Checks the answers, and shows what is said of them. */
  check: () => void
}

/** Which fields were written in, and which show what the check says of them: those that were left, or all of a step. */
export class FieldChecks {
  readonly #presses: Presses
  readonly #form: CheckedForm
  #edited = new Set<string>()
  #checked = new Set<string>()

  constructor(root: HTMLElement, presses: Presses, form: CheckedForm) {
    this.#presses = presses
    this.#form = form
    root.addEventListener('input', (event) => this.#onInput(event as InputEvent))
    // An input method has ended its word; some browsers send no input after it.
    root.addEventListener('compositionend', (event) => this.#noteEdit(event.target as Control))
    root.addEventListener('focusout', (event) => this.#onLeave(event))
  }

  get hasEdits(): boolean {
    return this.#edited.size > 0
  }

  /** Other answers are in the form now; the fields named are checked at once. */
  restart(checked: Iterable<string>): void {
    this.#edited.clear()
    this.#checked = new Set(checked)
  }

  /** From now on these fields show what the check says. */
  add(names: Iterable<string>): void {
    for (const name of names) this.#checked.add(name)
  }

  show(root: ParentNode, remarksByField: ReadonlyMap<HTMLElement, Remark[]>): void {
    for (const field of fieldsIn(root)) {
      const isChecked = this.#checked.has(field.dataset['field']!)
      showRemarks(field, isChecked ? (remarksByField.get(field) ?? []) : [])
    }
  }

  #onInput({ target, isComposing }: InputEvent): void {
    const control = target as Control
    if (control instanceof HTMLTextAreaElement) countCharacters(control)
    // It is kept, and not judged.
    if (isComposing) this.#form.typing()
    else this.#noteEdit(control)
  }

  #noteEdit(control: Control): void {
    const field = control.closest<HTMLElement>('[data-field]')?.dataset['field']
    if (field !== undefined) this.#edited.add(field)
    this.#form.edited(control, field)
  }

  #onLeave({ target, relatedTarget }: FocusEvent): void {
    const control = target as Control
    const field = control.closest<HTMLElement>('[data-field]')
    if (!field || (relatedTarget instanceof Node && field.contains(relatedTarget))) return
    this.#presses.after(() => this.#leave(control, field))
  }

  #leave(control: Control, field: HTMLElement): void {
    if (normaliseControl(control, this.#form.nodes)) {
      if (control instanceof HTMLTextAreaElement) countCharacters(control)
      this.#form.changed()
    }
    const name = field.dataset['field']!
    // A field that was only focused shows no error yet; checking the step does.
    if (!this.#edited.has(name)) return
    this.#checked.add(name)
    this.#form.check()
  }
}
