import type { Cycle, NoticeMatter } from './cycle.ts'
import type { Demand } from './demand.ts'
import type { District, Filing } from './district.ts'
import { isCreditCode, isDate, isDistrict, valuesOf } from './field-values.ts'
import { type Kind, type KindName, kinds, type Params, type ValueOf } from './kinds.ts'
import type { Selection } from './selections.ts'
import type { Story } from './showcase.ts'
import { privatePartIn, type Site, type SiteSettings } from './site.ts'
import type { SynonymGroups } from './synonyms.ts'
import { type Path, type Tree, valueAt } from './tree.ts'
import type { DeepPartial } from './validate.ts'

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

/** One enterprise's 附件1 with its file, year, district and id. */
export interface Entry {
  file: string
  year: string
  /** Slug of the folder; not necessarily a known district. */
  district: string
  /** The file's name without its ending: credit code or alias. */
  id: string
  /** Whole and without error, or undefined. */
  demand: Demand | undefined
  /** The readable fields, for the rules. */
  partial: DeepPartial<Demand>
  /** Whether something is written at this path, right or wrong. */
  isGiven: (path: Path) => boolean
  /** The private part is sealed in the file. */
  decrypted?: boolean
}

export interface CycleLedger {
  year: string
  cycle: Cycle | undefined
  /** A cycle file exists, even a faulty one. */
  cycleGiven: boolean
  notice: NoticeMatter | undefined
  entries: Entry[]
  /** `filing` is absent where the file is faulty; `decrypted` as in an entry. */
  filings: Map<string, { file: string; filing: Filing | undefined; decrypted?: boolean }>
  selections: { file: string; list: Selection[] } | undefined
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
  for (const { entries } of ledger.cycles.values()) entries.sort(order)
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
    entries: [],
    filings: new Map(),
    selections: undefined,
  }
}

function add(ledger: Ledger, source: Source): void {
  const { file, params } = source
  const cycle = ledger.cycles.get(params.year ?? '')
  if (source.kind === 'demand' && cycle && source.partial) {
    const { district = '', id = '', year = '' } = params
    const { value, partial, decrypted = false } = source
    const isGiven = (path: Path) => valueAt(source.tree, path) !== undefined
    cycle.entries.push({ file, year, district, id, demand: value, partial, isGiven, decrypted })
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
    const body = source.text?.replace(FRONT_MATTER, '') ?? ''
    ledger.stories.push({ file, slug: params.slug ?? '', story: source.value, body })
  } else if (!cycle) return
  else if (source.kind === 'cycle') cycle.cycle = source.value
  else if (source.kind === 'notice') cycle.notice = source.value
  else if (source.kind === 'selections') cycle.selections = { file, list: source.value }
}

const FRONT_MATTER = /^---\n[\s\S]*?\n---\n/

function settingsIn({ partial, text }: Extract<Source, { kind: 'site' }>): SiteSettings {
  const { city, province, areaCode, exampleDistrict } = partial ?? {}
  const privatePart = partial?.privatePart ?? privatePartIn(text)
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
  const { schema }: Kind = kinds[kind]
  if (!schema) return
  const named = (isWanted: Parameters<typeof valuesOf>[2]) =>
    valuesOf(schema, partial, isWanted).map((found) => ({ file, ...found }))
  ledger.districtsNamed.push(...named(isDistrict))
  // The cycle's own list is of codes that do not fit.
  if (kind !== 'cycle') ledger.codes.push(...named(isCreditCode))
  const { year } = params
  if (year === undefined || kind === 'notice') return
  ledger.dates.push(...named(isDate).map((found) => ({ year, ...found })))
}

/** By code units: the same on every machine, whatever its locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The enterprise's name, wherever the entry keeps it. Not for public use. */
export function enterpriseName(demand: DeepPartial<Demand>): string | undefined {
  return demand.public?.enterprise?.name ?? demand.private?.enterprise?.name
}

/** The enterprise's credit code: the file's name, or inside an anonymous entry. Not for public use. */
export function creditCodeOf({ id, partial }: Entry): string | undefined {
  return id.length === 18 ? id : partial.private?.enterprise?.creditCode
}
