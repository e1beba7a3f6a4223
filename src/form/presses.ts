/** Milliseconds after a release within which the click comes; a finger that has moved away brings none. */
const NO_CLICK = 400

/**
 * Holds back what would move the page while a finger or a mouse button is down: a control that slides away
 * between press and release gets no click. Work waits for the click and for what it does; then what was pressed
 * stays where it is on the screen, whatever grew above it.
 */
export class Presses {
  #waiting: (() => void)[] = []
  #pressed: Element | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(root: Window) {
    const on = (type: string, act: (event: Event) => unknown) =>
      root.addEventListener(type, act, { capture: true })
    on('pointerdown', ({ target }) => {
      clearTimeout(this.#timer)
      this.#pressed = target as Element
    })
    // The page begins to scroll: no click will come.
    on('pointercancel', () => this.settle())
    on('pointerup', () => this.#settleIn(NO_CLICK))
    for (const type of ['click', 'keydown']) on(type, () => this.#settleIn(0))
    // A list that opens keeps the release for itself; a field that is left changes while the button is down.
    on('change', ({ target }) => target === this.#pressed && this.#settleIn(0))
    on('blur', ({ target }) => target === root && this.#settleIn(0))
  }

  /** Runs the work now, or once nothing is pressed any more. */
  after(work: () => void): void {
    if (this.#pressed) this.#waiting.push(work)
    else work()
  }

  /** Runs what waits. */
  settle(): void {
    clearTimeout(this.#timer)
    const pressed = this.#pressed
    const waiting = this.#waiting
    this.#pressed = undefined
    this.#waiting = []
    if (waiting.length === 0) return
    const before = pressed && topOf(pressed)
    for (const work of waiting) work()
    const now = pressed && topOf(pressed)
    if (before === undefined || now === undefined || before === now) return
    scrollBy({ top: now - before, behavior: 'instant' })
  }

  #settleIn(milliseconds: number): void {
    if (!this.#pressed) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.settle(), milliseconds)
  }
}

/** Where it is on the screen; undefined while it is not shown. */
function topOf(element: Element): number | undefined {
  const [box] = element.getClientRects()
  return box?.top
}
