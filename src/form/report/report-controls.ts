import { textsIn } from '../../domain/texts.ts'
import type { Tree } from '../../domain/tree.ts'
import { monthInWords } from '../../text/dates.ts'
import { form as words } from '../../text/form.ts'
import { carriedReportWords, reportForm } from '../../text/report-form.ts'
import { showWhatIsAsked } from '../apply/asked-when.ts'
import { CarriedOverFields } from '../apply/carried-over-fields.ts'
import { countCharacters, readAnswers, writeAnswers } from '../apply/form-values.ts'
import { itemsOf, listsIn } from '../apply/repeating.ts'
import { fieldsIn, focusTarget, groupByField, hasError, inOrder, showSummary } from '../apply/show-remarks.ts'
import { find } from '../dom.ts'
import { enterLeadsOn } from '../enter-leads-on.ts'
import { type Answers, textAt } from '../entry/answers.ts'
import type { Remark } from '../entry/remark.ts'
import { FieldChecks } from '../field-checks.ts'
import { Presses } from '../presses.ts'
import { daysByMonth, noReport, reportOfAnswers } from './report-answers.ts'
import { reportNodes } from './report-fields.ts'
import { remarksOnReport } from './report-remarks.ts'
import type { KnownPlace } from './report-settings.ts'

/** The state of an unfinished report, as the page stores it. */
export interface ReportState {
  answers: Answers
  /** It was checked as a whole once. */
  isChecked: boolean
  /** Names of fields still unchanged from the report before. */
  carried: string[]
}

export interface ReportEvents {
  changed: () => void
  /** Nothing is wrong any more. */
  finished: () => void
}

const STEP = 'report'

/** The controls of a report, and what the check says beside each. */
export class ReportControls {
  readonly #root: HTMLElement
  readonly #known: KnownPlace
  readonly #events: ReportEvents
  readonly #presses = new Presses(window)
  readonly #fields: FieldChecks
  readonly #carried: CarriedOverFields
  #written: Answers
  #isChecked = false

  constructor(root: HTMLElement, known: KnownPlace, events: ReportEvents) {
    this.#root = root
    this.#known = known
    this.#events = events
    this.#written = noReport(known.months)
    this.#carried = new CarriedOverFields(root, {
      steps: [STEP],
      words: carriedReportWords,
      changed: () => this.#changed(),
    })
    this.#fields = new FieldChecks(root, this.#presses, {
      nodes: reportNodes,
      typing: events.changed,
      edited: (_, field) => {
        this.#carried.markEdited(field)
        this.#changed()
      },
      changed: () => this.#changed(),
      check: () => this.#check(),
    })
    enterLeadsOn(root)
    root.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#presses.settle()
      this.#finish()
    })
  }

  get state(): ReportState {
    const answers = readAnswers(this.#root, this.#written)
    return { answers, isChecked: this.#isChecked, carried: this.#carried.names }
  }

  set state({ answers, isChecked, carried }: ReportState) {
    find(this.#root, '[data-summary]').hidden = true
    this.#written = structuredClone(answers)
    writeAnswers(this.#root, answers)
    this.#nameMonths()
    showWhatIsAsked(this.#root, answers)
    for (const area of this.#root.querySelectorAll('textarea')) countCharacters(area)
    this.#isChecked = isChecked
    this.#fields.restart(isChecked ? this.#names() : [])
    this.#carried.names = carried
    this.#check()
  }

  /** Whether somebody has written something, but for the day of reporting. */
  get hasText(): boolean {
    const { tree } = reportOfAnswers(this.state.answers)
    return textsIn(tree['private']).length > 0
  }

  /** What the report before said of its months, and what it planned. */
  showBefore(before: Tree): void {
    const plan = textAt(before, ['private', 'next'])
    const line = find(this.#root, '[data-last-plan]')
    line.hidden = plan === ''
    line.textContent = reportForm.lastPlan(plan)
    const stated = daysByMonth(before)
    for (const { item, month } of this.#months()) {
      const days = stated.get(month)
      const hint = find(item, '[data-last-days]')
      hint.hidden = days === undefined
      hint.textContent = days === undefined ? '' : reportForm.lastDays(days)
    }
  }

  #nameMonths(): void {
    for (const { item, month } of this.#months()) {
      find(item, '[data-number]').textContent = monthInWords(month)
    }
  }

  /** The rows of both lists, with their months. */
  #months(): { item: HTMLElement; month: string }[] {
    const { own, earlier } = this.#known.months
    const lists = { 'private.days': own, 'choices.earlier': earlier }
    return Object.entries(lists).flatMap(([path, months]) =>
      listsIn(this.#root, path)
        .flatMap(itemsOf)
        .map((item, index) => ({ item, month: months[index] ?? '' })),
    )
  }

  #names(): string[] {
    return fieldsIn(this.#root).map((field) => field.dataset['field']!)
  }

  #changed(): void {
    showWhatIsAsked(this.#root, this.state.answers)
    this.#check()
    this.#events.changed()
  }

  #check(): Map<HTMLElement, Remark[]> {
    const remarks = remarksOnReport(this.state.answers, this.#known, Date.now())
    const byField = groupByField(this.#root, [...remarks, ...this.#carried.remarks()])
    this.#fields.show(this.#root, byField)
    return byField
  }

  #finish(): void {
    this.#isChecked = true
    this.#fields.add(this.#names())
    const wrong = [...this.#check()].filter(([, remarks]) => hasError(remarks))
    const summary = find(this.#root, '[data-summary]')
    showSummary(summary, words.summaryAll(wrong.length), inOrder(this.#root, wrong), (field) => {
      focusTarget(field)?.focus()
      field.scrollIntoView({ block: 'center' })
    })
    this.#events.changed()
    if (wrong.length === 0) this.#events.finished()
  }
}
