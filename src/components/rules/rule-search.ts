import { rules as text } from '../../text/site.ts'
import { holdsAll } from './holds-all.ts'

/** Leaves on the page the rules that hold all words typed; the page itself is what is searched. */
class RuleSearch extends HTMLElement {
  connectedCallback(): void {
    const input = this.querySelector('input')!
    const status = this.querySelector('[role=status]')!
    const rules = [...document.querySelectorAll<HTMLElement>('[data-rule]')].map((element) => ({
      element,
      text: element.textContent ?? '',
    }))
    const show = () => {
      const query = input.value.trim()
      let count = 0
      for (const { element, text } of rules) {
        element.hidden = !holdsAll(text, query)
        if (!element.hidden) count++
      }
      for (const group of document.querySelectorAll<HTMLElement>('[data-rules]'))
        group.hidden = !group.querySelector('[data-rule]:not([hidden])')
      status.textContent = query === '' ? '' : count > 0 ? text.found(count) : text.notFound
    }
    this.hidden = false
    // While an input method composes, what stands there is no word yet.
    input.addEventListener('input', (event) => void ((event as InputEvent).isComposing || show()))
    input.addEventListener('compositionend', show)
    const showAll = () => {
      input.value = ''
      show()
    }
    // A link to a rule leads to it, whatever was looked for: it must be there before the browser goes to it.
    document.addEventListener('click', ({ target }) => {
      if ((target as Element).closest('main a[href^="#"]')) showAll()
    })
    addEventListener('hashchange', () => {
      if (document.getElementById(location.hash.slice(1))?.closest('[hidden]')) showAll()
    })
    show()
  }
}

customElements.define('rule-search', RuleSearch)
