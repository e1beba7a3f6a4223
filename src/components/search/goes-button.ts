/** A button that leads to another question; `goes` as in an address. */
export function button(text: string, goes: string, label?: string): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = text
  element.dataset['goes'] = goes
  if (label) element.setAttribute('aria-label', label)
  return element
}
