import type { ForgeSettings, Progress, Step, Submitted } from '../../../forge/forge.ts'
import { comparison, submission as text } from '../../../text/desk.ts'
import { forgeOutcomes, forgeSteps } from '../../../text/forge.ts'
import { tokenForClerk } from '../../../text/hand-in.ts'
import { h } from '../../dom.ts'
import type { CheckedItem } from '../state/check-desk.ts'
import type { Desk } from '../state/desk.ts'
import type { DecryptedItem } from '../state/item.ts'
import { sealingFor } from '../state/seals.ts'
import { totalsOf } from '../state/totals.ts'
import { faultLines, submissionFault } from '../views/faults.ts'
import { itemLinks } from '../views/item-links.ts'
import { changeSet } from './change-set.ts'
import { type ChangePlan, countFates, planChange } from './plan-change.ts'
import { tokenHelp } from './token-help.ts'
import { contactOf } from './who-helps.ts'

/** One branch, one commit, one pull request: first what it would change, then, once confirmed, the submission. */
export function submitView(desk: Desk): HTMLElement {
  const { forge } = desk.known.site
  if (!forge) return h('p', {}, text.notSetUp)
  return new Submission(desk, forge).element
}

/** A plan with its input: a later change makes it stale. */
interface Prepared {
  plan: ChangePlan
  items: readonly DecryptedItem[]
  filing: Desk['filing']
}

class Submission {
  readonly element: HTMLElement
  readonly #desk: Desk
  readonly #forge: ForgeSettings
  readonly #obstacles = h('div', { class: 'blocked' })
  readonly #token = h('input', {
    id: 'desk-token',
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'desk-token-hint',
  })
  readonly #look = h('button', { type: 'submit', class: 'button primary' }, text.look)
  readonly #read = h('button', { type: 'button', class: 'button' }, text.readHanded)
  readonly #stop = h('button', { type: 'button', class: 'button', hidden: true }, text.cancel)
  readonly #progress = h('p', { role: 'status', class: 'progress', tabindex: '-1' })
  readonly #outcome = h('div', { class: 'outcome' })
  #prepared: Prepared | undefined
  #running: AbortController | undefined

  constructor(desk: Desk, forge: ForgeSettings) {
    this.#desk = desk
    this.#forge = forge
    this.#read.addEventListener('click', () => void this.#readHanded())
    this.#stop.addEventListener('click', () => this.#running?.abort())
    this.element = this.#layout()
    desk.addEventListener('change', () => this.#show())
    // Loaded in advance, so that the loss of the network can be reported.
    this.#token.addEventListener('focus', () => void import('../../../forge/forge.ts').catch(() => {}))
    // Clears the token, so that a page restored from history does not have it.
    addEventListener('pagehide', () => this.#forget())
    this.#show()
  }

  #layout(): HTMLElement {
    const { owner, repository } = this.#forge
    const onsubmit = (event: Event) => {
      event.preventDefault()
      void this.#prepare()
    }
    return h(
      'div',
      {},
      h('p', {}, text.intro(`${new URL(this.#forge.api).host} ${owner}/${repository}`)),
      this.#obstacles,
      h(
        'form',
        { onsubmit, autocomplete: 'off' },
        h(
          'div',
          { class: 'field' },
          h('label', { for: 'desk-token' }, text.token),
          h('p', { class: 'hint', id: 'desk-token-hint' }, text.tokenHint),
          this.#token,
        ),
        tokenHelp(this.#forge, tokenForClerk(contactOf(this.#desk), this.#desk.district?.name ?? '')),
        h('p', { class: 'actions' }, this.#look, this.#read, this.#stop),
      ),
      this.#progress,
      this.#outcome,
    )
  }

  #forget(): void {
    this.#token.value = ''
  }

  get #isReady(): boolean {
    const { items, filing } = this.#desk.checked
    const something = items.length > 0 || this.#desk.filing !== undefined
    const sound =
      items.every(({ ready }) => ready) && filing.findings.every(({ severity }) => severity !== 'error')
    return something && this.#desk.isCompared && sound
  }

  #show(): void {
    const { items, filing } = this.#desk.checked
    const faulty = items.filter(({ ready }) => !ready)
    const { warnings } = totalsOf(items)
    const lines = [
      ...(items.length === 0 && this.#desk.filing === undefined ? [h('p', {}, text.nothing)] : []),
      ...(faulty.length > 0 ? [h('p', {}, text.blocked(faulty.length)), itemLinks(faulty)] : []),
      ...(filing.findings.some(({ severity }) => severity === 'error')
        ? [h('p', {}, text.filingBlocked)]
        : []),
      ...(this.#desk.isCompared ? [] : [h('p', {}, comparison.first)]),
      ...(warnings > 0 ? [h('p', { class: 'quiet' }, text.warnings(warnings))] : []),
    ]
    this.#obstacles.replaceChildren(...lines)
    this.#look.disabled = !this.#isReady || this.#running !== undefined
    this.#read.disabled = this.#running !== undefined
    if (this.#prepared && !this.#isCurrent(this.#prepared)) {
      this.#prepared = undefined
      this.#outcome.replaceChildren()
    }
  }

  #isCurrent({ items, filing }: Prepared): boolean {
    return items === this.#desk.items && filing === this.#desk.filing
  }

  /** Reads the repository, and shows what would change. */
  async #prepare(): Promise<void> {
    if (this.#token.value.trim() !== '') this.#prepared = undefined
    await this.#run(text.looking, async (token, signal) => {
      const existing = await this.#folder(token, signal)
      await this.#askForReview(token, signal)
      await this.#desk.takeHandedIn('host', existing)
      const { items, filing, district, year, key, known } = this.#desk
      const slug = district!.slug
      const asked = this.#desk.checked.items.filter(({ ready }) => !ready)
      if (asked.length > 0) {
        this.#progress.textContent = ''
        this.#outcome.replaceChildren(...this.#askedView(asked))
        this.#outcome.querySelector<HTMLElement>('h3')?.focus()
        return
      }
      if (this.#desk.seals) this.#progress.textContent = text.sealing
      const sealing = sealingFor(slug, known.site, key)
      const plan = await planChange({ year, district: slug, items, filing, existing, sealing })
      this.#prepared = { plan, items, filing }
      this.#progress.textContent = ''
      this.#outcome.replaceChildren(...this.#planView(plan))
      this.#outcome.querySelector<HTMLElement>('h3')?.focus()
    })
  }

  /** The district's folder as the main branch and the open pull request have it. */
  async #folder(token: string, signal: AbortSignal) {
    const { district, year } = this.#desk
    const { readFolder } = await import('../../../forge/forge.ts')
    const slug = district!.slug
    const where = { folder: `content/cycles/${year}/demands/${slug}`, branch: `demands/${year}/${slug}` }
    return readFolder(this.#forge, token, where, this.#connection(signal))
  }

  /** Reads alone, so that 附件2 and the counts are of all that the district has handed in. */
  async #readHanded(): Promise<void> {
    await this.#run(
      text.looking,
      async (token, signal) => {
        const count = await this.#desk.takeHandedIn('host', await this.#folder(token, signal))
        this.#progress.textContent = text.handed(count)
      },
      () => this.#readHanded(),
    )
  }

  /** Entries that say something else than what was handed in: a person chooses beside each, or for all of them. */
  #askedView(asked: readonly CheckedItem[]): HTMLElement[] {
    const versions = asked.filter(({ questions }) => questions.some(({ kind }) => kind === 'versions'))
    const useAll = async () => {
      for (const { item } of versions) await this.#desk.useNew(item.key)
      await this.#prepare()
    }
    const all = h(
      'button',
      { type: 'button', class: 'button', onclick: () => void useAll() },
      text.useAllNew(versions.length),
    )
    return [
      h('h3', { tabindex: '-1' }, text.asked(asked.length)),
      itemLinks(asked),
      ...(versions.length > 0 ? [h('p', { class: 'actions' }, all)] : []),
    ]
  }

  /** Where no timer notes it, the host's own list of runs says when the review ran. */
  async #askForReview(token: string, signal: AbortSignal): Promise<void> {
    if (this.#desk.lastReview) return
    const { connectRuns } = await import('../../../forge/review-runs.ts')
    const host = connectRuns(this.#forge, token, this.#connection(signal))
    this.#desk.noteReview(await host.lastReview().catch(() => undefined))
  }

  #planView(plan: ChangePlan): HTMLElement[] {
    const { new: added, updated, unchanged } = countFates(plan.entries)
    const renamed = plan.entries.filter(({ id, key }) =>
      this.#desk.items.some((item) => item.key === key && item.id !== id),
    )
    const confirm = () => void this.#submit()
    // Nothing to ask the host for.
    if (plan.files.length === 0) return [h('h3', { tabindex: '-1' }, text.nothingNew(plan.entries.length))]
    return [
      h('h3', { tabindex: '-1' }, text.counts({ added, updated, unchanged })),
      ...(plan.filing ? [h('p', {}, text.filing)] : []),
      ...renamed.map(({ label, id }) => h('p', {}, text.alias(label, id))),
      ...plan.entries.flatMap(({ label, insteadOf }) =>
        insteadOf ? [h('p', {}, text.instead(label, insteadOf))] : [],
      ),
      h(
        'details',
        { class: 'more' },
        h('summary', {}, text.details),
        h(
          'ul',
          { class: 'findings' },
          ...plan.entries.map(({ label, fate }) =>
            h('li', {}, h('strong', {}, text.fates[fate]), h('span', {}, label)),
          ),
        ),
      ),
      h(
        'p',
        { class: 'actions' },
        h('button', { type: 'button', class: 'button primary', onclick: confirm }, text.confirm),
      ),
    ]
  }

  async #submit(): Promise<void> {
    const prepared = this.#prepared
    if (!prepared) return
    await this.#run(
      text.submitting,
      async (token, signal) => {
        const { year, checked, known } = this.#desk
        const { submit } = await import('../../../forge/forge.ts')
        const change = changeSet(prepared.plan, {
          year,
          district: this.#desk.district!,
          totals: totalsOf(checked.items),
          filing: checked.filing.value,
          named: known.site.privatePart === 'plain',
        })
        const submitted = await submit(this.#forge, token, change, this.#connection(signal))
        this.#forget()
        this.#prepared = undefined
        this.#progress.textContent = ''
        const { items, filing, plan } = prepared
        await this.#desk.wasHandedIn(items, filing, { texts: textsOf(plan), files: plan.files })
        this.#outcome.replaceChildren(...outcomeView(submitted))
        this.#outcome.querySelector<HTMLElement>('h3')?.focus()
      },
      () => this.#submit(),
    )
  }

  /** One task at a time; a failure is shown, takes the focus, and can be retried with everything kept. */
  async #run(
    doing: string,
    work: (token: string, signal: AbortSignal) => Promise<void>,
    again: () => Promise<void> = () => this.#prepare(),
  ): Promise<void> {
    const token = this.#token.value.trim()
    if (token === '') {
      this.#progress.textContent = text.tokenEmpty
      this.#token.focus()
      return
    }
    if (this.#running) return
    this.#running = new AbortController()
    this.#look.disabled = true
    this.#stop.hidden = false
    this.#progress.textContent = doing
    // The focused control is gone or disabled: the focus goes to the message.
    if (this.#outcome.contains(document.activeElement)) this.#progress.focus()
    this.#outcome.querySelector('.error-summary')?.remove()
    if (!this.#prepared) this.#outcome.replaceChildren()
    for (const button of this.#outcome.querySelectorAll('button')) button.disabled = true
    try {
      await work(token, this.#running.signal)
    } catch (error) {
      this.#progress.textContent = ''
      this.#showFault(error, again)
    } finally {
      this.#running = undefined
      this.#stop.hidden = true
      for (const button of this.#outcome.querySelectorAll('button')) button.disabled = false
      this.#show()
    }
  }

  #showFault(error: unknown, again: () => Promise<void>): void {
    const retry = h('button', { type: 'button', class: 'button', onclick: () => void again() }, text.retry)
    const summary = h(
      'div',
      { class: 'error-summary', tabindex: '-1', role: 'group' },
      ...faultLines(submissionFault(error, this.#forge.kind)),
      h('p', {}, text.kept),
      h('p', { class: 'actions' }, retry),
    )
    this.#outcome.prepend(summary)
    summary.focus()
  }

  #connection(signal: AbortSignal) {
    const onStep = (step: Step, progress?: Progress) => {
      const how = progress && progress.total > 1 ? ` ${progress.done}/${progress.total}` : ''
      this.#progress.textContent = `${forgeSteps[step]}${how}……`
    }
    return { fetch: fetch.bind(globalThis), signal, onStep }
  }
}

/** The text that each item was handed in as. */
function textsOf({ entries, files }: ChangePlan): Map<string, string> {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  return new Map(
    entries.flatMap(({ key, path }) => {
      const text = texts.get(path)
      return text ? [[key, text] as const] : []
    }),
  )
}

function outcomeView(submitted: Submitted): HTMLElement[] {
  const { outcome, url } = submitted
  const words = 'number' in submitted ? text.open(submitted.number) : text.openMain
  return [
    h('h3', { tabindex: '-1' }, forgeOutcomes[outcome]),
    h('p', {}, h('a', { href: url, rel: 'noreferrer', target: '_blank' }, words)),
    ...(outcome === 'in-main' ? [] : [h('p', {}, text.after)]),
    h('p', { class: 'quiet' }, text.cleared),
  ]
}
