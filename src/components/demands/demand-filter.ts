/**
 * Filters the list that is on the page already. Links and buttons with `data-facet` choose (again: undo),
 * the field searches, the address keeps what was chosen. Without this script the links lead to pages.
 */
class DemandFilter extends HTMLElement {
  connectedCallback(): void {
    const items = [...this.querySelectorAll<HTMLElement>('[data-facets]')].map((element) => ({
      element,
      text: (element.textContent ?? '').toLowerCase(),
      facets: new Set(element.dataset['facets']?.split('|')),
    }))
    const options = [...this.querySelectorAll<HTMLElement>('[data-facet]')].map((element) => ({
      element,
      facet: element.dataset['facet'] ?? '',
      value: element.dataset['value'] ?? '',
      count: element.querySelector('b'),
    }))
    const field = this.querySelector('input')
    const chosen = new URLSearchParams(location.search)

    const matches = (item: (typeof items)[number], except?: string) => {
      const words = (chosen.get('q') ?? '').toLowerCase().split(/\s+/)
      return (
        words.every((word) => item.text.includes(word)) &&
        options.every(
          ({ facet, value }) =>
            facet === except || chosen.get(facet) !== value || item.facets.has(`${facet}:${value}`),
        )
      )
    }

    const show = () => {
      let shown = 0
      for (const item of items) {
        const match = matches(item)
        item.element.hidden = !match
        if (match) shown++
      }
      for (const { element, facet, value, count } of options) {
        const on = chosen.get(facet) === value
        if (element instanceof HTMLButtonElement) element.setAttribute('aria-pressed', String(on))
        else if (on) element.setAttribute('aria-current', 'true')
        else element.removeAttribute('aria-current')
        const hits = items.filter((item) => item.facets.has(`${facet}:${value}`) && matches(item, facet))
        if (count) count.textContent = String(hits.length)
        element.classList.toggle('none', hits.length === 0)
      }
      this.dataset['state'] = shown === items.length ? 'all' : shown === 0 ? 'none' : 'some'
      const hits = this.querySelector<HTMLElement>('[data-hits]')
      if (hits) {
        const sentence = shown === items.length ? hits.dataset['all'] : hits.dataset['some']
        hits.textContent = (sentence ?? '').replace('{shown}', String(shown))
      }
    }

    const choose = (key: string, value: string) => {
      if (value && chosen.get(key) !== value) chosen.set(key, value)
      else chosen.delete(key)
      history.replaceState(null, '', `${location.pathname}${chosen.size > 0 ? `?${chosen}` : ''}`)
      show()
    }

    for (const { element, facet, value } of options) {
      element.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return
        event.preventDefault()
        choose(facet, value)
      })
    }
    for (const clear of this.querySelectorAll('[data-clear]')) {
      clear.addEventListener('click', (event) => {
        event.preventDefault()
        for (const key of [...chosen.keys()]) chosen.delete(key)
        if (field) field.value = ''
        choose('', '')
        this.querySelector<HTMLElement>('[data-hits]')?.focus()
      })
    }
    if (field) {
      field.value = chosen.get('q') ?? ''
      field.form?.addEventListener('submit', (event) => event.preventDefault())
      field.addEventListener('input', () => {
        chosen.delete('q')
        choose('q', field.value.trim())
      })
    }
    show()
  }
}

customElements.define('demand-filter', DemandFilter)
