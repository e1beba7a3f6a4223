import { apply as text } from '../text/apply.ts'
import { find, h } from './dom.ts'
import type { Draft, DraftStore } from './draft-store.ts'
import type { Notices } from './notices.ts'
import { askWhichCounts } from './stale-notice.ts'

/** Milliseconds from a change to saving the draft; leaving the page saves at once. */
const SOON = 250

/** The form whose draft is kept. */
export interface DraftedForm<State> {
  state: () => State
  /** Takes over what another window has kept; undefined where it has deleted it. */
  take: (draft: Draft<State> | undefined) => void
}

/**
 * Keeps what is being filled in on this device, and says so at the edge of the window: `[data-saved]`, `[data-stale]`,
 * `[data-draft]`, `[data-sittings]` of the page.
 */
export class KeptDraft<State> {
  readonly #root: HTMLElement
  readonly #store: DraftStore<State>
  readonly #form: DraftedForm<State>
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Saves nothing before the first edit: opening the page leaves no trace. */
  #dirty = false
  /** Whether there are edits that are not on the device. */
  #changed = false

  constructor(root: HTMLElement, store: DraftStore<State>, form: DraftedForm<State>) {
    this.#root = root
    this.#store = store
    this.#form = form
    window.addEventListener('pagehide', () => this.saveNow())
    window.addEventListener('beforeunload', (event) => {
      this.saveNow()
      if (this.#dirty && this.#changed) event.preventDefault()
    })
    document.addEventListener('visibilitychange', () => document.hidden && this.saveNow())
    window.addEventListener('storage', ({ key }) => {
      const { place } = this.#store
      if ((key === place.key || key === null) && place.isStale) this.#askWhichCounts()
    })
  }

  /** The draft of last time, which is then gone on with. */
  restore(): Draft<State> | undefined {
    const draft = this.#store.read()
    if (draft) this.#dirty = true
    return draft
  }

  /** Somebody has begun: from now on it is kept. */
  begin(): void {
    this.#dirty = true
  }

  saveSoon(): void {
    this.#changed = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.saveNow(), SOON)
  }

  saveNow(): void {
    clearTimeout(this.#timer)
    if (!this.#dirty || !this.#changed) return
    const now = Date.now()
    const outcome = this.#store.save(this.#form.state(), now)
    if (outcome === 'stale') this.#askWhichCounts()
    else if (outcome === 'blocked') this.showNotKept()
    else {
      this.#changed = false
      this.showSaved(now)
    }
  }

  /** Keeps what was put into the form as a whole. */
  put(): void {
    this.#dirty = this.#changed = true
    this.saveNow()
  }

  /** Asks first; `after` shows the form without it. */
  askToDelete(notices: Notices, after: () => void): void {
    const keep = () => {
      notices.clear()
      find(this.#root, '[data-delete]').focus()
    }
    const deleteIt = () => {
      if (!this.delete()) return
      after()
      notices.clear()
      notices.say(h('p', {}, text.deleted))
      notices.focus()
    }
    notices.clear()
    notices.ask(text.deleteSure, [text.deleteYes, deleteIt], [text.deleteNo, keep])
  }

  /** False where another window's draft stands in the way: then the person is asked. */
  delete(): boolean {
    clearTimeout(this.#timer)
    if (this.#store.delete() === 'stale') {
      this.#askWhichCounts()
      return false
    }
    this.#dirty = false
    find(this.#root, '[data-draft]').hidden = true
    this.#show('')
    return true
  }

  showSaved(at: number): void {
    this.#show(text.saved(dayAndClock(at).slice(-5)))
    find(this.#root, '[data-draft]').hidden = false
  }

  /** Before the first field, where the device keeps nothing. */
  tellPlace(): void {
    if (!this.#store.place.keeps) this.showNotKept()
  }

  showNotKept(): void {
    const sittings = this.#root.querySelector<HTMLElement>('[data-sittings]')
    if (sittings) sittings.hidden = true
    this.#show(text.notKept, true)
  }

  /** In the line at the edge of the window, whose room is always kept. */
  #show(line: string, isUrgent = false): void {
    const place = find(this.#root, '[data-saved]')
    place.textContent = line
    place.classList.toggle('urgent', isUrgent)
  }

  /** Until somebody has chosen, nothing of this window is written. */
  #askWhichCounts(): void {
    const take = () => {
      const draft = this.#store.read()
      this.#form.take(draft)
      this.#dirty = draft !== undefined
      this.#changed = false
      if (draft) this.showSaved(draft.savedAt)
      else this.#show('')
    }
    const keep = () => {
      this.#store.place.look()
      this.put()
    }
    const { place } = this.#store
    const question = place.isEmpty ? text.deletedElsewhere : text.otherWindow
    askWhichCounts(find(this.#root, '[data-stale]'), question, { take, keep })
  }
}

const CHINA = { timeZone: 'Asia/Shanghai', hour12: false } as const

/** 3月2日 14:05, on the clock of the programme. */
export function dayAndClock(at: number): string {
  return new Intl.DateTimeFormat('zh-CN', {
    ...CHINA,
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
}
