import { GuardError } from '../guard/guard-refusal.ts'
import { MAX_DEPTH, strictParser } from './strict-parser.ts'

/** What a reader wants to hear; names and attributes without their prefix, which each program chooses for itself. */
export interface XmlEvents {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** Reads XML as events, without a tree; throws `GuardError` for what is no XML, or declares a DTD. */
export function walkXml(xml: string, { open, text, close }: XmlEvents): void {
  const parser = strictParser({})
  let depth = 0
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH) throw new GuardError('xml')
    open?.(local(tag.name), localAttributes(tag.attributes as Record<string, string>))
  })
  parser.on('closetag', (tag) => {
    depth--
    close?.(local(tag.name))
  })
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  parser.write(xml).close()
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

function localAttributes(attributes: Record<string, string>): Record<string, string> {
  const own: Record<string, string> = Object.create(null)
  for (const name in attributes) own[local(name)] = attributes[name]!
  return own
}
