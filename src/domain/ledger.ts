import type { Cycle, NoticeMatter } from './cycle.ts'
import type { District, Filing } from './district.ts'
import { type Entry, entryOf } from './entry.ts'
import type { Expert } from './expert.ts'
import { isCreditCode, isDate, isDistrict, valuesOf } from './field-values.ts'
import type { FieldSpec } from './fields.ts'
import { hasPrivatePart, type KindName, type Params } from './kinds.ts'
import type { Measure } from './measures.ts'
import type { Placement } from './placement.ts'
import { schemaOf, type ValueOf } from './schemas.ts'
import type { Selection } from './selections.ts'
import type { ServiceReport } from './service-report.ts'
import type { Story } from './showcase.ts'
import { privatePartIn, type Site, type SiteSettings } from './site.ts'
import type { SynonymGroups } from './synonyms.ts'
import { type Path, type Tree, valueAt } from './tree.ts'
import type { DeepPartial } from './validate-tree.ts'

export { creditCodeOf, type Entry, enterpriseName } from './entry.ts'

/** Input of the ledger: a file that was read. */
export type Source = {
  [K in KindName]: {
    file: string
    kind: K
    params: Params
    value: ValueOf<K> | undefined
    partial: DeepPartial<ValueOf<K>> | undefined
    tree?: Tree
    text?: string
    /** Its private part was sealed, and a key has opened it. */
    decrypted?: boolean
  }
}[KindName]

/** A file about a pair, by its alias; `value` is whole and without error, `partial` has the readable fields. */
export interface Filed<Value> {
  file: string
  year: string
  district: string
  alias: string
  value: Value | undefined
  partial: DeepPartial<Value>
  decrypted: boolean
}
export type FiledPlacement = Filed<Placement>
/** The bureau's: of no district. */
export type FiledExpert = Omit<Filed<Expert>, 'district'>
export type FiledReport = Filed<ServiceReport> & { period: string }

/** A file of two parts that is no demand, for the rules that look at all of these alike. */
export interface TwoParts {
  file: string
  kind: KindName
  partial: { public?: unknown; private?: unknown; sealed?: unknown }
  /** The public part as written, right or wrong. */
  written: unknown
  decrypted: boolean
}

export interface CycleLedger {
  year: string
  cycle: Cycle | undefined
  /** A cycle file exists, even a faulty one. */
  cycleGiven: boolean
  notice: NoticeMatter | undefined
  /** Its text below the front matter. */
  noticeBody: string
  measures: { file: string; list: Measure[] } | undefined
  entries: Entry[]
  /** `filing` is absent where the file is faulty; `decrypted` as in an entry. */
  filings: Map<string, { file: string; filing: Filing | undefined; decrypted?: boolean }>
  selections: { file: string; list: Selection[] } | undefined
  /** By alias. */
  experts: FiledExpert[]
  /** By district, then alias. */
  placements: FiledPlacement[]
  /** By district, then alias, then period. */
  reports: FiledReport[]
  twoParts: TwoParts[]
}

/** A text in a field of some kind. */
export interface FieldValue {
  file: string
  path: Path
  text: string
}

/** Everything in `content/`, by meaning instead of by file. */
export interface Ledger {
  site: Site | undefined
  /** What is right of a faulty file; absent where there is no file. */
  settings: SiteSettings | undefined
  districts: readonly District[]
  /** By year, ascending. */
  cycles: Map<string, CycleLedger>
  /** `body`: the text below the front matter. */
  stories: { file: string; slug: string; story: Story; body: string }[]
  /** Words that mean the same, for the search. */
  synonyms: { file: string; groups: SynonymGroups } | undefined
  /** Credit codes that files other than demands name. */
  codes: FieldValue[]
  /** Dates that they state, but for the notices; `year` is the folder's. */
  dates: (FieldValue & { year: string })[]
  /** Slugs of districts that they name. */
  districtsNamed: FieldValue[]
}

/** The files in any order; the ledger's own order is fixed: years, then districts' official order, then ids. */
export function buildLedger(sources: readonly Source[]): Ledger {
  const ledger: Ledger = {
    site: undefined,
    settings: undefined,
    districts: [],
    cycles: new Map(),
    stories: [],
    synonyms: undefined,
    codes: [],
    dates: [],
    districtsNamed: [],
  }
  const years = new Set(sources.flatMap(({ params }) => params.year ?? []))
  for (const year of [...years].sort()) ledger.cycles.set(year, emptyCycle(year))
  for (const source of sources) add(ledger, source)
  const order = orderOfEntries(ledger.districts)
  for (const { entries, experts, placements, reports, twoParts } of ledger.cycles.values()) {
    entries.sort(order)
    for (const files of [experts, placements, reports, twoParts])
      files.sort((a, b) => compare(a.file, b.file))
  }
  ledger.stories.sort((a, b) => compare(b.story.publishedOn, a.story.publishedOn) || compare(a.slug, b.slug))
  return ledger
}

/** The order of a cycle's entries: districts as listed, then ids. */
function orderOfEntries(districts: readonly District[]): (a: Entry, b: Entry) => number {
  const rank = new Map(districts.map(({ slug }, index) => [slug, index]))
  const rankOf = ({ district }: Entry) => rank.get(district) ?? rank.size
  return (a, b) =>
    rankOf(a) - rankOf(b) ||
    compare(a.district, b.district) ||
    compare(a.id, b.id) ||
    // Two endings: which came first must not depend on the order of reading.
    compare(a.file, b.file)
}

function emptyCycle(year: string): CycleLedger {
  return {
    year,
    cycle: undefined,
    cycleGiven: false,
    notice: undefined,
    noticeBody: '',
    measures: undefined,
    entries: [],
    filings: new Map(),
    selections: undefined,
    experts: [],
    placements: [],
    reports: [],
    twoParts: [],
  }
}

function add(ledger: Ledger, source: Source): void {
  const { file, params } = source
  const cycle = ledger.cycles.get(params.year ?? '')
  if (source.kind === 'demand' && cycle && source.partial) {
    cycle.entries.push(entryOf({ ...source, partial: source.partial }))
  }
  if (source.kind !== 'demand' && hasPrivatePart(source.kind) && cycle && source.partial) {
    const { kind, partial, tree, decrypted = false } = source
    const written = valueAt(tree, ['public'])
    cycle.twoParts.push({ file, kind, partial: partial as TwoParts['partial'], written, decrypted })
  }
  if (source.kind === 'expert' && cycle && source.partial) {
    const { district: _, ...expert } = filed(source, source.partial)
    cycle.experts.push(expert)
  }
  if (source.kind === 'placement' && cycle && source.partial) {
    cycle.placements.push(filed(source, source.partial))
  }
  if (source.kind === 'report' && cycle && source.partial) {
    cycle.reports.push({ ...filed(source, source.partial), period: params.period ?? '' })
  }
  if (source.kind === 'cycle' && cycle) cycle.cycleGiven = true
  if (source.kind !== 'demand') addValues(ledger, source)
  if (source.kind === 'filing') {
    const { value: filing, decrypted = false } = source
    cycle?.filings.set(params.district ?? '', { file, filing, decrypted })
  }
  if (source.kind === 'site') ledger.settings = settingsIn(source)
  if (source.value === undefined) return
  if (source.kind === 'site') ledger.site = source.value
  else if (source.kind === 'districts') ledger.districts = source.value
  else if (source.kind === 'synonyms') ledger.synonyms = { file, groups: source.value }
  else if (source.kind === 'story') {
    ledger.stories.push({ file, slug: params.slug ?? '', story: source.value, body: bodyOf(source) })
  } else if (!cycle) return
  else if (source.kind === 'cycle') cycle.cycle = source.value
  else if (source.kind === 'measures') cycle.measures = { file, list: source.value }
  else if (source.kind === 'notice') {
    cycle.notice = source.value
    cycle.noticeBody = bodyOf(source)
  } else if (source.kind === 'selections') cycle.selections = { file, list: source.value }
}

function filed<Value>(
  source: { file: string; params: Params; value: Value | undefined; decrypted?: boolean },
  partial: DeepPartial<Value>,
): Filed<Value> {
  const { file, value, decrypted = false } = source
  const { year = '', district = '', alias = '' } = source.params
  return { file, year, district, alias, value, partial, decrypted }
}

const bodyOf = ({ text = '' }: { text?: string }): string => text.replace(FRONT_MATTER, '')

const FRONT_MATTER = /^---\n[\s\S]*?\n---\n/

function settingsIn({ partial, text }: Extract<Source, { kind: 'site' }>): SiteSettings {
  const { city, province, areaCode, exampleDistrict } = partial ?? {}
  const privatePart = privatePartIn(text, partial?.privatePart)
  return {
    ...(city && { city }),
    ...(province && { province }),
    ...(areaCode && { areaCode }),
    ...(exampleDistrict && { exampleDistrict }),
    ...(privatePart && { privatePart }),
  }
}

/** What rules look at in every file alike; the rules over demands look for themselves. */
function addValues(ledger: Ledger, { file, kind, params, partial }: Source): void {
  const schema = schemaOf(kind)
  if (!schema) return
  const { year } = params
  for (const { path, text, spec } of valuesOf(schema, partial, isLookedAt)) {
    const found = { file, path, text }
    if (isDistrict(spec)) ledger.districtsNamed.push(found)
    // The cycle's own list is of codes that do not fit.
    else if (isCreditCode(spec)) {
      if (kind !== 'cycle') ledger.codes.push(found)
    } else if (year !== undefined && kind !== 'notice') ledger.dates.push({ year, ...found })
  }
}

const isLookedAt = (spec: FieldSpec) => isDistrict(spec) || isCreditCode(spec) || isDate(spec)

/** By code units: the same on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
