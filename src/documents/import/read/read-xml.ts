import { GuardError } from '../guard/guard-refusal.ts'
import { MAX_DEPTH, strictParser } from './strict-parser.ts'

/** An element with its children in order; text stands between them as it is. */
export interface Element {
  /** Local name below a prefix of ours: `w:p`, whatever prefix the file has chosen. */
  name: string
  /** By local name; Word has no two of one name that differ in meaning. */
  attributes: Record<string, string>
  children: (Element | string)[]
}

/** A form of a few pages has some ten thousand. */
const MAX_ELEMENTS = 120_000

/** Prefixes of ours; the second address of each is that of strict Office Open XML. */
const PREFIXES: Record<string, string> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
}

/** XML text as a tree; throws `GuardError` for what is no XML, declares a DTD, or is too much. */
export function readXml(text: string): Element {
  const parser = strictParser({ xmlns: true })
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  let elements = 0
  parser.on('opentag', (tag) => {
    if (++elements > MAX_ELEMENTS || open.length > MAX_DEPTH) throw new GuardError('xml')
    const attributes: Record<string, string> = Object.create(null)
    for (const { local, value } of Object.values(tag.attributes)) attributes[local] = value
    const element: Element = {
      name: `${PREFIXES[tag.uri] ?? '?'}:${tag.local}`,
      attributes,
      children: [],
    }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  const keep = (content: string) => void open.at(-1)!.children.push(content)
  parser.on('text', keep)
  parser.on('cdata', keep)
  parser.write(text).close()
  return elementsOf(root)[0] ?? root
}

export function elementsOf({ children }: Element): Element[] {
  return children.filter((child): child is Element => typeof child !== 'string')
}

/** The first child of this name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element && elementsOf(element).find((candidate) => candidate.name === name)
}
