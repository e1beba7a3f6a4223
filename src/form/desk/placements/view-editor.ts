import type { Finding } from '../../../domain/finding.ts'
import { addDays, addYears } from '../../../domain/months.ts'
import { isMapping, type Tree } from '../../../domain/tree.ts'
import { wordForForm } from '../../../text/findings.ts'
import { localityOf } from '../../../text/locality.ts'
import { demandName } from '../../../text/pair-names.ts'
import { editor as text } from '../../../text/placements-desk.ts'
import { h } from '../../dom.ts'
import { type FieldView, fieldView } from '../../entry/field-view.ts'
import { treeOfValues, valuesOfTree } from '../../entry/tree-values.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import type { HandedExperts } from '../follow-up/handed-experts.ts'
import { labelOf } from '../follow-up/pair-names.ts'
import type { TaskPage } from '../follow-up/task-page.ts'
import { sealFaultWords } from '../views/faults.ts'
import { findingsView } from '../views/view-findings.ts'
import { demandIn } from './pairs.ts'
import { placementFields, placementSteps } from './steps.ts'
import { aboutDemandView } from './view-about-demand.ts'
import { stepView } from './view-step.ts'

export interface EditorActions {
  /** Back to the table; `notice` is told there. */
  close: (notice: string) => void
  open: (path: string) => void
}

/** What the editor works on. */
export interface EditorPage extends TaskPage {
  experts: HandedExperts
}

/** One placement with all its steps: the demand beside it, what the rules find while it is filled in, and 存下. */
export class PlacementEditor {
  readonly element: HTMLElement
  readonly path: string
  readonly #followUp: DistrictFiles
  readonly #experts: HandedExperts
  readonly #before: Tree
  readonly #actions: EditorActions
  readonly #rules: string
  readonly #fields: readonly FieldView[]
  readonly #heading: HTMLElement
  readonly #summary = h('div', { class: 'error-summary', tabindex: '-1', role: 'group', hidden: true })
  readonly #found = h('div', {})
  readonly #status = h('p', { role: 'status', class: 'progress' })
  /** What is missing is told once somebody has saved. */
  #isSaved: boolean
  #isDirty = false

  constructor(
    { followUp, experts, rules, afterPress }: EditorPage,
    path: string,
    tree: Tree,
    actions: EditorActions,
  ) {
    this.#followUp = followUp
    this.#experts = experts
    this.path = path
    this.#before = tree
    this.#rules = rules
    this.#actions = actions
    this.#isSaved = followUp.treeOf(path) !== undefined
    this.#fields = placementFields.map((node) => fieldView(node, 'placement'))
    this.#heading = h('h3', { tabindex: '-1' }, this.#name(tree))
    this.element = this.#layout()
    this.#write(valuesOfTree(placementFields, tree))
    this.element.addEventListener('change', ({ target }) => {
      const from = this.#field('private.agreement.from')?.input
      if (target === from) this.#suggestEnd(from?.value ?? '')
      afterPress(() => this.#check())
    })
    this.element.addEventListener('input', () => {
      this.#isDirty = true
    })
    this.#check()
  }

  /** Whether something was typed that is not saved. */
  isDirty(): boolean {
    return this.#isDirty && this.element.isConnected
  }

  focus(): void {
    this.#heading.focus()
    this.#heading.scrollIntoView({ block: 'start' })
  }

  #name(tree: Tree): string {
    const { engagements } = this.#followUp.stateWith(this.path, tree)
    const engagement = engagements.find(({ placement }) => placement.file === this.path)
    return engagement?.enterprise.name ?? demandName(demandIn(tree))
  }

  #layout(): HTMLElement {
    const fields = new Map(this.#fields.map((view) => [view.node.path, view]))
    const values = valuesOfTree(placementFields, this.#before)
    const demand = demandIn(this.#before)
    const onsubmit = (event: Event) => {
      event.preventDefault()
      void this.#save()
    }
    return h(
      'section',
      { class: 'editor' },
      this.#heading,
      aboutDemandView({ followUp: this.#followUp, experts: this.#experts }, demand, this.path, {
        open: this.#actions.open,
        take: (chosen) => this.#take(chosen),
      }),
      h(
        'form',
        { onsubmit, autocomplete: 'off', novalidate: true },
        this.#summary,
        ...placementSteps.map((step) => stepView(step, fields, values)),
        this.#found,
        this.#followUp.seals && h('p', { class: 'quiet' }, text.willSeal),
        h(
          'p',
          { class: 'actions' },
          h('button', { type: 'submit', class: 'button primary' }, text.save),
          h(
            'button',
            { type: 'button', class: 'button', onclick: () => this.#actions.close('') },
            text.cancel,
          ),
        ),
        this.#status,
      ),
    )
  }

  #values(): Map<string, string> {
    return new Map(this.#fields.map(({ node, input }) => [node.path, input.value]))
  }

  #write(values: ReadonlyMap<string, string>): void {
    for (const { node, input } of this.#fields) input.value = values.get(node.path) ?? input.value
  }

  #tree(): Tree {
    return treeOfValues(placementFields, this.#values(), this.#before)
  }

  /** Somebody who was offered is taken into the fields. */
  #take(values: ReadonlyMap<string, string>): void {
    this.#write(values)
    this.#isDirty = true
    this.#check()
    this.#field('private.expert.name')?.input.focus()
  }

  #field(path: string): FieldView | undefined {
    return this.#fields.find(({ node }) => node.path === path)
  }

  /** 三: the term of the cycle, where no end is written yet. */
  #suggestEnd(from: string): void {
    const to = this.#field('private.agreement.to')?.input
    const years = this.#followUp.cycle?.term.years
    if (to?.value !== '' || from === '' || years === undefined) return
    to.value = addDays(addYears(from, years), -1)
  }

  /** Findings of the file as it would be, at their fields and in a list. */
  #check(): Finding[] {
    const { findings } = this.#followUp.stateWith(this.path, this.#tree())
    const all = findings.get(this.path) ?? []
    const told = this.#isSaved
      ? all
      : all.filter(({ code }) => code !== 'missing' && code !== 'required-here')
    const locality = localityOf(this.#followUp.desk.known.site)
    for (const { node, tell } of this.#fields) {
      const here = told.find(({ path, severity }) => path.join('.') === node.path && severity === 'error')
      const { problem, repair } = here ? wordForForm(here, locality) : { problem: '', repair: '' }
      tell(problem + repair)
    }
    const list = findingsView(told, this.#rules, locality)
    this.#found.replaceChildren(...(list.length > 0 ? [h('h4', {}, text.findings), ...list] : []))
    this.#found.querySelector('details')?.setAttribute('open', '')
    return told
  }

  /** Keeps it on the device, with its errors too: a person may go on another day. */
  async #save(): Promise<void> {
    this.#isSaved = true
    const tree = this.#tree()
    try {
      await this.#followUp.put('placement', this.path, isMapping(tree) ? tree : {})
    } catch (error) {
      const words = sealFaultWords(error)
      if (words === undefined) throw error
      this.#status.textContent = words
      return
    }
    this.#isDirty = false
    const errors = this.#check().filter(({ severity }) => severity === 'error')
    this.#summary.hidden = errors.length === 0
    const name = labelOf(this.#followUp, this.path)
    if (errors.length === 0) {
      const isChanged = this.#followUp.pending.some(({ path }) => path === this.path)
      this.#actions.close((isChanged ? text.saved : text.same)(name))
      return
    }
    this.#summary.replaceChildren(h('h4', {}, text.summary(errors.length)), this.#links(errors))
    this.#summary.focus()
  }

  #links(errors: readonly Finding[]): HTMLElement {
    const locality = localityOf(this.#followUp.desk.known.site)
    const lines = errors.map((found) => {
      const { problem } = wordForForm(found, locality)
      const field = this.#fields.find(({ node }) => `${node.path}.`.startsWith(`${found.path.join('.')}.`))
      if (!field) return h('li', {}, problem)
      const onclick = (event: Event) => {
        event.preventDefault()
        field.element.closest('details')?.setAttribute('open', '')
        field.input.focus()
      }
      return h('li', {}, h('a', { href: `#${field.input.id}`, onclick }, problem))
    })
    return h('ul', {}, ...lines)
  }
}
