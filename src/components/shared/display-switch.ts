/** 大字版 and 明暗: what is chosen stands as words on the root element, and is kept on the device. */
class DisplaySwitch extends HTMLElement {
  connectedCallback(): void {
    const large = this.querySelector('button')!
    const theme = this.querySelector('select')!
    const chosen = () => new Set((root.dataset['display'] ?? '').split(' ').filter(Boolean))

    const show = () => {
      const words = chosen()
      large.setAttribute('aria-pressed', String(words.has('large')))
      theme.value = words.has('dark') ? 'dark' : words.has('light') ? 'light' : ''
    }
    const keep = (words: Set<string>) => {
      root.dataset['display'] = [...words].join(' ')
      try {
        localStorage.setItem(KEY, root.dataset['display'])
      } catch {
        // A browser that keeps nothing still shows what was chosen, until the next page.
      }
      show()
    }

    large.addEventListener('click', () => {
      const words = chosen()
      if (!words.delete('large')) words.add('large')
      keep(words)
    })
    theme.addEventListener('change', () => {
      const words = chosen()
      words.delete('dark')
      words.delete('light')
      if (theme.value) words.add(theme.value)
      keep(words)
    })
    // A page that comes back from the browser's memory was drawn before the choice on another page.
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) root.dataset['display'] = kept()
      show()
    })
    show()
  }
}

function kept(): string {
  try {
    return localStorage.getItem(KEY) ?? ''
  } catch {
    return root.dataset['display'] ?? ''
  }
}

const root = document.documentElement
/** Also in `layouts/display-boot.js`, which must stand alone. */
const KEY = 'keji-display'

customElements.define('display-switch', DisplaySwitch)
