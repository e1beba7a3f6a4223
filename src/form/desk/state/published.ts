import { pathOf } from '../../../domain/kinds.ts'
import type { Source } from '../../../domain/ledger.ts'
import type { PublicDemand } from '../../../domain/public-demand.ts'
import type { TreeMapping } from '../../../domain/tree.ts'

/** The fields of a published demand that the comparing rules need; the desk loads them for every year. */
export interface PublishedEntry {
  id: string
  year: string
  /** Absent where the site does not tell it. */
  district?: string
  /** Of a named one. */
  name?: string
  /** The texts that should be original; absent once withdrawn. */
  problem?: string
  /** One for each challenge, in their order. */
  descriptions?: string[]
}

export function publishedEntry({
  id,
  year,
  identity,
  expertRequest,
  challenges,
}: PublicDemand): PublishedEntry {
  return {
    id,
    year,
    ...(identity?.district !== undefined && { district: identity.district }),
    ...(identity?.named && { name: identity.name }),
    ...(expertRequest && { problem: expertRequest.problem }),
    ...(challenges && { descriptions: challenges.map(({ description }) => description) }),
  }
}

/**
 * What is published, as entries that the rules can compare with: the same rules as over whole entries
 * find the same code, the same name and nearly the same text. Nothing private is known of them.
 */
export function publishedSource({ id, year, district, name, problem, descriptions }: PublishedEntry): Source {
  const publicPart: TreeMapping = {
    enterprise: name === undefined ? {} : { name },
    ...(problem !== undefined && { expertRequest: { problem } }),
    ...(descriptions && { challenges: descriptions.map((description) => ({ description })) }),
  }
  // A hidden district gets a placeholder: it only orders the entries.
  const params = { year, district: district ?? 'district', id }
  const tree = { public: publicPart }
  return {
    file: pathOf('demand', params),
    kind: 'demand',
    params,
    value: undefined,
    partial: tree,
    tree,
  } as Source
}

/**
 * Whether the published demand is this very entry, in an older state: the same file, as far as one can
 * tell, or the file that it replaces because the name is hidden now. An anonymous one may hide its district; its alias
 * is random, so the same alias is the same entry.
 */
export function isSameEntry(
  demand: PublishedEntry,
  entry: { year: string; district: string; id: string; code: string | undefined },
): boolean {
  if (![entry.id, entry.code].includes(demand.id) || demand.year !== entry.year) return false
  return demand.district === undefined || demand.district === entry.district
}
