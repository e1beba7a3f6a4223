import type { BinaryFile } from '../../../documents/office/zip-files.ts'
import { chinaDay } from '../../../domain/china-day.ts'
import type { ForgeSettings } from '../../../forge/forge.ts'
import { dateInWords } from '../../../text/dates.ts'
import { submission } from '../../../text/desk.ts'
import { followUpNote, reading as readingText, handing as text } from '../../../text/follow-up-desk.ts'
import { PAPERS_FOLDER, tokenForClerk } from '../../../text/hand-in.ts'
import { h } from '../../dom.ts'
import { settingsChanged } from '../state/context.ts'
import type { HandedFile } from '../state/handed-in.ts'
import { sealedFile, sealingFor } from '../state/seals.ts'
import type { PendingChange } from '../state/store.ts'
import { HostForm } from '../submit/host-form.ts'
import type { HostAccess, HostWork, Prepared } from '../submit/host-work.ts'
import { fatesView, repositoryName } from '../submit/view-submit.ts'
import { withoutTokenView } from '../submit/view-without-token.ts'
import { contactOf } from '../submit/who-helps.ts'
import type { DistrictFiles } from './district-files.ts'
import { countsOf, followUpChangeSet } from './follow-up-change-set.ts'
import { branchOf, folderOf, foldersToRead, type KindWritten } from './places.ts'
import { planFollowUp } from './plan-follow-up.ts'

/** What a task hands in. */
export interface HandIn {
  followUp: DistrictFiles
  kind: KindWritten
  /** What people call a file, on this page only. */
  labelOf: (path: string) => string
  /** Papers that go into the zip; none while something of them would be missing. */
  papers: () => Promise<{ name: string; bytes: Uint8Array }[]>
}

export interface HandInViews {
  /** The token, and reading; undefined where no host is set up. */
  reading: HTMLElement | undefined
  handing: HTMLElement
}

/** Reading and handing in the files of one kind: as a pull request, or as a zip. */
export function handInViews(task: HandIn): HandInViews {
  const { followUp } = task
  const { forge } = followUp.desk.known.site
  const form = forge && new HostForm(workOf(task, forge), { apart: true })
  const packing = withoutTokenView(packingOf(task))
  followUp.addEventListener('change', () => {
    form?.show()
    packing.show()
  })
  const handing = form ? form.handing() : h('p', {}, text.notSetUp)
  return { reading: form?.reading(), handing: h('div', {}, handing, packing.element) }
}

function workOf(task: HandIn, forge: ForgeSettings): HostWork {
  const { followUp, kind } = task
  const { desk } = followUp
  return {
    id: `desk-${kind}`,
    forge,
    intro: text.intro(repositoryName(forge), kind),
    first: tokenForClerk(contactOf(desk), desk.district?.name ?? ''),
    obstacles: () => obstaclesOf(task),
    isOutdated: () => settingsChanged(desk.known),
    read: async (host) => readingText.took(await readAll(followUp, host)),
    look: (host) => look(task, host),
  }
}

function obstaclesOf({ followUp, kind }: HandIn): { lines: HTMLElement[]; isReady: boolean } {
  const pending = followUp.pendingOf(kind)
  const blocked = pending.filter((change) => !isReady(followUp, change)).length
  const lines = [
    ...(pending.length === 0 ? [h('p', {}, submission.nothing)] : []),
    ...(blocked > 0 ? [h('p', {}, text.blocked(blocked))] : []),
  ]
  return { lines, isReady: pending.length > 0 && blocked === 0 }
}

/** Open, without an error, and over the file as it is now. */
function isReady(followUp: DistrictFiles, change: PendingChange): boolean {
  const findings = followUp.state.findings.get(change.path) ?? []
  const isOpen = followUp.treeOf(change.path) !== undefined
  return isOpen && !followUp.isOvertaken(change) && findings.every(({ severity }) => severity !== 'error')
}

async function readAll(followUp: DistrictFiles, { readFolder }: HostAccess): Promise<number> {
  const files: HandedFile[] = []
  for (const where of foldersToRead(followUp.place)) files.push(...(await readFolder(where)))
  return followUp.takeFiles('host', files)
}

async function look(task: HandIn, host: HostAccess): Promise<Prepared> {
  const { followUp, kind, labelOf } = task
  await readAll(followUp, host)
  const { place, known, desk } = followUp
  const pending = followUp.pendingOf(kind)
  const { lines, isReady } = obstaclesOf(task)
  if (!isReady) return { view: lines.map((line) => h('h3', { tabindex: '-1' }, line.textContent ?? '')) }
  const plan = planFollowUp(kind, pending, known?.files ?? [], followUp.wholeOf)
  const isCurrent = () => same(pending, followUp.pendingOf(kind))
  if (plan.files.length === 0) {
    return { view: [h('h3', { tabindex: '-1' }, text.nothingNew)], isCurrent }
  }
  const warned = pending.filter(({ path }) => (followUp.state.findings.get(path)?.length ?? 0) > 0)
  const about = { districtName: desk.district?.name ?? '', warnings: warned.length }
  const done = async () => {
    await followUp.wereHandedIn(pending, plan.files)
    return text.cleared
  }
  const entries = plan.entries.map(({ path, fate }) => ({ label: labelOf(path), fate }))
  return {
    view: [h('h3', { tabindex: '-1' }, text.counts(kind, countsOf(plan.entries))), fatesView(entries)],
    isCurrent,
    confirm: { change: followUpChangeSet(plan, place, about), done },
  }
}

const same = <Item>(one: readonly Item[], other: readonly Item[]) =>
  one.length === other.length && one.every((item, index) => item === other[index])

function packingOf(task: HandIn): Parameters<typeof withoutTokenView>[0] {
  const { followUp, kind } = task
  const { desk } = followUp
  const slug = () => followUp.place.district
  return {
    id: `desk-${kind}`,
    forge: desk.known.site.forge,
    intro: text.intro2,
    to: contactOf(desk),
    folder: () => allFiles(task),
    beside: () => papersAndNote(task),
    zipName: () => text.zipName(followUp.year, slug(), kind),
    state: () => {
      const { isReady } = obstaclesOf(task)
      return { lines: [], count: isReady ? followUp.pendingOf(kind).length : 0 }
    },
    isOutdated: () => settingsChanged(desk.known),
    onHost: {
      branch: () => branchOf(kind, followUp.place).replaceAll('/', '-'),
      folder: () => folderOf(kind, followUp.place),
    },
  }
}

/** Everything of the district as it is after this, the other task's changes left out. */
async function allFiles({ followUp, kind }: HandIn) {
  const { key, desk, place } = followUp
  const sealing = sealingFor(place.district, desk.known.site, key)
  const known = followUp.known?.files ?? []
  const plan = planFollowUp(kind, followUp.pendingOf(kind), known, followUp.wholeOf)
  const texts = new Map(known.map(({ path, text }) => [path, text]))
  const changed = plan.files.flatMap(({ path, text }) => (text === null ? [] : [{ path, text }]))
  for (const { path, text } of changed) texts.set(path, text)
  const files = await Promise.all([...texts].map(([path, text]) => sealedFile({ path, text }, sealing)))
  return { files, changed }
}

async function papersAndNote({ followUp, kind, papers }: HandIn) {
  const made = await papers()
  const { desk, year } = followUp
  const note = followUpNote({
    year,
    district: desk.district?.name ?? '',
    kind,
    day: dateInWords(chinaDay(Date.now())),
    changed: followUp.pendingOf(kind).length,
    to: contactOf(desk),
    papers: made.length > 0,
  })
  const beside: BinaryFile[] = made.map(({ name, bytes }) => ({ path: `${PAPERS_FOLDER}/${name}`, bytes }))
  return [...beside, { path: '报送说明.txt', text: note }]
}
