import type { FoundRow } from '../../catalogue/finder.ts'
import { type Query, withWords, writeQuery } from '../../catalogue/query.ts'
import { search } from '../../text/search.ts'
import { button } from './goes-button.ts'
import type { Condition, Shown } from './shown.ts'

/** What helps where nothing is found: which word or choice stands in the way, and what comes nearest. */
export class EmptyView {
  readonly #part: (name: string) => HTMLElement

  constructor(part: (name: string) => HTMLElement) {
    this.#part = part
  }

  /** `conditions`: none where something was found. */
  show(
    conditions: readonly Condition[] | undefined,
    query: Query,
    shown: Shown,
    addressOf: (row: FoundRow) => string,
  ): void {
    this.#part('empty').hidden = !conditions
    if (!conditions) return
    const [hint, buttons] = this.#adviceOn(conditions, query, shown)
    this.#part('hint').textContent = hint
    this.#part('fewer').replaceChildren(...buttons)
    this.#part('nearest').hidden = shown.nearest.length === 0
    this.#part('nearest')
      .querySelector('ul')!
      .replaceChildren(
        ...shown.nearest.map((row) => {
          const [entry, link] = [document.createElement('li'), document.createElement('a')]
          link.href = addressOf(row)
          link.textContent = row.item.title
          entry.append(link)
          return entry
        }),
      )
  }

  #adviceOn(
    conditions: readonly Condition[],
    query: Query,
    { fewer, inTheWay }: Shown,
  ): [hint: string, buttons: HTMLElement[]] {
    if (inTheWay.words.length > 0) {
      const { words, rest } = inTheWay
      const less = rest ? [button(search.onlyWords(rest), writeQuery(withWords(query, rest)))] : []
      return [search.emptyWords(words), [...less, clearing(query)]]
    }
    if (conditions.length === 1) return [search.emptyOne, [clearing(query)]]
    // The most fruitful first.
    const helpful = fewer
      .filter(({ hits }) => hits > 0)
      .sort((a, b) => b.hits - a.hits)
      .map(({ to, hits }) => {
        const name = conditions.find((one) => writeQuery(one.to) === writeQuery(to))?.name ?? ''
        return button(search.dropFor(name, hits), writeQuery(to))
      })
    return helpful.length > 0 ? [search.emptySome, helpful] : [search.emptyNone, [clearing(query)]]
  }
}

const clearing = (query: Query) => button(search.clear, writeQuery({ ...withWords(query, ''), chosen: [] }))
