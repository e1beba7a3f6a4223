import { type Element, elementsOf, readXml } from './read-xml.ts'
import type { Aside, AsideKind } from './word-document.ts'

type NoteKind = Extract<AsideKind, 'footnote' | 'endnote' | 'comment'>

/** The parts that notes stand in, the element of one, and the element that points to it. */
const PARTS: readonly [kind: NoteKind, part: RegExp, element: string][] = [
  ['footnote', /^word\/footnotes\d*\.xml$/i, 'w:footnote'],
  ['endnote', /^word\/endnotes\d*\.xml$/i, 'w:endnote'],
  ['comment', /^word\/comments\d*\.xml$/i, 'w:comment'],
]

const REFERENCES: Readonly<Record<string, NoteKind>> = {
  'w:footnoteReference': 'footnote',
  'w:endnoteReference': 'endnote',
  'w:commentReference': 'comment',
}

/** Footnotes, endnotes and comments of a document; each is given out once, where the text points to it. */
export class Notes {
  readonly #asides = new Map<string, Aside>()

  /** By the names of the parts. Throws `GuardError`. */
  static of(parts: ReadonlyMap<string, string>): Notes {
    const notes = new Notes()
    for (const [name, xml] of parts) {
      const found = PARTS.find(([, part]) => part.test(name))
      if (found) notes.#read(found[0], found[2], readXml(xml))
    }
    return notes
  }

  #read(kind: NoteKind, name: string, root: Element): void {
    for (const note of elementsOf(root)) {
      const text = plainText(note).trim()
      if (note.name === name && text) this.#asides.set(`${kind} ${note.attributes['id']}`, { kind, text })
    }
  }

  /** What this element of a run points to. */
  pointedAt({ name, attributes }: Element): Aside | undefined {
    const key = `${REFERENCES[name]} ${attributes['id']}`
    const aside = this.#asides.get(key)
    this.#asides.delete(key)
    return aside
  }

  /** Those that no text pointed to. */
  rest(): Aside[] {
    return [...this.#asides.values()]
  }
}

/** All words below an element, paragraphs as lines; none of their looks, signs or doubts. */
export function plainText(element: Element): string {
  const lines = elementsOf(element).map((inner) => {
    if (TEXTS.has(inner.name)) return inner.children.filter((part) => typeof part === 'string').join('')
    if (inner.name === 'w:br' || inner.name === 'w:cr') return '\n'
    if (inner.name === 'w:tab') return '\t'
    return plainText(inner) + (inner.name === 'w:p' ? '\n' : '')
  })
  return lines.join('')
}

const TEXTS = new Set(['w:t', 'w:delText', 'm:t'])
