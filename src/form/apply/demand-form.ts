import { chinaDay } from '../../domain/china-day.ts'
import type { PublicDemand } from '../../domain/public-demand.ts'
import { confirmation, form as text } from '../../text/form.ts'
import { find, h } from '../dom.ts'
import { type Answers, noAnswers } from '../entry/answers.ts'
import { isAnonymous } from '../entry/entry-of-answers.ts'
import { type FormSettings, readFormSettings } from '../entry/form-settings.ts'
import { newAlias } from '../entry/new-alias.ts'
import { type StepId, stepIds } from '../entry/plan.ts'
import { type Remark, remarksOn } from '../entry/remarks.ts'
import type { View } from '../view.ts'
import { showWhatIsAsked } from './asked-when.ts'
import { CarriedOverFields } from './carried-over-fields.ts'
import { type Control, countCharacters, readAnswers, writeAnswers } from './form-values.ts'
import { removeWithUndo } from './list-actions.ts'
import { normaliseControl } from './normalise-control.ts'
import { addItem, listsIn, mirrorLists } from './repeating.ts'
import { fieldsIn, focusTarget, groupByField, showRemarks, showSummary, stepOf } from './show-remarks.ts'
import { showProgress } from './step-progress.ts'

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
  /** How the catalogue shows a demand; set by the page, which has the catalogue's own words. */
  static publishedView: (demand: PublicDemand, nameOf: (slug: string) => string) => View[] = () => []

  readonly settings: FormSettings = readFormSettings()
  /** Whether the address follows the steps, so that the back button goes back a step. */
  usesHistory = false

  #written: Answers = noAnswers()
  #step: StepId = 'enterprise'
  #checked = new Set<StepId>()
  /** Names of fields that somebody has written in, and of those that were checked. */
  #edited = new Set<string>()
  #checkedFields = new Set<string>()
  #carried = new CarriedOverFields(this, () => this.#changed())
  #edit: { resolve: (answers: Answers | undefined) => void } | undefined

  connectedCallback(): void {
    const candidates = listsIn(this, 'private.candidates')[0]!
    candidates.dataset['most'] = String(this.settings.cycle.maxCandidates)
    const form = find<HTMLFormElement>(this, 'form')
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#next()
    })
    form.addEventListener('input', (event) => this.#onInput(event.target as Control))
    form.addEventListener('focusout', (event) => this.#onLeave(event))
    form.addEventListener('click', (event) => this.#onClick(event))
    window.addEventListener('popstate', () => {
      if (this.usesHistory) this.#show(stepIds.find((id) => `#${id}` === location.hash) ?? 'enterprise')
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
    this.write(answers)
    this.#checked = new Set(checked)
    this.#edited.clear()
    this.#checkedFields = new Set(this.#fieldsOfSteps(checked))
    this.#carried.names = carried
    this.#show(step, { focus: false })
  }

  /** Fills the form; returns the texts that no control can hold. */
  write(answers: Answers): ReturnType<typeof writeAnswers> {
    this.#written = structuredClone(answers)
    const lost = writeAnswers(this, answers)
    showWhatIsAsked(this, answers)
    // The levels depend on the types, which are only known now.
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
    if (this.#edited.size > 0) event.preventDefault()
  }

  /** Lists the texts without a field, which saving would lose. */
  #tellLost(texts: readonly string[]): void {
    const container = find(this, '[data-lost]')
    container.hidden = texts.length === 0
    const lines = texts.map((each) => h('li', {}, each))
    container.replaceChildren(h('p', {}, text.leftovers), h('ul', { class: 'plain-list' }, ...lines))
  }

  #onInput(control: Control): void {
    const field = control.closest<HTMLElement>('[data-field]')?.dataset['field']
    if (field !== undefined) {
      this.#edited.add(field)
      this.#carried.markEdited(field)
    }
    if (control instanceof HTMLTextAreaElement) countCharacters(control)
    if (control.name === 'private.consent.by') this.#dateConsent()
    this.#changed()
  }

  #changed(): void {
    mirrorLists(this)
    const { answers } = this.state
    const { place } = this.#written
    if (isAnonymous(answers) && !place.alias) place.alias = newAlias()
    place.district = answers.place.district
    showWhatIsAsked(this, answers)
    this.#check()
    if (this.#step === 'confirmation') this.#confirm()
    this.dispatchEvent(new CustomEvent('answers-changed'))
  }

  #onLeave({ target, relatedTarget }: FocusEvent): void {
    const control = target as Control
    const field = control.closest<HTMLElement>('[data-field]')
    if (!field || (relatedTarget instanceof Node && field.contains(relatedTarget))) return
    if (normaliseControl(control)) this.#changed()
    const name = field.dataset['field']!
    // A field that was only focused shows no error yet; checking the step does.
    if (!this.#edited.has(name)) return
    this.#checkedFields.add(name)
    this.#check()
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
    for (const field of fieldsIn(this)) {
      showRemarks(
        field,
        this.#checkedFields.has(field.dataset['field']!) ? (remarksByField.get(field) ?? []) : [],
      )
    }
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
    for (const name of this.#fieldsOfSteps(steps)) this.#checkedFields.add(name)
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
    for (const section of this.querySelectorAll<HTMLElement>('[data-step]')) {
      section.hidden = section.dataset['step'] !== step
      const summary = find(section, '[data-summary]')
      if (section.hidden) summary.hidden = true
    }
    if (step === 'confirmation') this.#prepareConfirmation()
    this.#check()
    if (!focus) return
    const heading = find(this, `[data-step="${step}"] > h2`)
    heading.focus({ preventScroll: true })
    this.scrollIntoView({ block: 'start' })
    this.dispatchEvent(new CustomEvent('answers-changed'))
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
    const publishedView = (demand: PublicDemand) => DemandForm.publishedView(demand, nameOf)
    const shown = { answers: this.state.answers, year, sealed, publishedView }
    // Loaded when it is needed: the first step does not wait for it.
    import('./confirmation.ts').then(
      ({ showConfirmation }) => showConfirmation(this, shown),
      () => find(this, '[data-published]').replaceChildren(h('p', { role: 'alert' }, confirmation.notLoaded)),
    )
  }

  #onClick(event: Event): void {
    const target = (event.target as Element).closest<HTMLElement>(
      '[data-go], [data-back], [data-cancel], [data-add], [data-remove]',
    )
    if (!target) return
    const { dataset } = target
    if (dataset['go'] !== undefined) {
      event.preventDefault()
      this.go(dataset['go'] as StepId)
    } else if (dataset['back'] !== undefined) this.go(stepIds[stepIds.indexOf(this.#step) - 1]!)
    else if (dataset['cancel'] !== undefined) this.#edit?.resolve(undefined)
    else if (dataset['add'] !== undefined) this.#add(target)
    else {
      const answers = () => this.state.answers
      removeWithUndo(
        { root: this, answers, write: (all) => this.write(all), changed: () => this.#changed() },
        target,
      )
    }
  }

  #add(button: HTMLElement): void {
    const item = addItem(button.closest<HTMLElement>('[data-list]')!)
    this.#changed()
    const [first] = fieldsIn(item)
    if (first) focusTarget(first)?.focus()
  }
}

const hasError = (remarks: readonly Remark[]) => remarks.some(({ severity }) => severity === 'error')

function inOrder(root: ParentNode, remarksByField: [HTMLElement, Remark[]][]): [HTMLElement, Remark[]][] {
  const order = fieldsIn(root)
  return remarksByField.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
}

/** As `Promise.withResolvers`, which browsers of 2023 lack. */
function withResolvers<T>() {
  let resolve!: (value: T) => void
  const promise = new Promise<T>((settle) => {
    resolve = settle
  })
  return { promise, resolve }
}
