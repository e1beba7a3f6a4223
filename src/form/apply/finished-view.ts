import { results as text } from '../../text/finished.ts'
import { h } from '../dom.ts'
import type { Answers } from '../entry/answers.ts'
import type { FormSettings } from '../entry/form-settings.ts'
import { messageOf } from './finished-fault.ts'
import type { FinishedFile } from './finished-file.ts'

/** Offers the YAML file, the Word form and the text; each is made when it is asked for. */
export function showResults(
  container: HTMLElement,
  answers: Answers,
  settings: FormSettings,
  back: () => void,
): void {
  const district = settings.districts.find(({ slug }) => slug === answers.place.district)
  const status = h('p', { class: 'notice', role: 'status', hidden: true })
  const say = (line: string) => {
    status.textContent = line
    status.hidden = line === ''
  }
  const box = h('textarea', { readonly: true, rows: '8', 'aria-label': text.copy })
  const manual = h('div', { class: 'field', hidden: true }, box)
  const title = h('h2', { tabindex: '-1' }, text.title)
  const own = h('div', {})

  const make = async (
    what: (tools: typeof import('./finished-file.ts'), file: () => Promise<FinishedFile>) => Promise<string>,
  ) => {
    say(text.working)
    try {
      const tools = await import('./finished-file.ts')
      say(await what(tools, () => tools.finishedFile(answers, settings)))
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
      const { name, bytes } = await finishedPaper(answers, settings)
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

  container.replaceChildren(
    title,
    h('p', {}, text.intro(district?.name ?? '', district?.office ?? '')),
    ...(isWeChat() ? [h('p', { class: 'notice urgent' }, text.wechat)] : []),
    h(
      'ul',
      { class: 'results' },
      offer(text.download, text.downloadHint, yaml, true),
      offer(text.word, settings.site.privatePart === 'sealed' ? text.wordSealedHint : text.wordHint, word),
      offer(text.copy, text.copyHint, copy),
    ),
    status,
    manual,
    own,
    h('p', { class: 'actions' }, h('button', { type: 'button', class: 'button', onclick: back }, text.again)),
  )
  container.hidden = false
  void addOwnRequest(own, answers, settings)
  title.focus({ preventScroll: true })
  container.scrollIntoView({ block: 'start' })
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const isWeChat = () => /MicroMessenger/i.test(navigator.userAgent)
/** Only where the site lets enterprises hand in by themselves; its code is loaded for them alone. */
async function addOwnRequest(
  container: HTMLElement,
  answers: Answers,
  settings: FormSettings,
): Promise<void> {
  const { forge } = settings.site
  if (!forge?.selfService) return
  const [{ ownRequestView }, { finishedFile }] = await Promise.all([
    import('./own-request.ts'),
    import('./finished-file.ts'),
  ])
  const district = settings.districts.find(({ slug }) => slug === answers.place.district)?.name ?? ''
  container.append(
    ownRequestView(forge, () => finishedFile(answers, settings), { year: settings.year, district }),
  )
}

function offer(name: string, hint: string, act: () => Promise<void>, first = false): HTMLElement {
  const button = h(
    'button',
    { type: 'button', class: first ? 'button primary' : 'button', onclick: () => void act() },
    name,
  )
  return h('li', {}, button, h('p', { class: 'hint' }, hint))
}
