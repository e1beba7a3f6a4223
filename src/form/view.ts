/**
 * A piece of a page as data: the page writes it as HTML when it is built, the form as elements before
 * it is sent, so that 确认 shows exactly what the catalogue will show.
 */
export interface View {
  tag: 'section' | 'article' | 'div' | 'h2' | 'h3' | 'p' | 'dl' | 'dt' | 'dd' | 'span' | 'strong'
  class?: string | undefined
  children: readonly (View | string)[]
}

/** Leaves out falsy children. */
export function view(
  tag: View['tag'],
  className: string | undefined,
  ...children: (View | string | false | undefined)[]
): View {
  const shown = children.filter((child) => child !== false && child !== undefined)
  return { tag, children: shown, ...(className && { class: className }) }
}

/** As elements; every text is a text node. */
export function elementOf({ tag, class: className, children }: View): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children.map((child) => (typeof child === 'string' ? child : elementOf(child))))
  return element
}
