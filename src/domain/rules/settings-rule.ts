import type { Cycle } from '../cycle.ts'
import type { District } from '../district.ts'
import type { SettingName } from '../finding.ts'
import { pathOf } from '../kinds.ts'
import type { Ledger } from '../ledger.ts'
import type { Selection } from '../selections.ts'
import type { Site } from '../site.ts'
import type { Path } from '../tree.ts'
import { changeRule } from './rule.ts'

/** 隐私: whoever can read, sign, publish or be in time is decided by a few settings; no change of one goes unseen. */
export const settingsChanged = changeRule('settings-changed', function* ({ before }, after) {
  const [old, present] = [settingsOf(before), settingsOf(after)]
  for (const key of new Set([...old.keys(), ...present.keys()])) {
    const [was, will] = [old.get(key), present.get(key)]
    const { setting, file, path, owner } = (will ?? was)!
    // In a list only what came and went is told: the rest would hide it.
    const gone = missingFrom(was?.values, will?.values)
    const come = missingFrom(will?.values, was?.values)
    if (gone.length === 0 && come.length === 0) continue
    yield {
      file,
      path: will ? path : [],
      args: { setting, was: gone, will: come, ...(owner && { owner }) },
    }
  }
})

interface Setting {
  setting: SettingName
  file: string
  path: Path
  /** One for a single value, one each for the items of a list; all of them public. */
  values: readonly string[]
  /** The district whose setting it is, as people call it. */
  owner?: string
}

/** By what each is about, so that reordered lists and renamed files compare; what stands twice counts together. */
function settingsOf(ledger: Ledger): Map<string, Setting> {
  const settings = new Map<string, Setting>()
  for (const { about, ...setting } of allSettings(ledger)) {
    const key = `${setting.setting} ${about}`
    const values = [...(settings.get(key)?.values ?? []), ...setting.values]
    settings.set(key, { ...setting, values })
  }
  return settings
}

function* allSettings({ site, districts, cycles }: Ledger): Generator<Setting & { about: string }> {
  if (site) yield* settingsOfSite(site)
  for (const [index, { slug, name, accounts }] of districts.entries()) {
    const at = { file: pathOf('districts', {}), path: [index, 'accounts'] }
    yield { setting: 'district-accounts', about: slug, ...at, values: accounts, owner: name }
  }
  for (const { year, cycle, selections } of cycles.values()) {
    const file = pathOf('cycle', { year })
    if (cycle) {
      yield { setting: 'deadline', about: year, file, path: ['deadline'], values: [cycle.deadline] }
      const values = cycle.extensions.map(extensionText(districts))
      yield { setting: 'extensions', about: year, file, path: ['extensions'], values }
    }
    if (!selections) continue
    const values = selections.list.map(selectionText)
    yield { setting: 'selections', about: year, file: pathOf('selections', { year }), path: [], values }
  }
}

function* settingsOfSite(site: Site): Generator<Setting & { about: string }> {
  for (const [key, values] of Object.entries(valuesOf(site))) {
    yield { setting: key as SettingName, about: '', file: pathOf('site', {}), path: [key], values }
  }
}

function valuesOf(site: Site): Partial<Record<SettingName, string[]>> {
  const { privatePart, recipients, accounts = [], forge = {}, owners = {}, domain } = site
  return {
    privatePart: [privatePart],
    recipients: recipients.map(
      ({ label, key, district }) => `${label} ${shownKey(key)}${district ? ` ${district}` : ''}`,
    ),
    accounts,
    forge: pairs(forge),
    owners: pairs(owners),
    domain: domain === undefined ? [] : [domain],
  }
}

/** A private key in the place of a public one is not repeated. */
function shownKey(key: string): string {
  return /^age1[a-z0-9]+$/.test(key) ? key : '（不是公钥）'
}

function pairs(mapping: object): string[] {
  const shown = (value: unknown) => (typeof value === 'boolean' ? (value ? '是' : '否') : String(value))
  return Object.entries(mapping).flatMap(([key, value]) =>
    value === undefined ? [] : `${key}: ${shown(value)}`,
  )
}

const extensionText =
  (districts: readonly District[]) =>
  ({ district, until }: Cycle['extensions'][number]) =>
    `${districts.find(({ slug }) => slug === district)?.name ?? district} ${until}`

function selectionText({ expert, enterprise, district, term }: Selection): string {
  const code = enterprise.creditCode ? ` ${enterprise.creditCode}` : ''
  return `${expert.name}（${expert.organization}）${enterprise.name}${code} ${district} ${term.from} ${term.to}`
}

/** What the one list has more often than the other. */
function missingFrom(some: readonly string[] = [], others: readonly string[] = []): string[] {
  const left = new Map<string, number>()
  for (const value of others) left.set(value, (left.get(value) ?? 0) + 1)
  return some.filter((value) => {
    const count = left.get(value) ?? 0
    left.set(value, count - 1)
    return count <= 0
  })
}
