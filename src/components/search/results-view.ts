import { search } from '../../text/search.ts'
import type { Found } from './engine.ts'
import type { Entry } from './index-entry.ts'
import { type FacetKey, type Query, toggled, withWords, writeQuery } from './query.ts'
import { rowOf } from './row.ts'

export interface Answer {
  found: Found
  page: number
  pages: number
  /** None where the plain list answers. */
  entries: Entry[] | undefined
  /** For an empty list: what one condition less would find. */
  fewer: { to: Query; hits: number }[]
  /** Entries of the whole catalogue. */
  all: number
}

/** Writes onto the catalogue's page; what it writes into was put there when the page was built. */
export class ResultsView {
  readonly #root: HTMLElement
  readonly #plain: { list: Element; hits: string; pager: Node }
  readonly #facets: { link: HTMLAnchorElement; key: FacetKey; value: string; name: string }[]

  constructor(root: HTMLElement) {
    this.#root = root
    this.#plain = {
      list: this.#part('list').firstElementChild!,
      hits: this.#part('hits').textContent ?? '',
      pager: this.#part('pager').cloneNode(true),
    }
    this.#facets = [...root.querySelectorAll<HTMLAnchorElement>('a[data-facet]')].map((link) => ({
      link,
      key: link.dataset['facet'] as FacetKey,
      value: link.dataset['value'] ?? '',
      name: link.querySelector('span')?.textContent ?? '',
    }))
  }

  /** Entries on a page: as many as the plain list has. */
  get size(): number {
    return Number(this.#root.dataset['size'])
  }

  get words(): string {
    return this.#control('q').value
  }

  get sort(): string {
    return this.#control('sort').value
  }

  /** What is known before there is an answer. */
  ask(query: Query, typing: boolean): void {
    this.#root.dataset['state'] = 'asked'
    if (!typing) this.#control('q').value = query.words
    const relevance = this.#root.querySelector<HTMLOptionElement>('option[value=relevance]')
    if (relevance) relevance.hidden = relevance.disabled = !query.words
    this.#control('sort').value = query.sort
    this.#part('note').hidden = query.sort !== 'priority'
    for (const { link, key, value } of this.#facets) {
      link.href = address(toggled(query, key, value))
      if (isChosen(query, key, value)) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    this.#showConditions(query)
  }

  wait(): void {
    this.#part('hits').textContent = search.busy
    this.#part('list').setAttribute('aria-busy', 'true')
  }

  show(query: Query, { found, page, pages, entries, fewer, all }: Answer): void {
    this.#settle(entries ? this.#list(entries, found.phrases) : this.#plain.list)
    const hits = found.rows.length
    this.#say(
      hits === all ? search.all(all) : search.some(hits, all),
      pages > 1 ? search.page(page, pages) : '',
    )
    this.#part('see').textContent = search.seeHits(hits)
    for (const { link, key, value } of this.#facets) {
      const count = found.counts[key]?.[value] ?? 0
      link.querySelector('b')!.textContent = String(count)
      link.classList.toggle('none', count === 0)
    }
    if (entries) this.#showPager(query, page, pages)
    else this.#part('pager').replaceWith(this.#plain.pager.cloneNode(true))
    this.#part('loose').hidden = !found.loose || hits === 0
    this.#part('loose').textContent = search.loose(query.words, found.phrases)
    this.#showEmpty(query, hits === 0, fewer)
    this.#part('problem').hidden = true
    this.#root.dataset['state'] = 'answered'
  }

  /** The plain list comes back, and a sentence says why. */
  fail(): void {
    this.#settle(this.#plain.list)
    this.#part('hits').textContent = this.#plain.hits
    this.#part('pager').replaceWith(this.#plain.pager.cloneNode(true))
    this.#part('loose').hidden = true
    this.#part('empty').hidden = true
    this.#part('problem').hidden = false
    this.#root.dataset['state'] = 'failed'
  }

  /** What was pressed may be gone, and the list begins elsewhere. */
  lookAtHits(): void {
    this.#part('hits').focus({ preventScroll: true })
    this.#part('hits').scrollIntoView({ block: 'nearest' })
  }

  #list(entries: readonly Entry[], phrases: readonly string[]): Element {
    const template = this.#root.querySelector('template')!.content
    const list = template.querySelector('ol')!.cloneNode() as Element
    const row = template.querySelector('li')!
    list.append(...entries.map((entry) => rowOf(row, entry, phrases, this.#addressOf(entry))))
    return list
  }

  #settle(list: Element): void {
    this.#part('list').replaceChildren(list)
    this.#part('list').removeAttribute('aria-busy')
  }

  #say(...sentences: string[]): void {
    this.#part('hits').textContent = sentences.filter(Boolean).join('，')
  }

  #showConditions(query: Query): void {
    const conditions = this.#conditions(query)
    const buttons = conditions.map(({ name, to }) => button(name, to, search.drop(name)))
    if (conditions.length > 1) buttons.push(button(search.clear, withoutConditions(query)))
    this.#part('conditions').replaceChildren(...buttons)
    this.#part('conditions').hidden = buttons.length === 0
  }

  #showPager(query: Query, page: number, pages: number): void {
    const pager = this.#part('pager')
    pager.hidden = pages === 1
    pager.querySelector('span')!.textContent = search.page(page, pages)
    for (const [name, to] of [
      ['previous', page - 1],
      ['next', page + 1],
    ] as const) {
      const link = pager.querySelector<HTMLAnchorElement>(`[data-to=${name}]`)!
      link.hidden = to < 1 || to > pages
      const target = { ...query, page: to }
      link.href = address(target)
      link.dataset['goes'] = writeQuery(target)
    }
  }

  /** Which condition to drop, the most fruitful first; where none alone helps, all. */
  #showEmpty(query: Query, empty: boolean, fewer: Answer['fewer']): void {
    this.#part('empty').hidden = !empty
    if (!empty) return
    const conditions = this.#conditions(query)
    const helpful = fewer
      .map(({ to, hits }) => ({
        to,
        hits,
        name: conditions.find((one) => writeQuery(one.to) === writeQuery(to))?.name ?? '',
      }))
      .filter(({ hits }) => hits > 0)
      .sort((a, b) => b.hits - a.hits)
    const [hint, buttons] =
      conditions.length === 1
        ? [search.emptyOne, [button(search.clear, withoutConditions(query))]]
        : helpful.length > 0
          ? [search.emptySome, helpful.map(({ to, hits, name }) => button(search.dropFor(name, hits), to))]
          : [search.emptyNone, [button(search.clear, withoutConditions(query))]]
    this.#part('hint').textContent = hint
    this.#part('fewer').replaceChildren(...buttons)
  }

  /** What was asked for, in the page's words, each with the question that leaves it out. */
  #conditions(query: Query): { name: string; to: Query }[] {
    return [
      ...(query.words ? [{ name: query.words, to: withWords(query, '') }] : []),
      ...query.chosen.map(({ key, value }) => ({
        name: this.#facets.find((one) => one.key === key && one.value === value)?.name ?? value,
        to: toggled(query, key, value),
      })),
    ]
  }

  #addressOf({ place }: Entry): string {
    return `${this.#root.dataset['list']}${place}/`
  }

  #part(name: string): HTMLElement {
    return this.#root.querySelector<HTMLElement>(`[data-part=${name}]`)!
  }

  #control(id: 'q' | 'sort'): HTMLInputElement | HTMLSelectElement {
    return this.#root.querySelector<HTMLInputElement | HTMLSelectElement>(`#${id}`)!
  }
}

const isChosen = ({ chosen }: Query, key: FacetKey, value: string) =>
  chosen.some((one) => one.key === key && one.value === value)

const withoutConditions = (query: Query): Query => ({ ...withWords(query, ''), chosen: [] })

const address = (query: Query) => `${location.pathname}${writeQuery(query)}`

function button(text: string, to: Query, label?: string): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = text
  element.dataset['goes'] = writeQuery(to)
  if (label) element.setAttribute('aria-label', label)
  return element
}
