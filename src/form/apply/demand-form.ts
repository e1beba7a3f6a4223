import { chinaDay } from '../../domain/china-day.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { carriedWords, form as text } from '../../text/form.ts'
import { find, h } from '../dom.ts'
import { enterLeadsOn } from '../enter-leads-on.ts'
import { type Answers, noAnswers, textAt } from '../entry/answers.ts'
import { isAnonymous } from '../entry/entry-of-answers.ts'
import { type FormSettings, readFormSettings } from '../entry/form-settings.ts'
import { newAlias } from '../entry/new-alias.ts'
import { fieldNodes, type StepId, stepIds } from '../entry/plan.ts'
import type { Remark } from '../entry/remark.ts'
import { remarksOn } from '../entry/remarks.ts'
import { FieldChecks } from '../field-checks.ts'
import { Presses } from '../presses.ts'
import type { View } from '../view.ts'
import { showWhatIsAsked } from './asked-when.ts'
import { CarriedOverFields } from './carried-over-fields.ts'
import { type Control, countCharacters, readAnswers, writeAnswers } from './form-values.ts'
import { removeWithUndo } from './list-actions.ts'
import { addItem, listsIn, mirrorLists, offerRemoval } from './repeating.ts'
import {
  fieldsIn,
  focusTarget,
  groupByField,
  hasError,
  inOrder,
  showSummary,
  stepOf,
} from './show-remarks.ts'
import { stepInAddress } from './step-in-address.ts'
import { showProgress } from './step-progress.ts'
import { followTick, showTicks } from './type-grid.ts'

/** The state of an unfinished form, as a page stores it. */
export interface FormState {
  answers: Answers
  step: StepId
  /** Steps that were checked once. */
  checked: StepId[]
  /** Names of fields still unchanged from last year's entry. */
  carried: string[]
}

export interface EditOptions {
  /** The entry was submitted before, so it also has a status. */
  existing: boolean
  /** Texts that no field of the form can hold. */
  leftOver: readonly string[]
}

/**
 * 附件1 in the browser: steps, conditions, and what the check says beside each field. Pages decide what
 * happens to the answers: `answers-changed` comes with each change, `answers-finished` when nothing is
 * wrong any more.
 */
export class DemandForm extends HTMLElement {
  /** How the catalogue shows a demand; set by the page, which has the catalogue's own words. Loaded when it is shown. */
  static publishedView: () => Promise<(demand: PublicDemand, nameOf: (slug: string) => string) => View[]> =
    async () => () => []

  readonly settings: FormSettings = readFormSettings()
  /** Whether the address follows the steps, so that the back button goes back a step. */
  usesHistory = false

  #written: Answers = noAnswers()
  #step: StepId = 'enterprise'
  #checked = new Set<StepId>()
  #carried = new CarriedOverFields(this, {
    steps: stepIds,
    words: carriedWords,
    changed: () => this.#changed(),
  })
  #edit: { resolve: (answers: Answers | undefined) => void } | undefined
  readonly presses = new Presses(window)
  readonly #fields = new FieldChecks(this, this.presses, {
    nodes: fieldNodes,
    typing: () => this.dispatchEvent(new CustomEvent('answers-changed')),
    edited: (control, field) => this.#onEdit(control, field),
    changed: () => this.#changed(),
    check: () => this.#check(),
  })

  connectedCallback(): void {
    const candidates = listsIn(this, 'private.candidates')[0]!
    candidates.dataset['most'] = String(this.settings.cycle.maxCandidates)
    const form = find<HTMLFormElement>(this, 'form')
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.presses.settle()
      this.#next()
    })
    enterLeadsOn(form)
    form.addEventListener('click', (event) => this.#onClick(event))
    window.addEventListener('popstate', () => {
      const step = stepInAddress()
      if (this.usesHistory && step) this.#show(step)
    })
    this.state = { answers: noAnswers(), step: 'enterprise', checked: [], carried: [] }
  }

  get state(): FormState {
    const answers = readAnswers(this, this.#written)
    return { answers, step: this.#step, checked: [...this.#checked], carried: this.#carried.names }
  }

  set state({ answers, step, checked, carried }: FormState) {
    // The undo of a removed item belongs to the answers that it was removed from.
    for (const line of this.querySelectorAll('[data-undo]')) line.remove()
    for (const summary of this.querySelectorAll<HTMLElement>('[data-summary]')) summary.hidden = true
    this.write(answers)
    this.#checked = new Set(checked)
    this.#fields.restart(this.#fieldsOfSteps(checked))
    this.#carried.names = carried
    this.#show(step, { focus: false })
  }

  /** Fills the form; returns the texts that no control can hold. */
  write(answers: Answers): ReturnType<typeof writeAnswers> {
    this.#written = structuredClone(answers)
    const lost = writeAnswers(this, answers)
    showTicks(this)
    offerRemoval(this)
    showWhatIsAsked(this, answers)
    for (const area of this.querySelectorAll('textarea')) countCharacters(area)
    return lost
  }

  set existing(existing: boolean) {
    find(this, '[data-field="public.status"]').hidden = !existing
  }

  /** Edits these answers in the form; resolves to undefined if the person cancels. */
  edit(answers: Answers, { existing, leftOver }: EditOptions): Promise<Answers | undefined> {
    this.existing = existing
    this.state = { answers, step: 'enterprise', checked: [...stepIds], carried: [] }
    this.#tellLost([...this.write(answers).map(({ text: lost }) => lost), ...leftOver])
    for (const button of this.querySelectorAll<HTMLElement>('[data-cancel]')) button.hidden = false
    find(this, '[data-step="confirmation"] [type="submit"]').textContent = text.saveAndReturn
    this.hidden = false
    this.#show('enterprise')
    const { promise, resolve } = withResolvers<Answers | undefined>()
    this.#edit = { resolve }
    addEventListener('beforeunload', this.#warn)
    return promise.finally(() => {
      this.hidden = true
      this.#edit = undefined
      // Clears the form, so that no entry stays in the page.
      this.state = { answers: noAnswers(), step: 'enterprise', checked: [], carried: [] }
      this.#tellLost([])
      removeEventListener('beforeunload', this.#warn)
    })
  }

  /** What is being mended is kept when it is saved, not before. */
  #warn = (event: Event): void => {
    if (this.#fields.hasEdits) event.preventDefault()
  }

  /** Lists the texts without a field, which saving would lose. */
  #tellLost(texts: readonly string[]): void {
    const container = find(this, '[data-lost]')
    container.hidden = texts.length === 0
    const lines = texts.map((each) => h('li', {}, each))
    container.replaceChildren(h('p', {}, text.leftovers), h('ul', { class: 'plain-list' }, ...lines))
  }

  #onEdit(control: Control, field: string | undefined): void {
    followTick(this, control)
    this.#carried.markEdited(field)
    if (control.name === 'private.consent.by') this.#dateConsent()
    this.#changed()
  }

  #changed(): void {
    mirrorLists(this)
    showTicks(this)
    offerRemoval(this)
    const { answers } = this.state
    const { place } = this.#written
    if (isAnonymous(answers) && !place.alias) place.alias = newAlias()
    place.district = answers.place.district
    showWhatIsAsked(this, answers)
    this.#check()
    if (this.#step === 'confirmation') this.#confirm()
    this.dispatchEvent(new CustomEvent('answers-changed'))
  }

  /** Checks the answers; shows remarks at the fields that were edited or checked. */
  #check(): Map<HTMLElement, Remark[]> {
    const { answers } = this.state
    const { year, cycle, site } = this.settings
    const receivedOn = chinaDay(Date.now())
    const context = { site: { ...site, privatePart: 'plain' }, cycle, receivedOn } as Parameters<
      typeof remarksOn
    >[2]
    const remarks = [...remarksOn(answers, year, context), ...this.#carried.remarks()]
    const remarksByField = groupByField(this, remarks)
    this.#fields.show(this, remarksByField)
    const wrong = new Set(
      [...remarksByField].flatMap(([field, list]) => (hasError(list) ? (stepOf(field) ?? []) : [])),
    )
    showProgress(this, { current: this.#step, checked: this.#checked, wrong })
    return remarksByField
  }

  #fieldsOfSteps(steps: readonly StepId[]): string[] {
    return fieldsIn(this)
      .filter((field) => steps.includes(stepOf(field)!))
      .map((field) => field.dataset['field']!)
  }

  /** Checks the step; moves on if it has no error, and to the last step only if the form has none. */
  #next(): void {
    const last = this.#step === 'confirmation'
    const steps = last ? stepIds : [this.#step]
    for (const step of steps) this.#checked.add(step)
    this.#fields.add(this.#fieldsOfSteps(steps))
    const remarksByField = this.#check()
    const wrong = [...remarksByField].filter(
      ([field, remarks]) => steps.includes(stepOf(field)!) && hasError(remarks),
    )
    const summary = find(this, `[data-step="${this.#step}"] > [data-summary]`)
    const title = (last ? text.summaryAll : text.summary)(wrong.length)
    showSummary(summary, title, inOrder(this, wrong), (field) => this.#goTo(field))
    this.dispatchEvent(new CustomEvent('answers-changed'))
    if (wrong.length > 0) return
    if (!last) this.go(stepIds[stepIds.indexOf(this.#step) + 1]!)
    else if (this.#edit) this.#edit.resolve(this.state.answers)
    else this.dispatchEvent(new CustomEvent('answers-finished'))
  }

  #goTo(field: HTMLElement): void {
    const step = stepOf(field)
    if (step && step !== this.#step) this.go(step)
    focusTarget(field)?.focus()
    field.scrollIntoView({ block: 'center' })
  }

  go(step: StepId): void {
    if (this.usesHistory && location.hash !== `#${step}`) history.pushState(null, '', `#${step}`)
    this.#show(step)
  }

  #show(step: StepId, { focus = true } = {}): void {
    this.#step = step
    this.dataset['at'] = step
    for (const section of this.querySelectorAll<HTMLElement>('[data-step]')) {
      section.hidden = section.dataset['step'] !== step
      const summary = find(section, '[data-summary]')
      if (section.hidden) summary.hidden = true
    }
    if (step === 'confirmation') this.#prepareConfirmation()
    if (step === 'challenges') void this.#showExample()
    this.#check()
    this.dispatchEvent(new CustomEvent('step-shown', { detail: step }))
    if (!focus) return
    const heading = find(this, `[data-step="${step}"] > h2`)
    heading.focus({ preventScroll: true })
    this.scrollIntoView({ block: 'start' })
    this.dispatchEvent(new CustomEvent('answers-changed'))
  }

  async #showExample(): Promise<void> {
    const industry = textAt(this.state.answers, ['public', 'enterprise', 'industry'])
    const { showExample } = await import('./show-example.ts').catch(() => ({ showExample: undefined }))
    await showExample?.(find(this, '[data-example]'), industry, (work) => this.presses.after(work))
  }

  #prepareConfirmation(): void {
    const date = find<HTMLInputElement>(this, '[name="public.submittedOn"]')
    if (!date.value) date.value = chinaDay(Date.now())
    this.#confirm()
  }

  /** Sets the date of submission to today unless there is one. */
  #dateConsent(): void {
    const on = find<HTMLInputElement>(this, '[name="private.consent.on"]')
    if (!on.value) on.value = chinaDay(Date.now())
  }

  #confirm(): void {
    const { year, site, districts } = this.settings
    const sealed = site.privatePart === 'sealed'
    const nameOf = (slug: string) => districts.find((each) => each.slug === slug)?.shortName ?? slug
    const { answers } = this.state
    // Loaded when it is needed: the first step does not wait for it.
    Promise.all([import('./confirmation.ts'), DemandForm.publishedView()]).then(
      ([{ showConfirmation }, published]) => {
        const publishedView = (demand: PublicDemand) => published(demand, nameOf)
        this.presses.after(() => showConfirmation(this, { answers, year, sealed, publishedView }))
      },
      () => find(this, '[data-published]').replaceChildren(h('p', { role: 'alert' }, text.previewNotLoaded)),
    )
  }

  #onClick(event: Event): void {
    const target = (event.target as Element).closest<HTMLElement>(
      '[data-go], [data-change], [data-back], [data-cancel], [data-add], [data-remove], [data-print]',
    )
    if (!target) return
    this.presses.settle()
    const { dataset } = target
    if (dataset['go'] !== undefined) {
      event.preventDefault()
      this.go(dataset['go'] as StepId)
    } else if (dataset['change'] !== undefined) this.go(dataset['change'] as StepId)
    else if (dataset['back'] !== undefined) this.go(stepIds[stepIds.indexOf(this.#step) - 1]!)
    else if (dataset['cancel'] !== undefined) this.#edit?.resolve(undefined)
    else if (dataset['add'] !== undefined) this.#add(target)
    else if (dataset['print'] !== undefined) this.#print()
    else {
      const answers = () => this.state.answers
      removeWithUndo(
        { root: this, answers, write: (all) => this.write(all), changed: () => this.#changed() },
        target,
      )
    }
  }

  /** On paper the part that is folded is there too. */
  #print(): void {
    const kept = find<HTMLDetailsElement>(this, '[data-kept-part]')
    const { open } = kept
    kept.open = true
    print()
    kept.open = open
  }

  #add(button: HTMLElement): void {
    const item = addItem(button.closest<HTMLElement>('[data-list]')!)
    this.#changed()
    const [first] = fieldsIn(item)
    if (first) focusTarget(first)?.focus()
  }
}

/** As `Promise.withResolvers`, which browsers of 2023 lack. */
function withResolvers<T>() {
  let resolve!: (value: T) => void
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
