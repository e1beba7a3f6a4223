import { pathOf } from '../../domain/kinds.ts'
import type { Source } from '../../domain/ledger.ts'
import type { PublicDemand } from '../../domain/public.ts'
import type { Tree } from '../../domain/tree.ts'

/**
 * What is published, as entries that the rules can compare with: the same rules as over whole entries
 * find the same code, the same name and nearly the same text. Nothing private is known of them.
 */
export function publishedSource(demand: PublicDemand): Source {
  const { id, year, status, submittedOn, identity, expertRequest, challenges } = demand
  const enterprise = identity?.named ? { name: identity.name } : {}
  const open = {
    status,
    submittedOn,
    enterprise,
    ...(expertRequest && { expertRequest }),
    ...(challenges && { challenges }),
  }
  // Where the district is not told, no district is: it only orders the entries.
  const district = identity?.district ?? 'district'
  const params = { year, district, id }
  const partly = { public: open }
  const tree = partly as unknown as Tree
  return { file: pathOf('demand', params), kind: 'demand', params, value: undefined, partly, tree } as Source
}

/**
 * Whether the published demand is this very entry, in an older state: the same file, as far as one can
 * tell. An anonymous one may hide its district; its alias is random, so the same alias is the same entry.
 */
export function isSameEntry(
  demand: PublicDemand,
  entry: { year: string; district: string; id: string },
): boolean {
  if (demand.id !== entry.id || demand.year !== entry.year) return false
  return demand.identity?.district === undefined || demand.identity.district === entry.district
}
