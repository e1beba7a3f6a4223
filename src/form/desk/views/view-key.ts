import type { SealFault } from '../../../sealed/seal-error.ts'
import { key as text } from '../../../text/desk.ts'
import { sealFaults } from '../../../text/sealed.ts'
import { h } from '../../dom.ts'
import type { Desk } from '../state/desk.ts'
import { labelOf } from '../state/item.ts'
import { isSealed, keyFrom } from '../state/seals.ts'
import { sealFaultWords } from './faults.ts'

/** Decrypts sealed items with the district's key; shown only if there are any. */
export function keyView(desk: Desk): HTMLElement {
  const file = h('input', { type: 'file', id: 'desk-key-file' })
  const pasted = h('input', {
    type: 'password',
    id: 'desk-key',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'desk-key-hint',
  })
  const passphrase = h('input', {
    type: 'password',
    id: 'desk-passphrase',
    autocomplete: 'off',
    'aria-describedby': 'desk-passphrase-hint',
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
      const { decrypted, faults } = await desk.decrypt(await keyFrom(source, passphrase.value))
      wipe()
      status.replaceChildren(...outcome(decrypted, faults))
    } catch (error) {
      const message = sealFaultWords(error)
      if (message === undefined) throw error
      status.replaceChildren(h('p', { class: 'problem' }, message))
      status.focus()
    }
  }
  const outcome = (decrypted: number, faults: Map<string, SealFault>) => {
    if (decrypted === 0 && faults.size === 0) return [h('p', {}, text.nothing)]
    const named = [...faults].map(([key, fault]) => {
      const item = desk.items.find((each) => each.key === key)
      const { problem, repair } = sealFaults[fault]
      return h(
        'li',
        { class: 'error' },
        h('strong', {}, item ? labelOf(item) : ''),
        h('span', {}, problem, repair),
      )
    })
    return [
      h('p', {}, text.decrypted(decrypted), named.length > 0 && text.failed(named.length)),
      h('ul', { class: 'findings' }, ...named),
    ]
  }
  forget.addEventListener('click', () => {
    wipe()
    desk.close()
    status.textContent = ''
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
    { class: 'key', 'aria-labelledby': 'desk-key-title' },
    h('h3', { id: 'desk-key-title' }, text.title),
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
    const sealedCount = desk.items.filter(
      ({ tree, decrypted }) => isSealed(tree) && decrypted === undefined,
    ).length
    whole.hidden = !desk.seals && sealedCount === 0 && desk.key === undefined
    intro.textContent = text.intro(sealedCount)
    forget.hidden = desk.key === undefined
  }
  desk.addEventListener('change', show)
  show()
  return whole
}
