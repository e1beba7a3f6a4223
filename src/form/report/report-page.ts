import { chinaDay } from '../../domain/china-day.ts'
import { dueDayOf } from '../../domain/follow-up.ts'
import type { Tree } from '../../domain/tree.ts'
import { apply as draftWords } from '../../text/apply.ts'
import { periodInWords, reportForm as text } from '../../text/report-form.ts'
import { appOf } from '../apply/in-app.ts'
import { find, h, listOf } from '../dom.ts'
import { textsNotIn } from '../entry/texts-not-in.ts'
import { dayAndClock, KeptDraft } from '../kept-draft.ts'
import { Notices } from '../notices.ts'
import { choosePlace } from './choose-place.ts'
import { LastReportStore } from './last-report.ts'
import type { PlacedReport } from './open-report.ts'
import { answersOfReport, carryOver, inAskedMonths, noReport, reportOfAnswers } from './report-answers.ts'
import { ReportControls, type ReportState } from './report-controls.ts'
import { reportDraft } from './report-draft.ts'
import { daysBetween } from './report-months.ts'
import { type KnownPlace, knownPlace, readReportSettings } from './report-settings.ts'

/** `/report/`: a two-month report on the expert's phone, opened by a district's link. */
export function startReport(root: HTMLElement): void {
  find(root, '[data-not-started]').remove()
  const chooser = root.querySelector<HTMLFormElement>('[data-choose]')
  // No cycle has reports.
  if (!chooser) return
  const settings = readReportSettings()
  window.addEventListener('hashchange', ({ oldURL }) => {
    // The address goes on saying whose report it is. Another link in the same window is another report.
    if (leadsWithinPage()) history.replaceState(null, '', oldURL)
    else location.reload()
  })
  const app = appOf(navigator.userAgent)
  if (app) find(root, '[data-in-app]').textContent = text.inApp(app)
  find(root, '[data-in-app]').hidden = app === undefined
  const known = knownPlace(location.hash, settings)
  if (known) new ReportPage(root, known)
  else choosePlace(chooser, settings, location.hash.length > 1)
}

class ReportPage {
  readonly #root: HTMLElement
  readonly #known: KnownPlace
  readonly #controls: ReportControls
  readonly #draft: KeptDraft<ReportState>
  readonly #last: LastReportStore
  readonly #notices: Notices

  constructor(root: HTMLElement, known: KnownPlace) {
    this.#root = root
    this.#known = known
    this.#notices = new Notices(find(root, '[data-notices]'))
    this.#last = new LastReportStore(known.place)
    const form = find(root, '[data-form]')
    this.#controls = new ReportControls(form, known, {
      changed: () => this.#draft.saveSoon(),
      finished: () => void this.#finish(),
    })
    this.#draft = new KeptDraft(root, reportDraft(known.place), {
      state: () => this.#controls.state,
      take: (draft) => {
        this.#notices.clear()
        if (draft) this.#takeDraft(draft.state)
        else this.#controls.state = this.#nothing()
      },
    })
    // What is not shown is not judged.
    find(root, '[data-filling]').hidden = false
    this.#controls.state = this.#nothing()
    this.#showPlace()
    void this.#restore()
    this.#draft.tellPlace()
    form.addEventListener('input', () => this.#draft.begin())
    window.addEventListener('popstate', () => {
      if (!leadsWithinPage()) this.#showForm()
    })
    find(root, '[data-open]').addEventListener('change', ({ target }) => {
      void this.#open(target as HTMLInputElement)
    })
    find(root, '[data-delete]').addEventListener('click', () => this.#askDelete())
  }

  #nothing(): ReportState {
    const answers = noReport(this.#known.months)
    answers.public['submittedOn'] = today()
    return { answers, isChecked: false, carried: [] }
  }

  /** Whose report it is, of which period, and until when. */
  #showPlace(): void {
    const { place, district, followUp, months } = this.#known
    const dueOn = dueDayOf(place.period, followUp)
    const days = daysBetween(today(), dueOn)
    const due = find(this.#root, '[data-due]')
    due.textContent = text.due(dueOn, days)
    due.classList.toggle('urgent', days <= 0)
    find(this.#root, '[data-period]').textContent = periodInWords(place.period, months.own)
    find(this.#root, '[data-whose]').textContent = text.whose(district.name, place.alias)
    find(this.#root, '[data-restates]').textContent = text.restates(months.earlier)
  }

  /** A draft is gone on with; without one, what the device has of this pair is begun with. */
  async #restore(): Promise<void> {
    const draft = this.#draft.restore()
    const last = this.#last.read()
    if (draft) {
      const { state, savedAt } = draft
      // The day of reporting is the day on which it is finished, until it has been.
      if (last?.period !== this.#known.place.period) state.answers.public['submittedOn'] = today()
      const left = this.#takeDraft(state)
      find<HTMLDetailsElement>(this.#root, '[data-guide]').open = false
      this.#notices.say(h('p', {}, draftWords.restored(dayAndClock(savedAt))), ...left)
      this.#draft.showSaved(savedAt)
    }
    if (!last) return
    const { readReport } = await import('./open-report.ts')
    const opened = readReport(last.text)
    if (opened?.place) this.#begin({ tree: opened.tree, place: opened.place }, draft === undefined)
  }

  /** Tells what the form has no place for any more. */
  #takeDraft(state: ReportState): Node[] {
    this.#controls.state = { ...state, answers: inAskedMonths(state.answers, this.#known.months) }
    const lost = textsNotIn(state.answers, this.#controls.state.answers)
    return lost.length > 0 ? [h('p', {}, draftWords.oldDraft), listOf(lost.map((each) => each.text))] : []
  }

  /** Begins with a report of this device. */
  #begin({ tree, place }: PlacedReport, isBlank: boolean): void {
    const { period } = this.#known.place
    if (place.period > period) return
    if (place.period < period) this.#showBefore({ tree, place }, isBlank)
    else if (isBlank) {
      this.#take(tree)
      this.#notices.say(h('p', {}, text.reopened(period)))
    }
  }

  /** What the report before said stands beside the questions; what stays the same is taken over when somebody wants it. */
  #showBefore({ tree, place }: PlacedReport, mayOffer: boolean): void {
    this.#controls.showBefore(tree)
    const { carried } = carryOver(this.#controls.state.answers, tree)
    if (!mayOffer || carried.length === 0) return
    const yes = () => {
      const { state } = this.#controls
      this.#controls.state = { ...state, ...carryOver(state.answers, tree) }
      this.#controls.showBefore(tree)
      this.#draft.put()
    }
    // The buttons go.
    const then = (act?: () => void) => () => {
      act?.()
      this.#notices.clear()
      find(this.#root, '[data-period]').focus()
    }
    this.#notices.offer(text.offerLast(place.period), [text.offerYes, then(yes)], [text.offerNo, then()])
  }

  /** Puts a whole report into the form; it is checked at once. */
  #take(tree: Tree): Node[] {
    const answers = answersOfReport(tree, this.#known.months)
    this.#controls.state = { answers, isChecked: true, carried: [] }
    this.#draft.put()
    const left = textsNotIn(tree, reportOfAnswers(answers).tree)
    return left.length > 0 ? [h('p', {}, text.leftovers), listOf(left.map((each) => each.text))] : []
  }

  async #open(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? []
    if (!file) return
    this.#notices.clear()
    try {
      const { openReport } = await import('./open-report.ts')
      const opened = openReport(await file.text(), file.name, this.#known.place)
      if (typeof opened === 'string') this.#notices.say(h('p', {}, opened))
      else this.#offer(opened, file.name)
    } catch {
      this.#notices.say(h('p', {}, draftWords.readFailed))
    } finally {
      input.value = ''
    }
  }

  /** A report of this period fills the form, after a question where something is in it; an earlier one stands beside it. */
  #offer(opened: PlacedReport, name: string): void {
    const { tree, place } = opened
    const isBefore = place.period < this.#known.place.period
    const take = () => {
      this.#notices.clear()
      const lines = isBefore ? [] : this.#take(tree)
      const said = isBefore ? text.openedBefore(name, place.period) : text.openedSame(name)
      this.#notices.say(h('p', {}, said), ...lines)
      if (isBefore) this.#showBefore(opened, true)
      find<HTMLDetailsElement>(this.#root, '[data-tools]').open = false
      this.#notices.focus()
    }
    if (isBefore || !this.#controls.hasText) {
      take()
      return
    }
    const no = () => {
      this.#notices.clear()
      find(this.#root, '[data-open]').focus()
    }
    this.#notices.ask(text.replaceSure, [draftWords.replaceYes, take], [draftWords.replaceNo, no])
  }

  async #finish(): Promise<void> {
    this.#draft.saveNow()
    this.#notices.clear()
    const { place } = this.#known
    const { tree } = reportOfAnswers(this.#controls.state.answers)
    try {
      const { showReport } = await import('./report-results.ts')
      const file = showReport(this.#results, tree, this.#known, () => this.#showForm())
      this.#last.keep({ period: place.period, text: file.text })
    } catch (error) {
      const isTooLarge = error instanceof RangeError
      this.#notices.say(h('p', {}, isTooLarge ? text.tooLarge : text.notLoaded))
      this.#notices.focus()
      return
    }
    find(this.#root, '[data-filling]').hidden = true
    history.pushState(null, '')
  }

  get #results(): HTMLElement {
    return find(this.#root, '[data-results]')
  }

  /** Back from what came out leads to the form. */
  #showForm(): void {
    this.#results.hidden = true
    find(this.#root, '[data-filling]').hidden = false
    find(this.#root, '[data-period]').focus()
  }

  #askDelete(): void {
    this.#draft.askToDelete(this.#notices, () => {
      this.#last.delete()
      this.#controls.state = this.#nothing()
      this.#showForm()
    })
  }
}

const today = () => chinaDay(Date.now())

/** Whether the address leads to a place on the page, as the link over the navigation does. */
const leadsWithinPage = () => document.getElementById(location.hash.slice(1)) !== null
