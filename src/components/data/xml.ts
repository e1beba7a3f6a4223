import { escaped } from '../shared/escaped.ts'

/** Text in XML: what XML 1.0 forbids is left out, the rest is escaped. */
export function xml(text: string): string {
  return escaped(text.toWellFormed().replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
}
