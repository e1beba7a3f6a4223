import { pathOf } from '../../../domain/kinds.ts'
import type { ForgeSettings } from '../../../forge/forge.ts'
import { comparison, submission as text } from '../../../text/desk.ts'
import { tokenForClerk } from '../../../text/hand-in.ts'
import { h } from '../../dom.ts'
import type { CheckedItem } from '../state/check-desk.ts'
import { settingsChanged } from '../state/context.ts'
import type { Desk } from '../state/desk.ts'
import { takeHandedFiling } from '../state/handed-filing.ts'
import { sealingFor } from '../state/seals.ts'
import { totalsOf } from '../state/totals.ts'
import { itemLinks } from '../views/item-links.ts'
import { changeSet } from './change-set.ts'
import { HostForm } from './host-form.ts'
import type { HostAccess, HostWork, Prepared } from './host-work.ts'
import { type ChangePlan, countFates, planChange } from './plan-change.ts'
import { contactOf } from './who-helps.ts'

/** The district's demands as one pull request. */
export function submitView(desk: Desk): HTMLElement {
  const { forge } = desk.known.site
  if (!forge) return h('p', {}, text.notSetUp)
  const form = new HostForm(demandsToSubmit(desk, forge))
  desk.addEventListener('change', () => form.show())
  return form.together()
}

/** Where a form submits to, in words. */
export const repositoryName = ({ api, owner, repository }: ForgeSettings): string =>
  `${new URL(api).host} ${owner}/${repository}`

function demandsToSubmit(desk: Desk, forge: ForgeSettings): HostWork {
  return {
    id: 'desk',
    forge,
    intro: text.intro(repositoryName(forge)),
    first: tokenForClerk(contactOf(desk), desk.district?.name ?? ''),
    obstacles: () => ({ lines: obstaclesOf(desk), isReady: isReady(desk) }),
    isOutdated: () => settingsChanged(desk.known),
    /** Reads alone, so that 附件2 and the counts are of all that the district has handed in. */
    read: async (host) => {
      const files = await folderOf(desk, host)
      const count = await desk.takeHandedIn('host', files)
      await takeHandedFiling(desk, files)
      return text.handed(count)
    },
    look: (host) => look(desk, forge, host),
  }
}

function isReady(desk: Desk): boolean {
  const { items, filing } = desk.checked
  const something = items.length > 0 || desk.filing !== undefined
  const sound =
    items.every(({ ready }) => ready) && filing.findings.every(({ severity }) => severity !== 'error')
  return something && desk.isCompared && sound
}

function obstaclesOf(desk: Desk): HTMLElement[] {
  const { items, filing } = desk.checked
  const faulty = items.filter(({ ready }) => !ready)
  const { warnings } = totalsOf(items)
  return [
    ...(items.length === 0 && desk.filing === undefined ? [h('p', {}, text.nothing)] : []),
    ...(faulty.length > 0 ? [h('p', {}, text.blocked(faulty.length)), itemLinks(faulty)] : []),
    ...(filing.findings.some(({ severity }) => severity === 'error') ? [h('p', {}, text.filingBlocked)] : []),
    ...(desk.isCompared ? [] : [h('p', {}, comparison.first)]),
    ...(warnings > 0 ? [h('p', { class: 'quiet' }, text.warnings(warnings))] : []),
  ]
}

/** The district's folder and its filing, as the main branch and the open pull request have them. */
function folderOf({ district, year }: Desk, { readFolder }: HostAccess) {
  const slug = district!.slug
  return readFolder({
    folder: `content/cycles/${year}/demands/${slug}`,
    branch: `demands/${year}/${slug}`,
    alongside: pathOf('filing', { year, district: slug }),
  })
}

/** Reads the repository, and works out what would change. */
async function look(desk: Desk, forge: ForgeSettings, host: HostAccess): Promise<Prepared> {
  const existing = await folderOf(desk, host)
  await askForReview(desk, forge, host)
  await desk.takeHandedIn('host', existing)
  const { items, filing, district, year, key, known, checked } = desk
  const slug = district!.slug
  const isCurrent = () => items === desk.items && filing === desk.filing
  const asked = checked.items.filter(({ ready }) => !ready)
  if (asked.length > 0) return { view: askedView(desk, asked, host) }
  if (desk.seals) host.say(text.sealing)
  const sealing = sealingFor(slug, known.site, key)
  const isSubmitted = (name: string) => desk.isSubmitted(name)
  const plan = await planChange({ year, district: slug, items, filing, existing, sealing, isSubmitted })
  if (plan.filing === 'sealed') return { view: [h('h3', { tabindex: '-1' }, text.filingSealed)], isCurrent }
  const view = planView(desk, plan)
  // Nothing to ask the host for.
  if (plan.files.length === 0) return { view, isCurrent }
  const change = changeSet(plan, {
    year,
    district: district!,
    totals: totalsOf(checked.items),
    filing: checked.filing.value,
    named: known.site.privatePart === 'plain',
  })
  const done = async () => {
    await desk.wasHandedIn(items, filing, { texts: textsOf(plan), files: plan.files })
    return text.cleared
  }
  return { view, isCurrent, confirm: { change, done } }
}

/** Entries that say something else than what was handed in: a person chooses beside each, or for all of them. */
function askedView(desk: Desk, asked: readonly CheckedItem[], { lookAgain }: HostAccess): HTMLElement[] {
  const versions = asked.filter(({ questions }) => questions.some(({ kind }) => kind === 'versions'))
  const useAll = async () => {
    for (const { item } of versions) await desk.useNew(item.key)
    await lookAgain()
  }
  const all = h(
    'button',
    { type: 'button', class: 'button', onclick: () => void useAll() },
    text.useAllNew(versions.length),
  )
  return [
    h('h3', { tabindex: '-1' }, text.asked(asked.length)),
    itemLinks(asked),
    ...(versions.length > 0 ? [h('p', { class: 'actions' }, all)] : []),
  ]
}

/** Where no timer notes it, the host's own list of runs says when the review ran. */
async function askForReview(
  desk: Desk,
  forge: ForgeSettings,
  { token, connection }: HostAccess,
): Promise<void> {
  if (desk.lastReview) return
  const { connectRuns } = await import('../../../forge/review-runs.ts')
  const runs = connectRuns(forge, token, connection)
  desk.noteReview(await runs.lastReview().catch(() => undefined))
}

function planView(desk: Desk, plan: ChangePlan): HTMLElement[] {
  const { new: added, updated, unchanged } = countFates(plan.entries)
  const renamed = plan.entries.filter(({ id, key }) =>
    desk.items.some((item) => item.key === key && item.id !== id),
  )
  if (plan.files.length === 0) return [h('h3', { tabindex: '-1' }, text.nothingNew(plan.entries.length))]
  return [
    h('h3', { tabindex: '-1' }, text.counts({ added, updated, unchanged })),
    ...(plan.filing === 'written' ? [h('p', {}, text.filing)] : []),
    ...renamed.map(({ label, id }) => h('p', {}, text.alias(label, id))),
    ...plan.entries.flatMap(({ label, insteadOf }) =>
      insteadOf ? [h('p', {}, text.instead(label, insteadOf))] : [],
    ),
    fatesView(plan.entries),
  ]
}

/** One by one, folded. */
export function fatesView(entries: readonly { label: string; fate: keyof typeof text.fates }[]): HTMLElement {
  return h(
    'details',
    { class: 'more' },
    h('summary', {}, text.details),
    h(
      'ul',
      { class: 'findings' },
      ...entries.map(({ label, fate }) =>
        h('li', {}, h('strong', {}, text.fates[fate]), h('span', {}, label)),
      ),
    ),
  )
}

/** The text that each item was handed in as. */
function textsOf({ entries, files }: ChangePlan): Map<string, string> {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  return new Map(
    entries.flatMap(({ key, path }) => {
      const text = texts.get(path)
      return text ? [[key, text] as const] : []
    }),
  )
}
