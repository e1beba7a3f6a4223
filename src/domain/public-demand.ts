import { isIdNumber } from './credit-code.ts'
import { sharedTraits, type Traits, traitsOf, type WholeEntry } from './crowd.ts'
import { demandSchema } from './demand.ts'
import { type CycleLedger, compare } from './ledger.ts'
import { OTHER } from './option-lists.ts'
import { type Published, publishedOf } from './publish.ts'
import { selectionsIn } from './selections.ts'

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
  /** Like `honors` absent where it would tell an anonymous enterprise from others. */
  research?: PublicResearch
  expertRequest?: Published<Shape['expertRequest']>
  challenges?: PublicChallenge[]
}

export type PublicChallenge = Published<Shape['challenges']>[number]

/**
 * The public projections of one cycle, newest first; only entries without error. The order is by date
 * and id alone: the ledger's order, by district, would reveal the district of an anonymous entry.
 */
export function publicDemands({
  entries,
  selections,
}: Pick<CycleLedger, 'entries' | 'selections'>): PublicDemand[] {
  const whole = entries.filter(
    // An address is published: never somebody's ID number, whoever built the site without a check.
    (entry): entry is WholeEntry => entry.demand !== undefined && !isIdNumber(entry.id),
  )
  const shared = sharedTraits(whole)
  const selectionsOf = selectionsIn(selections?.list ?? [])
  return whole
    .map((entry) => statusByList(project(entry, shared.get(entry) ?? {}), entry, selectionsOf))
    .sort((a, b) => compare(b.submittedOn, a.submittedOn) || compare(a.id, b.id))
}

/**
 * 已匹配 once a named enterprise that asks for an expert is in the list. An anonymous one is never changed by a list: a status that
 * flips beside a public list would tell which name belongs to which alias.
 */
function statusByList(
  demand: PublicDemand,
  { id }: WholeEntry,
  selectionsOf: ReturnType<typeof selectionsIn>,
): PublicDemand {
  const { status, identity, expertRequest } = demand
  if (status !== '征集中' || !identity?.named || expertRequest === undefined) return demand
  const isListed = selectionsOf({ name: identity.name, creditCode: id }).length > 0
  return isListed ? { ...demand, status: '已匹配' } : demand
}

/**
 * The public projection of one entry before it is published. An anonymous one says the most that it can
 * ever say: how many others share its traits is not known yet.
 */
export function publicDemandAtMost(entry: WholeEntry): PublicDemand {
  return project(entry, traitsOf(entry)[0])
}

/** `shown`: what may be shown of an anonymous enterprise. */
function project(entry: WholeEntry, shown: Traits): PublicDemand {
  const { id, year, district, demand } = entry
  const { status = '征集中', submittedOn, enterprise: own } = demand.public
  const base = { id, year, status, submittedOn }
  if (status === '已撤回') return base
  const named = own.name !== undefined
  const part = publishedOf(demandSchema.parts.public, demand.public, named)
  const { status: _, submittedOn: __, enterprise, research, ...rest } = part
  if (named) {
    const industry = own.otherIndustry ?? own.industry
    const identity: PublicIdentity = { named, name: own.name!, district, industry }
    const { institutions, ...ofResearch } = research
    const present = institutions.length > 0
    return { ...base, identity, ...enterprise, research: { institutions, present, ...ofResearch }, ...rest }
  }
  const { honors } = shown
  return {
    ...base,
    identity: labelOf(shown),
    ...(honors && { honors: [...honors] }),
    ...(shown.research && { research: { institutions: [], ...shown.research } }),
    ...rest,
  }
}

/** 其他 is no industry to call somebody by, so nothing counts it either. */
function labelOf({ district, industry }: Traits): PublicIdentity {
  return {
    named: false,
    ...(district !== undefined && { district }),
    ...(industry !== undefined && industry !== OTHER && { industry }),
  }
}
