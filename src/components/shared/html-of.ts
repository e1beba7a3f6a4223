import type { View } from '../../form/view.ts'
import { escaped } from './escaped.ts'

/** A view as HTML; every text is escaped, and tags are names that the code knows. */
export function htmlOf({ tag, class: className, children }: View): string {
  const attribute = className ? ` class="${escaped(className)}"` : ''
  const inside = children.map((child) => (typeof child === 'string' ? escaped(child) : htmlOf(child)))
  return `<${tag}${attribute}>${inside.join('')}</${tag}>`
}
