import type { Tree } from '../../domain/tree.ts'
import { results } from '../../text/finished.ts'
import { periodInWords, reportForm, reportResults as text } from '../../text/report-form.ts'
import { appOf } from '../apply/in-app.ts'
import { h } from '../dom.ts'
import { download, handOver, handOverButton, handOverMessage, handOverStep } from '../hand-over.ts'
import { type ReportFile, reportFile } from './report-file.ts'
import type { KnownPlace } from './report-settings.ts'

/** What is to be done with the finished report, step by step. @throws RangeError for one that is too large */
export function showReport(
  container: HTMLElement,
  tree: Tree,
  { place, district, months }: KnownPlace,
  back: () => void,
): ReportFile {
  const file = reportFile(tree, place, district.name)
  const { elements, act, copy } = handOver(() => reportForm.failed)
  const isInApp = appOf(navigator.userAgent) !== undefined
  const save = act(async () => {
    download(file.name, file.text, 'application/yaml')
    return results.downloaded(file.name)
  })
  // Whoever closes the list of apps has changed their mind: nothing went wrong.
  const share = act(() =>
    navigator.share({ title: file.name, text: file.text }).then(
      () => text.shared,
      () => text.notShared,
    ),
  )
  const copyReport = copy(async () => file.text)
  const message = text.message(place.alias, periodInWords(place.period, months.own))
  const title = h('h2', { tabindex: '-1' }, text.title)
  container.replaceChildren(
    title,
    h('p', {}, text.intro),
    h(
      'ol',
      { class: 'results' },
      handOverStep(
        text.send,
        h('p', { class: 'hint' }, text.sendHint),
        h('p', {}, text.office(district.office, district.responsePhone)),
        h(
          'p',
          { class: 'actions' },
          // Inside an app a download often does nothing.
          handOverButton(text.download, save, !isInApp),
          handOverButton(text.copy, copyReport, isInApp),
          'share' in navigator && handOverButton(text.share, share),
        ),
        ...handOverMessage(message, copy),
      ),
      handOverStep(text.after, h('p', {}, text.afterText)),
    ),
    ...elements,
    h('details', { class: 'look' }, h('summary', {}, text.look), h('pre', {}, file.text)),
    h('p', { class: 'actions' }, handOverButton(text.again, back)),
  )
  container.hidden = false
  title.focus({ preventScroll: true })
  container.scrollIntoView({ block: 'start' })
  return file
}
