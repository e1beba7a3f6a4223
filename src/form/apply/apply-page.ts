import { textsIn } from '../../domain/texts.ts'
import { apply as text } from '../../text/apply.ts'
import { find, h } from '../dom.ts'
import { type Answers, noAnswers } from '../entry/answers.ts'
import { stepIds } from '../entry/plan.ts'
import type { DemandForm, FormState } from './demand-form.ts'
import { DraftStore } from './draft.ts'
import type { Opened } from './open-file.ts'
import { fieldsIn, ownControls } from './show-remarks.ts'

/** Milliseconds from a change to saving the draft; leaving the page saves at once. */
const SOON = 250

/** The fragment of the address that shows the finished file. */
const FINISHED = '#finished'

/** `/apply/`: the form with its draft on the device, files to begin from, and what comes out in the end. */
export function startApply(root: HTMLElement): void {
  new ApplyPage(root, find<DemandForm>(root, 'demand-form'))
}

/** Undefined where it cannot be loaded; the next attempt asks again. */
const finishedView = () => import('./finished-view.ts').catch(() => undefined)

class ApplyPage {
  readonly #root: HTMLElement
  readonly #form: DemandForm
  readonly #store: DraftStore
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Saves nothing before the first edit: opening the page leaves no trace. */
  #dirty = false
  /** Whether there are unsaved edits: a window without any never overwrites the draft of another. */
  #changed = false

  constructor(root: HTMLElement, form: DemandForm) {
    this.#root = root
    this.#form = form
    this.#store = new DraftStore(form.settings.year)
    form.usesHistory = true
    this.#restore()
    form.hidden = false
    find(root, '[data-tools]').hidden = false
    form.addEventListener('input', () => {
      this.#dirty = true
    })
    form.addEventListener('answers-changed', () => this.#saveSoon())
    window.addEventListener('popstate', () => this.#followHistory())
    form.addEventListener('answers-finished', () => void this.#finish())
    // Loaded while the first answers are written: neither the first step nor the last waits for it.
    form.addEventListener('input', () => void finishedView(), { once: true })
    window.addEventListener('pagehide', () => this.#saveNow())
    document.addEventListener('visibilitychange', () => document.hidden && this.#saveNow())
    window.addEventListener('storage', ({ key }) => key === this.#store.key && this.#otherTab())
    find<HTMLInputElement>(root, '[data-open]').addEventListener('change', (event) => {
      void this.#open(event.target as HTMLInputElement)
    })
    find(root, '[data-delete]').addEventListener('click', () => this.#askDelete())
  }

  #restore(): void {
    const draft = this.#store.read()
    const hash = stepIds.find((id) => `#${id}` === location.hash)
    if (!draft) {
      this.#form.existing = false
      return
    }
    this.#form.state = { ...draft.state, step: hash ?? draft.state.step }
    this.#form.existing = hasStatus(draft.state.answers)
    this.#dirty = true
    const lost = this.#form.write(draft.state.answers)
    this.#say(h('p', {}, text.restored(dayAndClock(draft.savedAt))))
    if (lost.length > 0)
      this.#say(h('p', {}, text.oldDraft), listOf(lost.map(({ text: lostText }) => lostText)))
    this.#showSaved(draft.savedAt)
  }

  #saveSoon(): void {
    this.#changed = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#saveNow(), SOON)
  }

  #saveNow(): void {
    clearTimeout(this.#timer)
    if (!this.#dirty || !this.#changed) return
    const now = Date.now()
    if (this.#store.save(this.#form.state, now)) {
      this.#changed = false
      this.#showSaved(now)
    } else this.#showDraft(text.notSaved)
  }

  #showSaved(at: number): void {
    this.#showDraft(text.saved(dayAndClock(at).slice(-5)))
  }

  #showDraft(line: string): void {
    find(this.#root, '[data-saved]').textContent = line
    find(this.#root, '[data-draft]').hidden = false
  }

  #otherTab(): void {
    const draft = this.#store.read()
    // The draft was deleted in another window: it is not saved again before the next edit.
    if (!draft) this.#dirty = false
    if (!draft) return
    const take = () => {
      this.#form.state = draft.state
      this.#changed = false
      this.#clearNotices()
      this.#notices.focus()
    }
    this.#clearNotices()
    this.#say(
      h('p', {}, text.otherTab),
      h('button', { type: 'button', class: 'button small', onclick: take }, text.reload),
    )
  }

  #askDelete(): void {
    const done = () => {
      this.#clearNotices()
      find(this.#root, '[data-delete]').focus()
    }
    const yes = () => {
      clearTimeout(this.#timer)
      this.#store.delete()
      this.#dirty = false
      this.#form.state = { answers: noAnswers(), step: 'enterprise', checked: [], carried: [] }
      find(this.#root, '[data-draft]').hidden = true
      this.#hideResults()
      this.#clearNotices()
      this.#say(h('p', {}, text.deleted))
      this.#notices.focus()
    }
    this.#clearNotices()
    this.#ask(text.deleteSure, [text.deleteYes, yes], [text.deleteNo, done])
  }

  async #open(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? []
    if (!file) return
    this.#clearNotices()
    try {
      const { CannotOpen, openFile } = await import('./open-file.ts')
      const opened = await openFile(file, this.#form.settings).catch((error: unknown) => {
        if (!(error instanceof CannotOpen)) throw error
        this.#say(h('p', {}, text.cannotRead, error.message))
        return undefined
      })
      if (opened) this.#offer(opened)
    } catch {
      // The worker failed to load.
      this.#say(h('p', {}, text.readFailed))
    } finally {
      input.value = ''
    }
  }

  /** Never puts a file over a draft without asking. */
  #offer(opened: Opened): void {
    if (!hasText(this.#form.state.answers)) {
      this.#take(opened)
      return
    }
    this.#ask(
      text.replaceSure,
      [text.replaceYes, () => this.#take(opened)],
      [
        text.replaceNo,
        () => {
          this.#clearNotices()
          find(this.#root, '[data-open]').focus()
        },
      ],
    )
  }

  #take(opened: Opened): void {
    const { name, answers, leftOver, lastYear, sealed, paper, unclear } = opened
    this.#clearNotices()
    const place = {
      ...answers.place,
      district: answers.place.district || this.#form.state.answers.place.district,
    }
    const filled = { ...answers, place }
    // Last year's answers are reviewed step by step; other answers are checked at once.
    const checked = lastYear ? [] : [...stepIds]
    const state: FormState = { answers: filled, step: 'enterprise', checked, carried: [] }
    this.#form.state = state
    this.#form.existing = lastYear === undefined && !paper
    const lost = this.#form.write(filled)
    find<HTMLDetailsElement>(this.#root, 'details').open = false
    if (lastYear) this.#form.state = { ...state, carried: filledFields(this.#form) }
    this.#dirty = this.#changed = true
    this.#saveNow()
    this.#hideResults()
    const lines: (Node | false)[] = [
      h('p', {}, lastYear ? text.openedLastYear(name, lastYear) : text.opened(name)),
      sealed && h('p', {}, text.sealedFile),
    ]
    if (paper) {
      lines.push(h('p', {}, text.openedPaper(paper.understood.length)), listOf(unclear))
    }
    const onPaper = paper?.leftovers.map((each) => each.text) ?? []
    const leftovers = [...lost.map((each) => each.text), ...leftOver, ...onPaper]
    if (leftovers.length > 0) lines.push(h('p', {}, text.leftovers), listOf(leftovers))
    this.#say(...lines.filter((line) => line !== false))
    this.#notices.focus()
  }

  async #finish(): Promise<void> {
    this.#saveNow()
    const view = await finishedView()
    if (!view) {
      this.#clearNotices()
      this.#say(h('p', {}, text.notLoaded))
      this.#notices.focus()
      return
    }
    this.#form.hidden = true
    if (location.hash !== FINISHED) history.pushState(null, '', FINISHED)
    view.showResults(this.#results, this.#form.state.answers, this.#form.settings, () => {
      this.#hideResults()
      this.#form.go('confirmation')
    })
  }

  get #results(): HTMLElement {
    return find(this.#root, '[data-results]')
  }

  #hideResults(): void {
    this.#results.hidden = true
    this.#form.hidden = false
  }

  /** Back from what came out leads to the form; forward, to its last step, which makes it anew. */
  #followHistory(): void {
    if (this.#results.hidden && location.hash !== FINISHED) return
    this.#hideResults()
    this.#form.go(stepIds.find((id) => `#${id}` === location.hash) ?? 'confirmation')
  }

  #ask(question: string, [yes, onYes]: [string, () => void], [no, onNo]: [string, () => void]): void {
    const first = h('button', { type: 'button', class: 'button small danger', onclick: onYes }, yes)
    this.#say(
      h('p', {}, question),
      h(
        'p',
        { class: 'actions' },
        first,
        h('button', { type: 'button', class: 'button small', onclick: onNo }, no),
      ),
    )
    first.focus()
  }

  #say(...lines: Node[]): void {
    this.#notices.append(h('div', { class: 'notice' }, ...lines))
  }

  #clearNotices(): void {
    this.#notices.replaceChildren()
  }

  get #notices(): HTMLElement {
    return find(this.#root, '[data-notices]')
  }
}

function listOf(lines: readonly string[]): HTMLElement {
  return h('ul', { class: 'plain-list' }, ...lines.map((line) => h('li', {}, line)))
}

const CHINA = { timeZone: 'Asia/Shanghai', hour12: false } as const

/** 3月2日 14:05, on the clock of the programme. */
function dayAndClock(at: number): string {
  return new Intl.DateTimeFormat('zh-CN', {
    ...CHINA,
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)
}

const hasText = ({ choices, public: publicPart, private: privatePart }: Answers) =>
  textsIn({ choices, publicPart, privatePart }).some(({ text: value }) => value.trim() !== '')

const hasStatus = (answers: Answers) => typeof answers.public['status'] === 'string'

function filledFields(form: DemandForm): string[] {
  return fieldsIn(form).flatMap((field) => {
    const filled = ownControls(field).some((control) => {
      const { type, checked, value } = control as HTMLInputElement
      return type === 'radio' || type === 'checkbox' ? checked : value.trim() !== ''
    })
    const name = field.dataset['field']!
    return filled && name !== 'place.district' ? [name] : []
  })
}
