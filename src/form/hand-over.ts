import { results as text } from '../text/finished.ts'
import { h } from './dom.ts'

/** Hands a file to the browser's own download. */
export function download(name: string, data: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([data], { type }))
  const link = h('a', { href: address, download: name })
  link.click()
  // Some browsers begin to read only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** True if the text is on the clipboard; otherwise the person copies it from a field. */
export async function copyText(content: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(content)
    return true
  } catch {
    return false
  }
}

/** Where a finished form says what came of each button, and where a text is copied by hand. */
export interface HandOver {
  elements: HTMLElement[]
  /** A button's work; it resolves to what is said of it. */
  act: (work: () => Promise<string>) => () => Promise<void>
  /** A button that copies, or shows the text to copy by hand. */
  copy: (content: () => Promise<string>) => () => Promise<void>
}

export function handOver(messageOf: (error: unknown) => string): HandOver {
  const status = h('p', { class: 'notice', role: 'status', hidden: true })
  const box = h('textarea', { readonly: true, rows: '8', 'aria-label': text.copy })
  const manual = h('div', { class: 'field', hidden: true }, box)
  const say = (line: string) => {
    status.textContent = line
    status.hidden = line === ''
  }
  const act: HandOver['act'] = (work) => async () => {
    say(text.working)
    say(await work().catch(messageOf))
  }
  const copy: HandOver['copy'] = (content) =>
    act(async () => {
      const copied = await content()
      if (await copyText(copied)) return text.copied
      box.value = copied
      manual.hidden = false
      box.select()
      return text.copyFailed
    })
  return { elements: [status, manual], act, copy }
}

/** One step of what is to be done with a finished form. */
export function handOverStep(name: string, ...content: HTMLElement[]): HTMLElement {
  return h('li', {}, h('h3', {}, name), ...content)
}

/** Words that go with what is handed over, to copy. */
export function handOverMessage(message: string, copy: HandOver['copy']): HTMLElement[] {
  const button = handOverButton(
    text.copyMessage,
    copy(async () => message),
  )
  return [
    h('p', { class: 'hint' }, text.messageHint),
    h('blockquote', { class: 'message' }, message),
    h('p', { class: 'actions' }, button),
  ]
}

export function handOverButton(name: string, act: () => void, first = false): HTMLElement {
  return h('button', { type: 'button', class: first ? 'button primary' : 'button', onclick: act }, name)
}
