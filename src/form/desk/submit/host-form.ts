import type { Progress, Step } from '../../../forge/submission.ts'
import { submission as text } from '../../../text/desk.ts'
import { forgeSteps } from '../../../text/forge.ts'
import { h } from '../../dom.ts'
import type { HostAccess, HostWork, Prepared } from './host-work.ts'
import { tokenHelp } from './token-help.ts'
import { faultView, outcomeView, outdatedView, Told } from './told.ts'

/**
 * The token, reading, and handing in as one branch, one commit, one pull request: first what it would change, then, once
 * confirmed, the submission. Reading stands with the rest, or apart in front of the work.
 */
export class HostForm {
  readonly #work: HostWork
  readonly #reading = new Told()
  readonly #handing: Told
  readonly #obstacles = h('div', { class: 'blocked' })
  readonly #token: HTMLInputElement
  readonly #look: HTMLButtonElement
  readonly #read: HTMLButtonElement
  #prepared: Prepared | undefined
  #running: AbortController | undefined

  constructor(work: HostWork, { apart = false } = {}) {
    this.#work = work
    this.#handing = apart ? new Told() : this.#reading
    this.#token = h('input', {
      id: `${work.id}-token`,
      type: 'password',
      autocomplete: 'off',
      spellcheck: 'false',
      'aria-describedby': `${work.id}-token-hint`,
    })
    const type = (submits: boolean) => (submits ? 'submit' : 'button')
    this.#look = h('button', { type: type(!apart), class: 'button primary' }, text.look)
    this.#read = h(
      'button',
      { type: type(apart), class: apart ? 'button primary' : 'button' },
      text.readHanded,
    )
    if (apart) this.#look.addEventListener('click', () => void this.#prepare())
    else this.#read.addEventListener('click', () => void this.#readAlone())
    for (const { stop } of this.#places) stop.addEventListener('click', () => this.#running?.abort())
    // Loaded in advance, so that the loss of the network can be reported.
    this.#token.addEventListener('focus', () => void import('../../../forge/forge.ts').catch(() => {}))
    // Clears the token, so that a page restored from history does not have it.
    addEventListener('pagehide', () => this.#forget())
    this.show()
  }

  get #places(): readonly Told[] {
    return this.#handing === this.#reading ? [this.#reading] : [this.#reading, this.#handing]
  }

  /** All of it. */
  together(): HTMLElement {
    const submit = () => void this.#prepare()
    return this.#handingIn(this.#form(submit, this.#look, this.#read, this.#handing.stop))
  }

  /** The token, and reading. */
  reading(): HTMLElement {
    const { progress, outcome, stop } = this.#reading
    return h(
      'div',
      {},
      this.#form(() => void this.#readAlone(), this.#read, stop),
      progress,
      outcome,
    )
  }

  /** Handing in, with the token that stands in `reading`. */
  handing(): HTMLElement {
    return this.#handingIn(h('p', { class: 'actions' }, this.#look, this.#handing.stop))
  }

  #handingIn(controls: HTMLElement): HTMLElement {
    const { progress, outcome } = this.#handing
    return h('div', {}, h('p', {}, this.#work.intro), this.#obstacles, controls, progress, outcome)
  }

  #form(submit: () => void, ...buttons: HTMLElement[]): HTMLElement {
    const { id, forge, first } = this.#work
    const onsubmit = (event: Event) => {
      event.preventDefault()
      submit()
    }
    return h(
      'form',
      { onsubmit, autocomplete: 'off' },
      h(
        'div',
        { class: 'field' },
        h('label', { for: `${id}-token` }, text.token),
        h('p', { class: 'hint', id: `${id}-token-hint` }, text.tokenHint),
        this.#token,
      ),
      tokenHelp(forge, first),
      h('p', { class: 'actions' }, ...buttons),
    )
  }

  #forget(): void {
    this.#token.value = ''
  }

  /** After every change of what is handed in. */
  show(): void {
    const { lines, isReady } = this.#work.obstacles()
    this.#obstacles.replaceChildren(...lines)
    this.#look.disabled = !isReady || this.#running !== undefined
    if (this.#prepared?.isCurrent && !this.#prepared.isCurrent()) {
      this.#prepared = undefined
      this.#handing.outcome.replaceChildren()
    }
  }

  /** Reads the repository, and shows what would change. */
  async #prepare(): Promise<void> {
    if (this.#token.value.trim() !== '') this.#prepared = undefined
    await this.#run(
      this.#handing,
      text.looking,
      async (host) => {
        const prepared = (await this.#work.isOutdated())
          ? { view: outdatedView() }
          : await this.#work.look(host)
        const { progress, outcome } = this.#handing
        progress.textContent = ''
        this.#prepared = prepared
        const confirm = () => void this.#submit()
        const button = h(
          'button',
          { type: 'button', class: 'button primary', onclick: confirm },
          text.confirm,
        )
        outcome.replaceChildren(
          ...prepared.view,
          ...(prepared.confirm ? [h('p', { class: 'actions' }, button)] : []),
        )
        outcome.querySelector<HTMLElement>('h3')?.focus()
      },
      () => this.#prepare(),
    )
  }

  async #readAlone(): Promise<void> {
    const place = this.#reading
    const read = async (host: HostAccess) => {
      place.progress.textContent = await this.#work.read(host)
    }
    await this.#run(place, text.looking, read, () => this.#readAlone())
  }

  async #submit(): Promise<void> {
    const confirm = this.#prepared?.confirm
    if (!confirm) return
    await this.#run(
      this.#handing,
      text.submitting,
      async ({ token, connection }) => {
        const { progress, outcome } = this.#handing
        if (await this.#work.isOutdated()) {
          this.#prepared = undefined
          progress.textContent = ''
          outcome.replaceChildren(...outdatedView())
          outcome.querySelector<HTMLElement>('h3')?.focus()
          return
        }
        const { submit } = await import('../../../forge/forge.ts')
        const submitted = await submit(this.#work.forge, token, confirm.change, connection)
        this.#forget()
        this.#prepared = undefined
        progress.textContent = ''
        const cleared = await confirm.done(submitted)
        outcome.replaceChildren(...outcomeView(submitted, cleared))
        outcome.querySelector<HTMLElement>('h3')?.focus()
      },
      () => this.#submit(),
    )
  }

  /** One task at a time; a failure is shown, takes the focus, and can be retried with everything kept. */
  async #run(
    { progress, outcome, stop }: Told,
    doing: string,
    work: (host: HostAccess) => Promise<void>,
    again: () => Promise<void>,
  ): Promise<void> {
    const token = this.#token.value.trim()
    if (token === '') {
      for (const place of this.#places) place.progress.textContent = text.tokenEmpty
      this.#token.focus()
      return
    }
    if (this.#running) return
    this.#running = new AbortController()
    this.#look.disabled = true
    stop.hidden = false
    for (const place of this.#places) place.progress.textContent = ''
    progress.textContent = doing
    // The focused control is gone or disabled: the focus goes to the message.
    if (outcome.contains(document.activeElement)) progress.focus()
    outcome.querySelector('.error-summary')?.remove()
    if (!this.#prepared) outcome.replaceChildren()
    for (const button of outcome.querySelectorAll('button')) button.disabled = true
    try {
      await work(this.#access(token, this.#running.signal, progress))
    } catch (error) {
      progress.textContent = ''
      const summary = faultView(error, this.#work.forge.kind, again)
      outcome.prepend(summary)
      summary.focus()
    } finally {
      this.#running = undefined
      stop.hidden = true
      for (const button of outcome.querySelectorAll('button')) button.disabled = false
      this.show()
    }
  }

  #access(token: string, signal: AbortSignal, progress: HTMLElement): HostAccess {
    const say = (words: string) => {
      progress.textContent = words
    }
    const onStep = (step: Step, part?: Progress) => {
      const how = part && part.total > 1 ? ` ${part.done}/${part.total}` : ''
      say(`${forgeSteps[step]}${how}……`)
    }
    const connection = { fetch: fetch.bind(globalThis), signal, onStep }
    return {
      token,
      connection,
      say,
      readFolder: async (where) => {
        const { readFolder } = await import('../../../forge/forge.ts')
        return readFolder(this.#work.forge, token, where, connection)
      },
      lookAgain: () => this.#prepare(),
    }
  }
}
