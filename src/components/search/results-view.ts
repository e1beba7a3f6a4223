import type { Found, FoundRow } from '../../catalogue/finder.ts'
import { type FacetKey, type Query, toggled, withWords, writeQuery } from '../../catalogue/query.ts'
import { LONGEST_PROFILE, search } from '../../text/search.ts'
import { EmptyView } from './empty-view.ts'
import { button } from './goes-button.ts'
import { rowOf } from './row.ts'
import type { Condition, Shown } from './shown.ts'

/** Writes onto the catalogue's page; what it writes into was put there when the page was built. */
export class ResultsView {
  readonly #root: HTMLElement
  readonly #plain: { list: Element; hits: string; pager: Node }
  readonly #facets: { link: HTMLAnchorElement; key: FacetKey; value: string; name: string; count: string }[]
  readonly #empty: EmptyView

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
      count: link.querySelector('b')?.textContent ?? '',
    }))
    this.#empty = new EmptyView((name) => this.#part(name))
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

  /** What stands in the box for a paragraph; what is wrong with it is said beside it. */
  readProfile(): string {
    const text = this.#control('profile').value.trim()
    const { empty, tooLong } = search.profile
    this.#part('profile-note').textContent =
      text === '' ? empty : text.length > LONGEST_PROFILE ? tooLong : ''
    if (text === '') this.#control('profile').focus()
    return text.slice(0, LONGEST_PROFILE)
  }

  /** What is known before there is an answer. */
  ask(query: Query, typing: boolean, profile: string): void {
    this.#root.dataset['state'] = 'asked'
    if (!typing) this.#control('q').value = query.words
    if (profile) this.#control('profile').value = profile
    const relevance = this.#root.querySelector<HTMLOptionElement>('option[value=relevance]')
    if (relevance) relevance.hidden = relevance.disabled = !query.words && !profile
    this.#control('sort').value = profile && query.sort === 'new' ? 'relevance' : query.sort
    this.#part('note').hidden = query.sort !== 'priority'
    for (const { link, key, value } of this.#facets) {
      link.href = address(toggled(query, key, value))
      if (isChosen(query, key, value)) link.setAttribute('aria-current', 'true')
      else link.removeAttribute('aria-current')
    }
    this.#showConditions(query, profile)
  }

  wait(): void {
    this.#part('hits').textContent = search.busy
    this.#part('list').setAttribute('aria-busy', 'true')
  }

  show(query: Query, shown: Shown): void {
    const { found, rows, page, pages } = shown
    const hits = found.rows.length
    this.#settle(rows ? this.#list(rows, found) : this.#plain.list)
    this.#part('hits').textContent = rows ? headlineOf(shown) : this.#plain.hits
    this.#part('see').textContent = search.seeHits(rows ? hits : Number(shown.all))
    this.#showCounts(query, shown)
    if (rows) this.#showPager(query, page, pages)
    else this.#part('pager').replaceWith(this.#plain.pager.cloneNode(true))
    const { missing, lacksAll } = found
    const lacking = lacksAll ? search.missingAll(missing) : search.missing(missing)
    this.#say('missing', missing.length > 0 ? lacking : '')
    this.#showPages(found)
    this.#showOlder(query, rows ? shown.olderCount : 0)
    this.#empty.show(hits === 0 && rows ? this.#conditions(query) : undefined, query, shown, (row) =>
      this.#addressOf(row),
    )
    this.#part('problem').hidden = true
    this.#root.dataset['state'] = 'answered'
  }

  /** The plain list comes back, and a sentence says why. */
  fail(): void {
    this.#settle(this.#plain.list)
    this.#part('hits').textContent = this.#plain.hits
    this.#part('pager').replaceWith(this.#plain.pager.cloneNode(true))
    for (const name of ['missing', 'pages', 'older', 'empty']) this.#part(name).hidden = true
    this.#part('problem').hidden = false
    this.#root.dataset['state'] = 'failed'
  }

  /** What was pressed may be gone, and the list begins elsewhere. */
  lookAtHits(): void {
    this.#part('hits').focus({ preventScroll: true })
    this.#part('hits').scrollIntoView({ block: 'nearest' })
  }

  #list(rows: readonly FoundRow[], { textsOf, missing }: Found): Element {
    const template = this.#root.querySelector('template')!.content
    const list = template.querySelector('ol')!.cloneNode() as Element
    const blank = template.querySelector('li')!
    list.append(
      ...rows.map((row) => {
        const texts = textsOf(row)
        // What all of them lack is said once.
        const lacks = texts.lacks.filter((word) => !missing.includes(word))
        return rowOf(blank, row.item, { ...texts, lacks }, this.#addressOf(row))
      }),
    )
    return list
  }

  #settle(list: Element): void {
    this.#part('list').replaceChildren(list)
    this.#part('list').removeAttribute('aria-busy')
  }

  #say(name: string, sentence: string): void {
    this.#part(name).textContent = sentence
    this.#part(name).hidden = !sentence
  }

  /** A choice that would find nothing is not offered; of a year that was not looked through nothing is known. */
  #showCounts(query: Query, { found, rows, years }: Shown): void {
    for (const { link, key, value, count } of this.#facets) {
      const isKnown = key !== 'year' || years.includes(value)
      const hits = found.counts[key]?.[value] ?? 0
      link.querySelector('b')!.textContent = rows ? (isKnown ? String(hits) : '') : count
      link.parentElement!.hidden = rows !== undefined && isKnown && hits === 0 && !isChosen(query, key, value)
    }
    for (const group of this.#root.querySelectorAll<HTMLElement>('.sheet nav')) {
      group.hidden = [...group.querySelectorAll('li')].every((one) => one.hidden)
    }
  }

  #showConditions(query: Query, profile: string): void {
    const conditions = this.#conditions(query)
    const buttons = conditions.map(({ name, to }) => button(name, writeQuery(to), search.drop(name)))
    if (profile) buttons.unshift(button(search.profile.name, 'no-profile', search.drop(search.profile.name)))
    if (conditions.length > 1) buttons.push(button(search.clear, writeQuery(withoutConditions(query))))
    this.#part('conditions').replaceChildren(...buttons)
    this.#part('conditions').hidden = buttons.length === 0
  }

  #showPages({ pages }: Found): void {
    const links = pages.map(({ title, address }) => {
      const link = document.createElement('a')
      link.href = address
      link.textContent = title
      return link
    })
    this.#part('pages').replaceChildren(...(links.length > 0 ? [search.pages, ...links] : []))
    this.#part('pages').hidden = links.length === 0
  }

  #showOlder(query: Query, count: number): void {
    const older =
      count > 0 ? [button(search.older(count), writeQuery({ ...query, allYears: true, page: 1 }))] : []
    this.#part('older').replaceChildren(...older)
    this.#part('older').hidden = older.length === 0
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

  #conditions(query: Query): Condition[] {
    return [
      ...(query.words ? [{ name: query.words, to: withWords(query, '') }] : []),
      ...query.chosen.map(({ key, value }) => ({
        name: this.#facets.find((one) => one.key === key && one.value === value)?.name ?? value,
        to: toggled(query, key, value),
      })),
    ]
  }

  #addressOf({ item }: FoundRow): string {
    return `${this.#root.dataset['list']}${item.place}/`
  }

  #part(name: string): HTMLElement {
    return this.#root.querySelector<HTMLElement>(`[data-part=${name}]`)!
  }

  #control(id: 'q' | 'sort' | 'profile'): HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
    return this.#root.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(`#${id}`)!
  }
}

/** How many, of how many, of which years; on which page. */
function headlineOf({ found, all, years, olderCount, page, pages }: Shown): string {
  const hits = found.rows.length
  const sentence = hits === all ? search.all(all) : search.some(hits, all)
  const [newest, oldest] = [years[0] ?? '', years.at(-1) ?? '']
  const scope = newest === oldest ? newest : `${oldest}—${newest}`
  return [
    olderCount > 0 ? search.ofYear(scope, sentence) : sentence,
    pages > 1 ? search.page(page, pages) : '',
  ]
    .filter(Boolean)
    .join('，')
}

const isChosen = ({ chosen }: Query, key: FacetKey, value: string) =>
  chosen.some((one) => one.key === key && one.value === value)

const withoutConditions = (query: Query): Query => ({ ...withWords(query, ''), chosen: [] })

const address = (query: Query) => `${location.pathname}${writeQuery(query)}`
