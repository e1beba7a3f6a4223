import { results as text } from '../../text/finished.ts'
import { h } from '../dom.ts'
import { type Answers, textAt } from '../entry/answers.ts'
import { isAnonymous, NAME } from '../entry/entry-of-answers.ts'
import type { FormSettings } from '../entry/form-settings.ts'
import {
  handOverButton as button,
  download,
  handOver,
  handOverMessage,
  handOverStep as step,
} from '../hand-over.ts'
import { timeLeft } from './deadline.ts'
import { messageOf } from './finished-fault.ts'
import { finishedFile, finishedPaper } from './finished-file.ts'
import { appOf } from './in-app.ts'

export { loadMakers } from './finished-file.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What is to be done with the finished form, step by step; each file is made when it is asked for. */
export function showResults(
  container: HTMLElement,
  answers: Answers,
  settings: FormSettings,
  back: () => void,
): void {
  const { year, cycle, site } = settings
  const district = settings.districts.find(({ slug }) => slug === answers.place.district)
  const title = h('h2', { tabindex: '-1' }, text.title)
  const own = h('div', {})

  const { elements, act, copy } = handOver(messageOf)
  const yaml = act(async () => {
    const file = await finishedFile(answers, settings)
    download(file.saveAs, file.text, 'application/yaml')
    return text.downloaded(file.saveAs)
  })
  const word = act(async () => {
    const { name, bytes } = await finishedPaper(answers, settings)
    download(name, bytes as Uint8Array<ArrayBuffer>, DOCX)
    return text.downloaded(name)
  })
  const isHidden = isAnonymous(answers)
  const message = text.message(year, isHidden ? answers.place.alias : textAt(answers, NAME).trim(), isHidden)
  const { isPast, line: until } = timeLeft(cycle, answers.place.district, Date.now())
  const app = appOf(navigator.userAgent)
  const isSealed = site.privatePart === 'sealed'

  container.replaceChildren(
    title,
    h('p', {}, text.intro),
    app ? h('p', { class: 'notice urgent' }, text.inApp(app)) : '',
    h(
      'ol',
      { class: 'results' },
      step(
        text.download,
        h('p', { class: 'hint' }, text.downloadHint),
        h(
          'p',
          { class: 'actions' },
          button(text.yaml, yaml, true),
          button(
            text.copy,
            copy(async () => (await finishedFile(answers, settings)).text),
          ),
        ),
      ),
      step(
        text.stamp,
        h('p', { class: 'hint' }, isSealed ? text.wordSealedHint : text.wordHint),
        h('p', { class: 'actions' }, button(text.word, word)),
      ),
      step(
        text.handIn(district?.name ?? ''),
        h('p', {}, text.office(district?.office ?? '', district?.responsePhone)),
        h('p', { class: isPast ? 'urgent' : 'quiet' }, until),
        ...handOverMessage(message, copy),
      ),
      step(text.after, h('p', {}, text.afterText(district?.shortName ?? ''))),
    ),
    ...elements,
    own,
    h('p', { class: 'actions' }, button(text.again, back)),
  )
  container.hidden = false
  void addOwnRequest(own, answers, settings)
  title.focus({ preventScroll: true })
  container.scrollIntoView({ block: 'start' })
}

/** Only where the site lets enterprises hand in by themselves; its code is loaded for them alone. */
async function addOwnRequest(
  container: HTMLElement,
  answers: Answers,
  settings: FormSettings,
): Promise<void> {
  const { forge } = settings.site
  if (!forge?.selfService) return
  const { ownRequestView } = await import('./own-request.ts')
  const district = settings.districts.find(({ slug }) => slug === answers.place.district)?.name ?? ''
  container.append(
    ownRequestView(forge, () => finishedFile(answers, settings), { year: settings.year, district }),
  )
}
