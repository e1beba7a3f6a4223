import { textsIn } from '../../domain/texts.ts'
import { inApp, apply as text } from '../../text/apply.ts'
import { find, h, isFilled, listOf } from '../dom.ts'
import { type Answers, noAnswers } from '../entry/answers.ts'
import { stepIds } from '../entry/plan.ts'
import { dayAndClock, KeptDraft } from '../kept-draft.ts'
import { Notices } from '../notices.ts'
import { timeLeft } from './deadline.ts'
import type { DemandForm, FormState } from './demand-form.ts'
import { demandDraft } from './draft.ts'
import { appOf } from './in-app.ts'
import type { Opened } from './open-file.ts'
import { fieldsIn, ownControls } from './show-remarks.ts'
import { stepInAddress } from './step-in-address.ts'

/** The fragment of the address that shows the finished file. */
const FINISHED = '#finished'

/** `/apply/`: the form with its draft on the device, files to begin from, and what comes out in the end. */
export function startApply(root: HTMLElement): void {
  new ApplyPage(root, find<DemandForm>(root, 'demand-form'))
}

const nothing = (): FormState => ({ answers: noAnswers(), step: 'enterprise', checked: [], carried: [] })

class ApplyPage {
  readonly #root: HTMLElement
  readonly #form: DemandForm
  readonly #draft: KeptDraft<FormState>
  readonly #notices: Notices

  constructor(root: HTMLElement, form: DemandForm) {
    this.#root = root
    this.#form = form
    this.#notices = new Notices(find(root, '[data-notices]'))
    this.#draft = new KeptDraft(root, demandDraft(form.settings.year), {
      state: () => form.state,
      take: (draft) => {
        form.state = draft?.state ?? nothing()
        this.#notices.clear()
      },
    })
    form.usesHistory = true
    // An enterprise is not asked for the state of what it has handed in before.
    form.existing = false
    form.addEventListener('step-shown', () => this.#showStep())
    this.#restore()
    this.#takeLink()
    this.#tellPlace()
    form.hidden = false
    find(root, '[data-not-started]').remove()
    find(root, '[data-tools]').hidden = false
    form.addEventListener('input', () => this.#draft.begin())
    form.addEventListener('answers-changed', () => this.#draft.saveSoon())
    window.addEventListener('popstate', () => this.#followHistory())
    form.addEventListener('answers-finished', () => void this.#finish())
    find<HTMLInputElement>(root, '[data-open]').addEventListener('change', (event) => {
      void this.#open(event.target as HTMLInputElement)
    })
    find(root, '[data-delete]').addEventListener('click', () => this.#askDelete())
  }

  #restore(): void {
    const draft = this.#draft.restore()
    const named = location.hash && stepInAddress()
    this.#showStep()
    if (!draft) return
    this.#form.state = { ...draft.state, step: named || draft.state.step }
    find<HTMLDetailsElement>(this.#root, '[data-guide]').open = false
    const lost = this.#form.write(draft.state.answers)
    this.#notices.say(h('p', {}, text.restored(dayAndClock(draft.savedAt))))
    if (lost.length > 0) this.#notices.say(h('p', {}, text.oldDraft), listOf(lost.map((each) => each.text)))
    this.#draft.showSaved(draft.savedAt)
  }

  /** `?district=hongshan`, as a district gives it to its enterprises; a draft keeps the district that it has. */
  #takeLink(): void {
    const slug = new URLSearchParams(location.search).get('district')
    const district = this.#form.settings.districts.find((each) => each.slug === slug)
    const select = find<HTMLSelectElement>(this.#form, '[name="place.district"]')
    if (!district || select.value !== '') return
    select.value = district.slug
    this.#notices.say(h('p', {}, text.byLink(district.name)))
    this.#showStep()
  }

  /** What is to be known before the first field: an app that shows the page, a device that keeps nothing. */
  #tellPlace(): void {
    const app = appOf(navigator.userAgent)
    const notice = find(this.#root, '[data-in-app]')
    notice.hidden = app === undefined
    if (app) notice.textContent = inApp(app)
    this.#draft.tellPlace()
  }

  /** The page around the form follows its step: the guide stands before the first one, the days left on each. */
  #showStep(): void {
    const { step, answers } = this.#form.state
    this.#root.dataset['at'] = step
    // A draft that was opened, replaced or deleted: Back and a reload lead to the step that it shows.
    const named = stepInAddress()
    if (named && named !== step) history.replaceState(null, '', `#${step}`)
    const { isPast, line } = timeLeft(this.#form.settings.cycle, answers.place.district, Date.now())
    find(this.#root, '[data-past]').hidden = !isPast
    for (const place of this.#root.querySelectorAll<HTMLElement>('[data-left]')) {
      place.textContent = line
      place.classList.toggle('past', isPast)
    }
    // All that makes the files is here before it is asked for: the last step works without the network.
    if (step === 'confirmation') void this.#finishedView()
  }

  /** Undefined where it cannot be loaded; the next attempt asks again. */
  #finishedView() {
    const { site } = this.#form.settings
    return import('./finished-view.ts')
      .then(async (view) => {
        await view.loadMakers(site)
        return view
      })
      .catch(() => undefined)
  }

  #askDelete(): void {
    this.#draft.askToDelete(this.#notices, () => {
      this.#form.state = nothing()
      this.#hideResults()
    })
  }

  async #open(input: HTMLInputElement): Promise<void> {
    const [file] = input.files ?? []
    if (!file) return
    this.#notices.clear()
    try {
      const [{ CannotOpen, openFile }, { openedLines }] = await Promise.all([
        import('./open-file.ts'),
        import('./opened-view.ts'),
      ])
      const opened = await openFile(file, this.#form.settings).catch((error: unknown) => {
        if (!(error instanceof CannotOpen)) throw error
        this.#notices.say(h('p', {}, text.cannotRead, error.message))
        return undefined
      })
      if (opened) this.#offer(opened, openedLines)
    } catch {
      // The worker failed to load.
      this.#notices.say(h('p', {}, text.readFailed))
    } finally {
      input.value = ''
    }
  }

  /** Never puts a file over a draft without asking. */
  #offer(opened: Opened, tell: TellOpened): void {
    if (!hasText(this.#form.state.answers)) {
      this.#take(opened, tell)
      return
    }
    this.#notices.ask(
      text.replaceSure,
      [text.replaceYes, () => this.#take(opened, tell)],
      [
        text.replaceNo,
        () => {
          this.#notices.clear()
          find(this.#root, '[data-open]').focus()
        },
      ],
    )
  }

  #take(opened: Opened, tell: TellOpened): void {
    const { answers, lastYear } = opened
    this.#notices.clear()
    const place = {
      ...answers.place,
      district: answers.place.district || this.#form.state.answers.place.district,
    }
    const filled = { ...answers, place }
    // Last year's answers are reviewed step by step; other answers are checked at once.
    const checked = lastYear ? [] : [...stepIds]
    const state: FormState = { answers: filled, step: 'enterprise', checked, carried: [] }
    this.#form.state = state
    const lost = this.#form.write(filled)
    find<HTMLDetailsElement>(this.#root, '[data-tools] details').open = false
    find<HTMLDetailsElement>(this.#root, '[data-guide]').open = false
    if (lastYear) this.#form.state = { ...state, carried: filledFields(this.#form) }
    this.#draft.put()
    this.#hideResults()
    this.#notices.say(
      ...tell(
        opened,
        lost.map((each) => each.text),
      ),
    )
    this.#notices.focus()
  }

  async #finish(): Promise<void> {
    this.#draft.saveNow()
    const view = await this.#finishedView()
    if (!view) {
      this.#notices.clear()
      this.#notices.say(h('p', {}, text.notLoaded))
      this.#notices.focus()
      return
    }
    this.#form.hidden = true
    this.#root.dataset['at'] = 'finished'
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
    const step = location.hash === FINISHED ? 'confirmation' : !this.#results.hidden && stepInAddress()
    if (!step) return
    this.#hideResults()
    this.#form.go(step)
  }
}

type TellOpened = (opened: Opened, lost: readonly string[]) => Node[]

const hasText = ({ choices, public: publicPart, private: privatePart }: Answers) =>
  textsIn({ choices, publicPart, privatePart }).some(({ text: value }) => value.trim() !== '')

function filledFields(form: DemandForm): string[] {
  return fieldsIn(form).flatMap((field) => {
    const filled = ownControls(field).some((control) => isFilled(control as HTMLInputElement))
    const name = field.dataset['field']!
    return filled && name !== 'place.district' ? [name] : []
  })
}
