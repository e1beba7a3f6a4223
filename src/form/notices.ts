import { h } from './dom.ts'

type Answer = readonly [label: string, act: () => void]

/** The place of a page where it says what has happened, and asks. */
export class Notices {
  readonly #container: HTMLElement

  constructor(container: HTMLElement) {
    this.#container = container
  }

  say(...lines: Node[]): void {
    this.#container.append(h('div', { class: 'notice' }, ...lines))
  }

  /** The first answer changes something, and has the focus. */
  ask(question: string, [yes, onYes]: Answer, [no, onNo]: Answer): void {
    const first = h('button', { type: 'button', class: 'button small danger', onclick: onYes }, yes)
    const second = h('button', { type: 'button', class: 'button small', onclick: onNo }, no)
    this.say(h('p', {}, question), h('p', { class: 'actions' }, first, second))
    first.focus()
  }

  clear(): void {
    this.#container.replaceChildren()
  }

  focus(): void {
    this.#container.focus()
  }
}
