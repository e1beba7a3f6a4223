const LINE = 'input:not([type="radio"], [type="checkbox"], [type="file"])'
const TICK = 'input:is([type="radio"], [type="checkbox"])'
const STOPS = 'input, select, textarea, [data-add], [type="submit"]'
/** The key code of whatever an input method takes for itself; Safari says so of the Enter that ends a word. */
const COMPOSING = 229

/**
 * Enter in a line or on a tick leads on to the next question, as the key of a phone's keyboard says: `next`, or `done` where a
 * button comes next, which lets the keyboard go. A form is checked by its button alone. Long texts, lists that open and buttons keep
 * Enter for themselves.
 */
export function enterLeadsOn(root: HTMLElement): void {
  root.addEventListener('keydown', onKey)
  // Before the keyboard opens: Safari reads the hint while it sets the focus.
  root.addEventListener('pointerdown', ({ target }) => {
    const label = (target as Element).closest('label')
    nameKey(label?.control ?? (target as Element))
  })
}

function onKey(event: KeyboardEvent): void {
  const control = event.target as HTMLElement
  if (event.key !== 'Enter' || event.isComposing || event.keyCode === COMPOSING) return
  const leads = control.matches(`${LINE}, ${TICK}`)
  // A key that is held down leads on once, and presses no button that it has led to.
  if (leads || (event.repeat && control.matches('button'))) event.preventDefault()
  const next = leads && !event.repeat && stopAfter(control)
  if (!next) return
  nameKey(next)
  next.focus()
  const seen = next.matches('button') ? next : (next.closest('.field') ?? next)
  seen.scrollIntoView({ block: 'nearest' })
}

/** Says on the keyboard what Enter will do. */
function nameKey(control: Element): void {
  if (!control.matches(LINE)) return
  const next = stopAfter(control)
  ;(control as HTMLInputElement).enterKeyHint = next?.matches('button') ? 'done' : 'next'
}

/** Where Enter leads to: what the keyboard reaches next in the step, but once for the ticks of a question. */
function stopAfter(control: Element): HTMLElement | undefined {
  const all = [...(control.closest('[data-step]')?.querySelectorAll<HTMLInputElement>(STOPS) ?? [])]
  const question = control.matches(TICK) && questionOf(control)
  const next = all.find(
    (each) =>
      isBehind(each, control) &&
      each.getClientRects().length > 0 &&
      !(question && each.matches(TICK) && questionOf(each) === question),
  )
  // Of radio buttons the keyboard reaches the one that is chosen.
  const chosen = next?.type === 'radio' && all.find(({ name, checked }) => name === next.name && checked)
  return chosen || next
}

const questionOf = (tick: Element) => tick.closest('fieldset, .field')

const isBehind = (one: Element, other: Element) =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
