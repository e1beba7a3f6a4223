import { requestData } from './requests.ts'
import type { Results } from './results.ts'

type Act = (results: Results) => unknown

/**
 * The catalogue in place: it searches, filters and sorts, and its address says how. This small part
 * waits; what does the work is loaded when it is first used. Where it does not load, the links of the
 * page lead on as they do without scripts.
 */
class DemandSearch extends HTMLElement {
  #results: Promise<Results> | undefined
  /** What could not be done, as there was nothing to do it. */
  #missed: Act | undefined
  /** An input method is at work: what stands in the box is not yet a word. */
  #isComposing = false

  connectedCallback(): void {
    this.addEventListener('focusin', ({ target }) => {
      if ((target as Element).closest('form')) this.#start().catch(() => {})
    })
    this.addEventListener('click', (event) => this.#click(event))
    this.addEventListener('submit', (event) => {
      event.preventDefault()
      if (this.#isComposing) return
      const isProfile = (event.target as Element).matches('[data-profile]')
      this.#use((results) => (isProfile ? results.findByProfile() : results.submit()))
    })
    this.addEventListener('change', ({ target }) => {
      if ((target as Element).matches('select')) this.#use((results) => results.sort())
    })
    for (const type of ['compositionstart', 'compositionend', 'input']) {
      this.addEventListener(type, ({ target }) => {
        if (type !== 'input') this.#isComposing = type === 'compositionstart'
        if (!this.#isComposing && (target as Element).matches('input')) this.#use((results) => results.type())
      })
    }
    addEventListener('popstate', () => this.#use((results) => results.showAddress()))
    if (location.search.length > 1 || history.state?.profile) this.#use((results) => results.showAddress())
  }

  #click(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLElement>('[data-facet], [data-goes]')
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (link.dataset['goes'] === 'retry') this.#use(this.#missed ?? ((results) => results.showAddress()))
    else this.#use((results) => results.follow(link), link)
  }

  #start(): Promise<Results> {
    if (!this.#results) {
      // What works and what it works on, side by side.
      const requests = requestData(this)
      this.#results = import('./results.ts').then(({ Results }) => new Results(this, requests))
      this.#results.catch(() => {
        this.#results = undefined
      })
    }
    return this.#results
  }

  /** `link`: where it leads without the script, should that be another page. */
  #use(act: Act, link?: HTMLElement): void {
    this.#start().then(
      (results) => {
        this.#missed = undefined
        return act(results)
      },
      () => {
        this.#missed = act
        this.querySelector('[data-part=problem]')?.removeAttribute('hidden')
        if (link instanceof HTMLAnchorElement && link.pathname !== location.pathname)
          location.assign(link.href)
      },
    )
  }
}

customElements.define('demand-search', DemandSearch)
