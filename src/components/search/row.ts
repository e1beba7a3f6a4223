import { shortDate } from '../../text/site.ts'
import { excerptOf, highlighted, type Piece } from './excerpt.ts'
import type { Entry } from './index-entry.ts'

/** An entry in the list, in the shape that the page's own rows have; every text is a text node. */
export function rowOf(
  blank: HTMLElement,
  entry: Entry,
  phrases: readonly string[],
  href: string,
): HTMLElement {
  const row = blank.cloneNode(true) as HTMLElement
  const link = row.querySelector('a')!
  link.href = href
  link.replaceChildren(...marked(highlighted(entry.title, phrases)))

  const part = row.querySelector('.line > span')!
  part.replaceWith(
    ...entry.line.map((text) => {
      const copy = part.cloneNode() as HTMLElement
      copy.append(...marked(highlighted(text, phrases)))
      return copy
    }),
  )

  const time = row.querySelector('time')!
  time.dateTime = entry.submittedOn
  time.textContent = shortDate(entry.submittedOn)

  const excerpt = row.querySelector('.excerpt')!
  const pieces = excerptOf(entry.text, phrases)
  if (pieces.length > 0) excerpt.append(...marked(pieces))
  else excerpt.remove()

  const chips = row.querySelector('ul')!
  const [plain, official] = [...chips.children]
  chips.replaceChildren(
    ...entry.chips.map((chip) => {
      const copy = (chip.official ? official : plain)!.cloneNode() as HTMLElement
      copy.textContent = chip.name
      return copy
    }),
  )
  if (entry.chips.length === 0) chips.remove()
  return row
}

const marked = (pieces: readonly Piece[]): Node[] =>
  pieces.map(({ text, hit }) => {
    if (!hit) return document.createTextNode(text)
    const mark = document.createElement('mark')
    mark.textContent = text
    return mark
  })
