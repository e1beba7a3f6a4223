import { results as text } from '../../text/form.ts'
import { h } from '../dom.ts'
import type { Answers } from '../entry/answers.ts'
import type { Intake } from '../entry/intake.ts'
import { messageOf } from './result-fault.ts'
import type { FinishedFile } from './results.ts'

/** What the person takes along: the file, the paper, the text. Everything is made only when asked for. */
export function showResults(place: HTMLElement, answers: Answers, intake: Intake, back: () => void): void {
  const district = intake.districts.find(({ slug }) => slug === answers.place.district)
  const told = h('p', { class: 'notice', role: 'status', hidden: true })
  const say = (line: string) => {
    told.textContent = line
    told.hidden = line === ''
  }
  const box = h('textarea', { readonly: true, rows: '8', 'aria-label': text.copy })
  const manual = h('div', { class: 'field', hidden: true }, box)
  const title = h('h2', { tabindex: '-1' }, text.title)
  const own = h('div', {})

  const make = async (
    what: (tools: typeof import('./results.ts'), file: () => Promise<FinishedFile>) => Promise<string>,
  ) => {
    say(text.working)
    try {
      const tools = await import('./results.ts')
      say(await what(tools, () => tools.finishedFile(answers, intake)))
    } catch (error) {
      say(await messageOf(error))
    }
  }
  const yaml = () =>
    make(async ({ download }, file) => {
      const { name, text: content } = await file()
      download(name, content, 'application/yaml')
      return ''
    })
  const word = () =>
    make(async ({ download, finishedPaper }) => {
      const { name, bytes } = await finishedPaper(answers, intake)
      download(name, bytes as Uint8Array<ArrayBuffer>, DOCX)
      return ''
    })
  const copy = () =>
    make(async ({ copyText }, file) => {
      const { text: content } = await file()
      if (await copyText(content)) return text.copied
      box.value = content
      manual.hidden = false
      box.select()
      return text.copyFailed
    })

  place.replaceChildren(
    title,
    h('p', {}, text.intro(district?.name ?? '', district?.office ?? '')),
    ...(isWeChat() ? [h('p', { class: 'notice urgent' }, text.wechat)] : []),
    h(
      'ul',
      { class: 'results' },
      offer(text.download, text.downloadHint, yaml, true),
      offer(text.word, intake.site.privatePart === 'sealed' ? text.wordSealedHint : text.wordHint, word),
      offer(text.copy, text.copyHint, copy),
    ),
    told,
    manual,
    own,
    h('p', { class: 'actions' }, h('button', { type: 'button', class: 'button', onclick: back }, text.again)),
  )
  place.hidden = false
  void addOwnRequest(own, answers, intake)
  title.focus({ preventScroll: true })
  place.scrollIntoView({ block: 'start' })
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const isWeChat = () => /MicroMessenger/i.test(navigator.userAgent)
/** Only where the site lets enterprises hand in by themselves; its code is loaded for them alone. */
async function addOwnRequest(place: HTMLElement, answers: Answers, intake: Intake): Promise<void> {
  const { forge } = intake.site
  if (!forge?.selfService) return
  const [{ ownRequestView }, { finishedFile }] = await Promise.all([
    import('./own-request.ts'),
    import('./results.ts'),
  ])
  const district = intake.districts.find(({ slug }) => slug === answers.place.district)?.name ?? ''
  place.append(ownRequestView(forge, () => finishedFile(answers, intake), { year: intake.year, district }))
}

function offer(name: string, hint: string, act: () => Promise<void>, first = false): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: first ? 'button primary' : 'button', onclick: () => void act() },
    name,
  )
  return h('li', {}, button, h('p', { class: 'hint' }, hint))
}
