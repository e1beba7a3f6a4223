import { link as text } from '../../../text/reports-desk.ts'
import { h } from '../../dom.ts'
import { copyText } from '../../hand-over.ts'
import { qrCode } from '../views/qr-code.ts'

/** The address of one pair's report, to copy and as a code that a phone reads. */
export function linkView(name: string, address: string, close: () => void): HTMLElement {
  const heading = h('h3', { tabindex: '-1' }, text.title(name))
  const status = h('span', { role: 'status' })
  const code = h('div', {})
  const copy = async () => {
    const isCopied = await copyText(address)
    status.textContent = isCopied ? text.copied : text.copyFailed
    if (!isCopied) getSelection()?.selectAllChildren(shown)
  }
  const button = (words: string, onclick: () => void) =>
    h('button', { type: 'button', class: 'button small', onclick }, words)
  const shown = h('a', { href: address, target: '_blank', rel: 'noopener' }, address)
  void qrCode(address, text.code).then((picture) => code.replaceChildren(picture))
  // Once it stands on the page.
  queueMicrotask(() => heading.focus())
  return h(
    'section',
    { class: 'invite-sheet' },
    heading,
    h('p', {}, text.intro),
    code,
    h('p', { class: 'address' }, shown),
    h(
      'p',
      { class: 'actions' },
      button(text.copy, () => void copy()),
      button(text.close, close),
      status,
    ),
  )
}
