import type { DemandItem } from '../../catalogue/demand-item.ts'
import type { RowTexts } from '../../catalogue/finder.ts'
import type { Piece } from '../../domain/relevance-passage.ts'
import { search } from '../../text/search.ts'
import { shortDate } from '../../text/site.ts'

/** An entry in the list, in the shape that the page's own rows have; every text is a text node. */
export function rowOf(blank: HTMLElement, item: DemandItem, texts: RowTexts, href: string): HTMLElement {
  const row = blank.cloneNode(true) as HTMLElement
  const link = row.querySelector('a')!
  link.href = href
  link.replaceChildren(...marked(texts.title))

  const part = row.querySelector('.line > span')!
  part.replaceWith(
    ...texts.line.map((pieces) => {
      const copy = part.cloneNode() as HTMLElement
      copy.append(...marked(pieces))
      return copy
    }),
  )

  const time = row.querySelector('time')!
  time.dateTime = item.submittedOn
  time.textContent = shortDate(item.submittedOn)

  fill(row.querySelector('.excerpt')!, marked(texts.passage))
  fill(row.querySelector('.pairs')!, texts.pairs.flatMap(pairOf))
  fill(row.querySelector('.lacks')!, texts.lacks.length > 0 ? [search.lacks(texts.lacks)] : [])

  const chips = row.querySelector('ul')!
  const [plain, official] = [...chips.children]
  chips.replaceChildren(
    ...item.chips.map((chip) => {
      const copy = (chip.official ? official : plain)!.cloneNode() as HTMLElement
      copy.textContent = chip.name
      return copy
    }),
  )
  if (item.chips.length === 0) chips.remove()
  return row
}

/** A place of the row without anything to stand in it goes. */
function fill(place: Element, content: (Node | string)[]): void {
  if (content.length > 0) place.append(...content)
  else place.remove()
}

/** What was asked beside what was found, as one entry of a list of descriptions. */
function pairOf({ asked, found }: RowTexts['pairs'][number]): Node[] {
  return [[search.profile.asked, asked] as const, [search.profile.found, found] as const].map(
    ([name, pieces]) => {
      const group = document.createElement('div')
      const term = document.createElement('dt')
      const text = document.createElement('dd')
      term.textContent = name
      text.append(...marked(pieces))
      group.append(term, text)
      return group
    },
  )
}

const marked = (pieces: readonly Piece[]): Node[] =>
  pieces.map(({ text, hit }) => {
    if (!hit) return document.createTextNode(text)
    const mark = document.createElement('mark')
    mark.textContent = text
    return mark
  })
