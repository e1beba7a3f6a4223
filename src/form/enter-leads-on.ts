/** Enter leads on to the next control, as the key of a phone's keyboard says; a form is checked by its button. */
export function enterLeadsOn(event: KeyboardEvent, scope: Element): void {
  const control = event.target as HTMLElement
  const isLine = control.matches('input:not([type="radio"], [type="checkbox"], [type="file"])')
  if (event.key !== 'Enter' || event.isComposing || !isLine) return
  event.preventDefault()
  const next = controlsOf(scope).find((each) => isBehind(each, control))
  next?.focus()
}

/** What the keyboard reaches, in its order; of several radio buttons each. */
function controlsOf(scope: Element): HTMLElement[] {
  const all = [...scope.querySelectorAll<HTMLElement>('input, select, textarea, [data-add], [type="submit"]')]
  return all.filter((control) => control.getClientRects().length > 0)
}

const isBehind = (one: Element, other: Element) =>
  (other.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
