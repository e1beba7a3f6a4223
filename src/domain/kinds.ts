import type { Clause } from './clauses.ts'
import { malformedCode } from './credit-code.ts'
import { nearest } from './nearest.ts'

/**
 * Every kind of file below `content/`, one row each. No other code knows a path; a new kind of paper is a new row, here and in
 * `schemas.ts`: the form knows every path, and loads no schema but its own.
 */
export interface Kind {
  /** Path with named parts; the pattern of each part stands in `PARTS`. */
  path: string
  /** How the file is read: whole YAML, front matter of MDX, as text, or as bytes (a picture). */
  read: 'yaml' | 'front-matter' | 'text' | 'none'
  /** Who may change it in a pull request: a district only below its own name. */
  changedBy: 'bureau' | 'district'
  /** Its limits, dates or names apply to every entry, so a change of it concerns them all. */
  decidesForAll: boolean
  /** The clause that findings of its schema cite, such as `missing`. */
  clause: Clause
  /**
   * Only the key `public` may be published; `private` may be sealed. `labels`: whether the labels are written beside the keys
   * when a file is written, sealed or unsealed.
   */
  privatePart: false | { labels: boolean }
  /** A larger file is not read. Bytes. */
  maxBytes: number
}

const KIB = 1024

/** Bytes of a file that strangers may send: far more than the form can hold. */
const MAX_YAML = 64 * KIB
/**
 * Bytes of a file about a whole province: 800 selected people, or as many districts or keys. The worst of
 * this size take 1.3 seconds and 380 MB to read, the worst 1 MiB four seconds and 1 GB: `npm run bench -- hostile`.
 */
const MAX_LISTS = 192 * KIB

export const kinds = {
  site: {
    path: 'content/site.yaml',
    read: 'yaml',
    changedBy: 'bureau',
    decidesForAll: true,
    clause: '文件',
    privatePart: false,
    maxBytes: MAX_LISTS,
  },
  districts: {
    path: 'content/districts.yaml',
    read: 'yaml',
    changedBy: 'bureau',
    decidesForAll: true,
    clause: '文件',
    privatePart: false,
    maxBytes: MAX_LISTS,
  },
  cycle: {
    path: 'content/cycles/:year/cycle.yaml',
    read: 'yaml',
    changedBy: 'bureau',
    decidesForAll: true,
    clause: '文件',
    privatePart: false,
    maxBytes: MAX_YAML,
  },
  notice: {
    path: 'content/cycles/:year/notice.mdx',
    read: 'front-matter',
    changedBy: 'bureau',
    decidesForAll: false,
    clause: '文件',
    privatePart: false,
    maxBytes: MAX_YAML,
  },
  measures: {
    path: 'content/cycles/:year/measures.yaml',
    read: 'yaml',
    changedBy: 'bureau',
    decidesForAll: false,
    clause: '文件',
    privatePart: false,
    maxBytes: MAX_YAML,
  },
  demand: {
    path: 'content/cycles/:year/demands/:district/:id.yaml',
    read: 'yaml',
    changedBy: 'district',
    decidesForAll: false,
    clause: '附件1',
    privatePart: { labels: true },
    maxBytes: MAX_YAML,
  },
  filing: {
    path: 'content/cycles/:year/filings/:district.yaml',
    read: 'yaml',
    changedBy: 'district',
    decidesForAll: false,
    clause: '报送',
    privatePart: { labels: false },
    maxBytes: MAX_YAML,
  },
  selections: {
    path: 'content/cycles/:year/selections.yaml',
    read: 'yaml',
    changedBy: 'bureau',
    decidesForAll: true,
    clause: '4.4',
    privatePart: false,
    maxBytes: MAX_LISTS,
  },
  expert: {
    path: 'content/cycles/:year/experts/:alias.yaml',
    read: 'yaml',
    changedBy: 'bureau',
    decidesForAll: false,
    clause: '4.2',
    privatePart: { labels: true },
    maxBytes: MAX_YAML,
  },
  placement: {
    path: 'content/cycles/:year/placements/:district/:alias.yaml',
    read: 'yaml',
    changedBy: 'district',
    decidesForAll: false,
    clause: '4.3',
    privatePart: { labels: true },
    maxBytes: MAX_YAML,
  },
  report: {
    path: 'content/cycles/:year/reports/:district/:alias/:period.yaml',
    read: 'yaml',
    changedBy: 'district',
    decidesForAll: false,
    clause: '4.6',
    privatePart: { labels: true },
    maxBytes: MAX_YAML,
  },
  story: {
    path: 'content/showcase/:slug.mdx',
    read: 'front-matter',
    changedBy: 'bureau',
    decidesForAll: false,
    clause: '6.3',
    privatePart: false,
    maxBytes: MAX_YAML,
  },
  synonyms: {
    path: 'content/synonyms.yaml',
    read: 'yaml',
    changedBy: 'bureau',
    decidesForAll: false,
    clause: '文件',
    privatePart: false,
    maxBytes: MAX_YAML,
  },
  picture: {
    path: 'content/showcase/:slug.:image',
    read: 'none',
    changedBy: 'bureau',
    decidesForAll: false,
    clause: '文件',
    privatePart: false,
    maxBytes: 2048 * KIB,
  },
  demandJsonSchema: {
    path: 'content/demand.schema.json',
    read: 'text',
    changedBy: 'bureau',
    decidesForAll: false,
    clause: '文件',
    privatePart: false,
    maxBytes: 256 * KIB,
  },
} as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
export interface Params {
  year?: string
  district?: string
  /** Credit code or alias. */
  id?: string
  /** Always an alias. */
  alias?: string
  /** The last month of a report's period. */
  period?: string
  slug?: string
  image?: string
}

/** Endings of pictures, as they are written. */
export const pictureFormats = ['svg', 'webp', 'jpg'] as const

const PARTS: Record<keyof Params, string> = {
  year: '\\d{4}',
  district: '[a-z][a-z-]{1,39}',
  id: '[0-9A-Z]{18}|[a-z2-9]{6}',
  alias: '[a-z2-9]{6}',
  period: '\\d{4}-(?:0[1-9]|1[0-2])',
  slug: '[a-z0-9][a-z0-9-]{0,60}',
  image: pictureFormats.join('|'),
}

const named = (Object.entries(kinds) as [KindName, Kind][]).map(([name, kind]) => ({
  name,
  exact: compile(kind.path, (part) => PARTS[part]),
  loose: compile(kind.path.replace(/\.yaml$/, '.:image'), (part) =>
    part === 'image' ? '(?:yaml|yml|YAML|YML|txt)' : part === 'year' ? '\\d{4}' : '[^/\\p{C}]+',
  ),
}))

function compile(path: string, pattern: (part: keyof Params) => string): RegExp {
  const escaped = path.replaceAll('.', '\\.')
  return new RegExp(`^${escaped.replace(/:(\w+)/g, (_, part) => `(?<${part}>${pattern(part)})`)}$`, 'u')
}

export type Classified =
  | { kind: KindName; params: Params; wrongName?: undefined }
  /** The file is of this kind by its folder, but its name is wrong; it is read all the same. */
  | { kind: KindName; params: Params; wrongName: { reason: 'extension' | 'entry-name'; expected: string } }
  | { kind: undefined; params?: undefined; wrongPath?: { expected: string } }

/** The kind of a path below the repository's root; paths use `/`. */
export function classify(path: string): Classified {
  for (const { name, exact } of named) {
    const match = exact.exec(path)
    if (match) return { kind: name, params: { ...match.groups } }
  }
  for (const { name, loose } of named) {
    const match = kinds[name].read === 'yaml' ? loose.exec(path) : null
    if (!match) continue
    const extension = path.slice(path.lastIndexOf('.'))
    const { image: _, ...params } = match.groups ?? {}
    const corrected = `${path.slice(0, -extension.length)}.yaml`
    const isOnlyExtension = named.some(({ exact }) => exact.test(corrected))
    const reason = isOnlyExtension ? 'extension' : 'entry-name'
    const expected = reason === 'extension' ? corrected : fill(kinds[name].path, likelyParts(params))
    return { kind: name, params, wrongName: { reason, expected } }
  }
  if (!/\.ya?ml$/i.test(path)) return { kind: undefined }
  return { kind: undefined, wrongPath: { expected: expectedPath(path) } }
}

/** The parts of a wrong name, each set right where that can be known. */
function likelyParts({ id, alias, period, ...params }: Params): Params {
  const likely: Params = { ...params }
  const [code, name] = [id && likelyId(id), alias && likelyId(alias)]
  const month = period && /^(\d{4})[-_.]?(0[1-9]|1[0-2])(?:-\d{2})?$/.exec(period)
  if (code) likely.id = code
  if (name?.length === 6) likely.alias = name
  if (month) likely.period = `${month[1]}-${month[2]}`
  return likely
}

/** The code or alias that a file's name is with its letters, width and copies' `(1)` set right; never somebody's ID number. */
function likelyId(name: string): string | undefined {
  const plain = name
    .slice(0, LONGEST_NAME)
    .normalize('NFKC')
    .replace(/[\s_-]/g, '')
    .replace(/\(\d{1,3}\)$/, '')
  const code = plain.toUpperCase()
  if (malformedCode(code) === undefined) return code
  return /^[a-z2-9]{6}$/.test(plain.toLowerCase()) ? plain.toLowerCase() : undefined
}

/** With whatever a copy adds to a code. */
const LONGEST_NAME = 40

function expectedPath(path: string): string {
  const patterns = Object.values(kinds).map((kind) => kind.path)
  return (
    nearest(
      path,
      patterns.filter((pattern) => !pattern.includes(':')),
    ) ?? kinds.demand.path
  )
}

/** The path of a file of this kind. */
export function pathOf(kind: KindName, params: Params): string {
  return fill(kinds[kind].path, params)
}

/** Parts that are not given stay as `:part`. */
function fill(path: string, params: Params): string {
  return path.replace(/:(\w+)/g, (_, part: keyof Params) => params[part] ?? `:${part}`)
}

export function hasPrivatePart(kind: KindName): boolean {
  return kinds[kind].privatePart !== false
}

/** Whether a value at this path of such a file must never be shown. */
export function isPrivate(kind: KindName | undefined, path: readonly (string | number)[]): boolean {
  return kind !== undefined && hasPrivatePart(kind) && path[0] !== 'public'
}

/** The district that owns a file; undefined for the bureau's files, and for whatever is no content. */
export function districtOf(file: string): string | undefined {
  const { kind, params } = classify(file)
  return kind !== undefined && kinds[kind].changedBy === 'district' ? params.district : undefined
}
