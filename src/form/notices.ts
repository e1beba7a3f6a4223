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

  /** The first answer takes something away, and has the focus. */
  ask(question: string, [yes, onYes]: Answer, no: Answer): void {
    const first = h('button', { type: 'button', class: 'button small danger', onclick: onYes }, yes)
    this.say(h('p', {}, question), h('p', { class: 'actions' }, first, button(no)))
    first.focus()
  }

  /** What can be chosen, and waits. */
  offer(question: string, ...answers: readonly Answer[]): void {
    this.say(h('p', {}, question), h('p', { class: 'actions' }, ...answers.map(button)))
  }

  clear(): void {
    this.#container.replaceChildren()
  }

  focus(): void {
    this.#container.focus()
  }
}

const button = ([label, onclick]: Answer) =>
  h('button', { type: 'button', class: 'button small', onclick }, label)
