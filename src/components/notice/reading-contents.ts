const NEAR_TOP = 120

/** Marks the entry of the part that is being read: the last one that has started near the top. */
class ReadingContents extends HTMLElement {
  connectedCallback(): void {
    const entries = [...this.querySelectorAll('a')].flatMap((link) => {
      const part = document.getElementById(decodeURIComponent(link.hash.slice(1)))
      return part ? [{ link, part }] : []
    })
    const mark = () => {
      const read = entries.findLast(({ part }) => part.getBoundingClientRect().top < NEAR_TOP)
      for (const { link } of entries) link.toggleAttribute('aria-current', false)
      read?.link.setAttribute('aria-current', 'location')
    }
    addEventListener('scroll', () => requestAnimationFrame(mark), { passive: true })
    mark()
  }
}

customElements.define('reading-contents', ReadingContents)
