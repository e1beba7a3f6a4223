import { groupBy } from '../../../domain/group-by.ts'
import type { Key } from '../../../sealed/key.ts'
import type { SealFault } from '../../../sealed/seal-error.ts'
import { key as text } from '../../../text/desk.ts'
import { sealFaults } from '../../../text/sealed.ts'
import { h } from '../../dom.ts'
import { keyFrom } from '../state/seals.ts'
import { sealFaultWords } from './faults.ts'

/** What the district's key opens; `change` tells that something else is sealed, or open. */
export interface Locked extends EventTarget {
  /** Whether the site seals. */
  readonly seals: boolean
  readonly key: Key | undefined
  /** How many are sealed still. */
  readonly sealedCount: number
  /** Remembers the key and decrypts; why others stay sealed. */
  open(key: Key): Promise<Opened>
  /** Removes the key and everything decrypted from memory. */
  close(): void
}

export interface Opened {
  decrypted: number
  /** By what they are called. */
  faults: { label: string; fault: SealFault }[]
}

/** Decrypts what is sealed with the district's key; shown only if there is any. `id`: the ids of its controls begin so. */
export function keyView(locked: Locked, id: string): HTMLElement {
  const file = h('input', { type: 'file', id: `${id}-key-file` })
  const pasted = h('input', {
    type: 'password',
    id: `${id}-key`,
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': `${id}-key-hint`,
  })
  const passphrase = h('input', {
    type: 'password',
    id: `${id}-passphrase`,
    autocomplete: 'off',
    'aria-describedby': `${id}-passphrase-hint`,
  })
  const intro = h('p', {})
  const status = h('div', { role: 'status', class: 'progress', tabindex: '-1' })
  const forget = h('button', { type: 'button', class: 'button' }, text.forget)

  const wipe = () => {
    for (const input of [file, pasted, passphrase]) input.value = ''
  }
  const decryptItems = async (event: Event) => {
    event.preventDefault()
    const [chosen] = file.files ?? []
    if (!chosen && pasted.value.trim() === '') {
      status.textContent = text.empty
      pasted.focus()
      return
    }
    status.textContent = text.working
    try {
      const source = chosen ? new Uint8Array(await chosen.arrayBuffer()) : pasted.value
      const opened = await locked.open(await keyFrom(source, passphrase.value))
      wipe()
      status.replaceChildren(...outcome(opened))
    } catch (error) {
      const message = sealFaultWords(error)
      if (message === undefined) throw error
      status.replaceChildren(h('p', { class: 'problem' }, message))
      status.focus()
    }
  }
  const outcome = ({ decrypted, faults }: Opened) => {
    if (decrypted === 0 && faults.length === 0) return [h('p', {}, text.nothing)]
    // Another district's key fails at each in the same way.
    const named = [...groupBy(faults, ({ fault }) => fault)].map(([fault, of]) => {
      const { problem, repair } = sealFaults[fault]
      const labels = of.map(({ label }) => label).join('、')
      return h('li', { class: 'error' }, h('strong', {}, labels), h('span', {}, problem, repair))
    })
    return [
      h('p', {}, text.decrypted(decrypted), faults.length > 0 && text.failed(faults.length)),
      h('ul', { class: 'findings' }, ...named),
    ]
  }
  forget.addEventListener('click', () => {
    wipe()
    locked.close()
    status.textContent = text.forgotten
    // The button is gone.
    status.focus()
  })
  addEventListener('pagehide', wipe)

  const field = (input: HTMLInputElement, label: string, hint?: string) =>
    h(
      'div',
      { class: 'field' },
      h('label', { for: input.id }, label),
      hint !== undefined && h('p', { class: 'hint', id: `${input.id}-hint` }, hint),
      input,
    )
  const whole = h(
    'section',
    { class: 'key', 'aria-labelledby': `${id}-key-title` },
    h('h3', { id: `${id}-key-title` }, text.title),
    intro,
    h('p', { class: 'quiet' }, text.memory),
    h(
      'form',
      { onsubmit: (event) => void decryptItems(event) },
      field(file, text.file),
      field(pasted, text.pasted, text.pastedHint),
      field(passphrase, text.passphrase, text.passphraseHint),
      h(
        'p',
        { class: 'actions' },
        h('button', { type: 'submit', class: 'button primary' }, text.button),
        forget,
      ),
    ),
    status,
  )
  const show = () => {
    const { seals, sealedCount, key } = locked
    whole.hidden = !seals && sealedCount === 0 && key === undefined
    intro.textContent = text.intro(sealedCount)
    forget.hidden = key === undefined
  }
  locked.addEventListener('change', show)
  show()
  return whole
}
