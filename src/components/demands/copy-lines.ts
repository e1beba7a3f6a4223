/** Buttons that copy the line above them; where the browser refuses, the line is selected to be copied by hand. */
class CopyLines extends HTMLElement {
  connectedCallback(): void {
    const status = this.querySelector('[role=status]')!
    for (const button of this.querySelectorAll('button')) {
      const line = button.previousElementSibling!
      button.hidden = false
      button.addEventListener('click', async () => {
        try {
          await navigator.clipboard.writeText(line.textContent ?? '')
          status.textContent = this.dataset['copied'] ?? ''
        } catch {
          getSelection()?.selectAllChildren(line)
          status.textContent = this.dataset['selected'] ?? ''
        }
      })
    }
  }
}

customElements.define('copy-lines', CopyLines)
