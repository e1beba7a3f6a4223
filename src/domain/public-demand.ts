import { isIdNumber } from './credit-code.ts'
import { type Demand, demandSchema } from './demand.ts'
import { type CycleLedger, compare, type Entry } from './ledger.ts'
import { OTHER } from './option-lists.ts'
import { type Published, publishedOf } from './publish.ts'

/** The enterprise as the page names it. `district` and `industry` are absent where they would identify it. */
export type PublicIdentity =
  | { named: true; name: string; district: string; industry: string }
  | { named: false; district?: string; industry?: string }

const { shape } = demandSchema.parts.public
type Shape = typeof shape

export interface PublicResearch extends Published<Shape['research']> {
  /** Whether there is an institution; also for anonymous entries. */
  present: boolean
}

/** Everything the site may know of an entry, by the declarations of the public part. */
export interface PublicDemand extends Partial<Published<Shape['enterprise']>> {
  id: string
  year: string
  status: '征集中' | '已匹配' | '已撤回'
  submittedOn: string
  /** Absent once withdrawn, like all that follows. */
  identity?: PublicIdentity
  research?: PublicResearch
  expertRequest?: Published<Shape['expertRequest']>
  challenges?: PublicChallenge[]
}

export type PublicChallenge = Published<Shape['challenges']>[number]

/** Where fewer entries share district and industry, an anonymous label gets coarser (k-anonymity). */
const MIN_GROUP = 3

/**
 * The public projections of one cycle, newest first; only entries without error. The order is by date
 * and id alone: the ledger's order, by district, would reveal the district of an anonymous entry.
 */
export function publicDemands({ entries }: CycleLedger): PublicDemand[] {
  const whole = entries.filter(
    // An address is published: never somebody's ID number, whoever built the site without a check.
    (entry): entry is WholeEntry => entry.demand !== undefined && !isIdNumber(entry.id),
  )
  const groupSizes = countGroups(whole)
  return whole
    .map((entry) => project(entry, groupSizes))
    .sort((a, b) => compare(b.submittedOn, a.submittedOn) || compare(a.id, b.id))
}

/**
 * The public projection of one entry before it is published. The label of an anonymous one says the
 * most that it can ever say: how many others share its industry is not known yet.
 */
export function publicDemandAtMost(entry: WholeEntry): PublicDemand {
  const isLargeEnough = [inDistrict(entry), inCity(entry)].map((key) => [key, MIN_GROUP] as const)
  return project(entry, new Map(isLargeEnough))
}

type WholeEntry = Entry & { demand: Demand }

/** How many entries share an industry, and an industry within a district. */
type GroupSizes = Map<string, number>

const inDistrict = (entry: WholeEntry) => `${entry.district}/${entry.demand.public.enterprise.industry}`
const inCity = (entry: WholeEntry) => entry.demand.public.enterprise.industry

function countGroups(entries: readonly WholeEntry[]): GroupSizes {
  const groupSizes: GroupSizes = new Map()
  for (const entry of entries) {
    if (entry.demand.public.status === '已撤回') continue
    for (const key of [inDistrict(entry), inCity(entry)]) groupSizes.set(key, (groupSizes.get(key) ?? 0) + 1)
  }
  return groupSizes
}

function project(entry: WholeEntry, groupSizes: GroupSizes): PublicDemand {
  const { id, year, demand } = entry
  const { status = '征集中', submittedOn } = demand.public
  const base = { id, year, status, submittedOn }
  if (status === '已撤回') return base
  const identity = identityOf(entry, groupSizes)
  const part = publishedOf(demandSchema.parts.public, demand.public, identity.named)
  const { status: _, submittedOn: __, enterprise, research, ...rest } = part
  const { institutions, ...ofResearch } = research
  const present = demand.public.research.institutions.length > 0
  return { ...base, identity, ...enterprise, research: { institutions, present, ...ofResearch }, ...rest }
}

function identityOf(entry: WholeEntry, groupSizes: GroupSizes): PublicIdentity {
  const { district, demand } = entry
  const { name, industry, otherIndustry } = demand.public.enterprise
  if (name !== undefined) {
    return { named: true, name, district, industry: otherIndustry ?? industry }
  }
  const many = (key: string) => (groupSizes.get(key) ?? 0) >= MIN_GROUP
  if (many(inDistrict(entry))) return { named: false, district, industry }
  if (many(inCity(entry)) && industry !== OTHER) return { named: false, industry }
  return { named: false }
}
