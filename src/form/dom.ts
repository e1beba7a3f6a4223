type Child = Node | string | false | undefined

/** An element with its attributes and children; text is always text. `on…` names take listeners. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string | boolean | EventListener | undefined> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (typeof value === 'string') element.setAttribute(name, value)
  }
  element.append(...children.filter((child) => child !== false && child !== undefined))
  return element
}

/** A list of texts, one a line. */
export function listOf(lines: readonly string[]): HTMLElement {
  return h('ul', { class: 'plain-list' }, ...lines.map((line) => h('li', {}, line)))
}

/** The element that the selector finds; throws if there is none. */
export function find<E extends HTMLElement>(within: ParentNode, selector: string): E {
  const element = within.querySelector<E>(selector)
  if (!element) throw new Error(`The page lacks ${selector}`)
  return element
}

/** Whether it is ticked, or something is written in it. */
export function isFilled({ type, checked, value }: HTMLInputElement): boolean {
  return type === 'radio' || type === 'checkbox' ? checked : value.trim() !== ''
}
