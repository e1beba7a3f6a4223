/** A page knows the time it was built at; its reader's clock may be past the end of the collection. */
class CollectingChip extends HTMLElement {
  connectedCallback(): void {
    const { closes, closed } = this.dataset
    if (!closes || !closed || Date.now() <= Date.parse(closes)) return
    this.textContent = closed
    this.classList.add('official')
  }
}

customElements.define('collecting-chip', CollectingChip)
