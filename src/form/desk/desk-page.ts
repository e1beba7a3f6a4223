import { chinaDay } from '../../domain/china-day.ts'
import {
  device,
  district as districtText,
  filing,
  inbox,
  list,
  papers,
  submission,
  desk as words,
} from '../../text/desk.ts'
import { overview } from '../../text/overview.ts'
import { h } from '../dom.ts'
import { Presses } from '../presses.ts'
import { askWhichCounts } from '../stale-notice.ts'
import type { DistrictFiles } from './follow-up/district-files.ts'
import type { TaskPage } from './follow-up/task-page.ts'
import { Comparison } from './state/comparison.ts'
import { type DeskContext, loadJson } from './state/context.ts'
import { Desk } from './state/desk.ts'
import { readText } from './state/read-text.ts'
import { workerReader } from './state/reader.ts'
import { DeskStore } from './state/store.ts'
import { totalsOf } from './state/totals.ts'
import { demandsWithoutToken } from './submit/pack-demands.ts'
import { submitView } from './submit/view-submit.ts'

import { type TaskSwitch, taskSwitch } from './task-switch.ts'
import { editItem, type FormOnPage } from './views/edit-item.ts'
import { section } from './views/section.ts'
import { comparisonView } from './views/view-comparison.ts'
import { deviceView } from './views/view-device.ts'
import { filingView } from './views/view-filing.ts'
import { inboxView } from './views/view-inbox.ts'
import { inviteView } from './views/view-invite.ts'
import { itemsView } from './views/view-items.ts'
import { keyView } from './views/view-key.ts'
import { overviewView } from './views/view-overview.ts'
import { papersView } from './views/view-papers.ts'
import { reviewView } from './views/view-review.ts'

export interface DeskPage {
  /** Where the page finds what the desk must know. */
  context: string
  /** Where the desk is shown. */
  container: HTMLElement
  /** Address of the page of rules. */
  rules: string
  /** Where the note of the last review is published. */
  review: string
  form: FormOnPage
}

/** Opens the desk with the site's data and the items stored on the device. */
export async function openDesk(page: DeskPage): Promise<void> {
  const { container } = page
  container.replaceChildren(h('p', { role: 'status' }, words.loading))
  let known: DeskContext
  try {
    known = await loadJson<DeskContext>(page.context)
  } catch {
    const again = () => void openDesk(page)
    const retry = h('button', { type: 'button', class: 'button', onclick: again }, words.again)
    container.replaceChildren(
      h('p', { class: 'notice urgent', role: 'alert' }, words.notLoaded),
      h('p', { class: 'actions' }, retry),
    )
    return
  }
  const notKept = h('p', { role: 'status', hidden: true }, device.failed)
  const stale = h('div', { role: 'alert' })
  let followUp: DistrictFiles | undefined
  const keep = () => void store.takeOver({ ...desk.kept, ...followUp?.kept })
  const ask = () => askWhichCounts(stale, device.otherWindow, { take: () => location.reload(), keep })
  const store = new DeskStore(() => {
    notKept.hidden = false
  }, ask)
  addEventListener('storage', () => store.isStale && ask())
  const kept = await store.load()
  const desk = new Desk(known, kept, store, new Comparison(known.publishedAt))
  let loading: Promise<DistrictFiles> | undefined
  const load = async () => {
    const { openDistrictFiles } = await import('./follow-up/district-files.ts')
    followUp = await openDistrictFiles(desk, store, kept)
    return followUp
  }
  const followUpOnce = () => {
    loading ??= load()
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }
  const presses = new Presses(window)
  // What is pressed finds what was typed just before: a paper is made of it.
  addEventListener('click', () => presses.settle(), { capture: true })
  const afterPress = (work: () => void) => presses.after(work)
  const place = placeOf(desk, page, afterPress)
  addEventListener('beforeunload', (event) => {
    const waits = [...(followUp?.kept.changes ?? [])].some(([, { length }]) => length > 0)
    if (!notKept.hidden && (waits || desk.waiting.length > 0)) event.preventDefault()
  })
  // At the edge of the window: they are seen wherever somebody is on the page.
  const edge = h('div', { class: 'edge' }, notKept, stale)
  container.replaceChildren(reviewView(desk, page.review), ...place.elements, edge)
  whenChosen(desk, () => {
    taskSwitch(place, {
      rules: page.rules,
      afterPress,
      followUp: followUpOnce,
    })
  })
}

/** Runs once, as soon as a district is chosen. */
function whenChosen(desk: Desk, run: () => void): void {
  if (desk.district) {
    run()
    return
  }
  const look = () => {
    if (!desk.district) return
    desk.removeEventListener('change', look)
    run()
  }
  desk.addEventListener('change', look)
}

/** What stands on the desk, in its order, and where its tasks are. */
function placeOf(
  desk: Desk,
  page: DeskPage,
  afterPress: TaskPage['afterPress'],
): TaskSwitch & { elements: HTMLElement[] } {
  const status = h('p', { role: 'status', class: 'visually-hidden' })
  const invite = h('div', {}, inviteView(desk))
  const [links, collection, container, onDevice] = [h('div', {}), h('div', {}), h('div', {}), h('div', {})]
  whenChosen(desk, () => {
    const say = (message: string) => (status.textContent = message)
    collection.append(...collectionSections(desk, page, afterPress, say))
    onDevice.append(section('device', device.title, [deviceView(desk)]))
  })
  // A file dropped beside the zone would replace the page.
  for (const type of ['dragover', 'drop']) {
    document.addEventListener(type, (event) => event.preventDefault())
  }
  const first = section(1, districtText.title, [districtView(desk), invite])
  const elements = [status, first, links, collection, container, onDevice]
  return { links, collection: [invite, collection], container, elements }
}

/** Today's collection, step by step. */
function collectionSections(
  desk: Desk,
  page: DeskPage,
  afterPress: TaskPage['afterPress'],
  say: (message: string) => void,
): HTMLElement[] {
  const reader = workerReader()
  const actions = {
    rules: page.rules,
    edit: (key: string) => void editItem(desk, key, page, say),
    confirmOrigin: (key: string) => void desk.confirmOrigin(key),
    useNew: (key: string) => void desk.useNew(key),
    rename: (key: string, id: string) => void desk.rename(key, id),
    verifyCode: (key: string, by: string) => void desk.verifyCode(key, { by, on: chinaDay(Date.now()) }),
    rewrite: (key: string, text: string) => {
      const { id } = desk.items.find((item) => item.key === key)!
      const at = { year: desk.year, district: desk.district?.slug ?? '', id }
      void desk.rewrite(key, readText(new TextEncoder().encode(text), at))
    },
  }
  const numbered = [
    [inbox.title, [inboxView(desk, reader)]],
    [list.title, [keyView(desk, 'desk'), comparisonView(desk), itemsView(desk, actions)]],
    [filing.title, [h('p', {}, filing.intro), filingView(desk, afterPress)]],
    [papers.title, [papersView(desk)]],
    [submission.title, [submitView(desk), demandsWithoutToken(desk)]],
  ] as const
  return [
    section('overview', overview.title, [overviewView(desk, afterPress)]),
    ...numbered.map(([title, parts], index) => section(index + 2, title, [...parts])),
  ]
}

function districtView(desk: Desk): HTMLElement {
  const select = h(
    'select',
    { id: 'desk-district', 'aria-describedby': 'desk-district-hint' },
    h('option', { value: '' }, districtText.choose),
    ...desk.known.districts.map(({ slug, name }) => h('option', { value: slug }, name)),
  )
  select.value = desk.district?.slug ?? ''
  const kept = h('p', { role: 'status', class: 'progress' })
  select.addEventListener('change', () => {
    if (!select.value) return
    const { district: from, items } = desk
    const left = totalsOf(desk.checked.items.filter(({ item }) => !desk.isSubmitted(item.key))).entries
    desk.districtSlug = select.value
    const here = from && (left > 0 || items.length > 0)
    kept.textContent = here ? districtText.switched(from.name, left, desk.district!.name) : ''
  })
  return h(
    'div',
    { class: 'field' },
    h('label', { for: 'desk-district' }, districtText.label),
    h('p', { class: 'hint', id: 'desk-district-hint' }, districtText.hint(desk.known.cycle.year)),
    select,
    kept,
  )
}
