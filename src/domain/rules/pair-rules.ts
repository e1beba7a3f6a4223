import { personKey } from '../compared-names.ts'
import { asksForExpert, engagementsOf, expertPerson, hasEnded } from '../engagement.ts'
import { groupBy } from '../group-by.ts'
import { pathOf } from '../kinds.ts'
import {
  creditCodeOf,
  enterpriseName,
  type FiledExpert,
  type FiledPlacement,
  type Ledger,
} from '../ledger.ts'
import { bornApart } from '../placed-experts.ts'
import { selectionsIn } from '../selections.ts'
import { servedBefore, stillServing } from './earlier-selections.ts'
import { cycleRule } from './rule.ts'

/** Rules that compare placements with demands, with the 选派名单, and with each other. */

/** 四（三）: a pair is of a demand that stands and asks for an expert; once it has ended, of any. */
export const placementWithoutDemand = cycleRule('placement-without-demand', function* (cycle) {
  // Of a year before this site only the list is known.
  if (!cycle.cycleGiven && cycle.entries.length === 0) return
  for (const engagement of engagementsOf(cycle)) {
    const { placement, demand } = engagement
    const { file, partial, year, district } = placement
    const id = partial.private?.demand
    if (id === undefined) continue
    const where = { file, path: ['private', 'demand'] }
    // Whoever deletes the demand is told.
    const other = pathOf('demand', { year, district, id })
    if (!demand) yield { ...where, args: { reason: 'none' as const, other } }
    else if (!asksForExpert(demand) && !hasEnded(engagement)) {
      const isWithdrawn = demand.partial.public?.status === '已撤回'
      const reason = isWithdrawn ? ('withdrawn' as const) : ('no-request' as const)
      yield { ...where, args: { reason, other: demand.file } }
    }
  }
})

/** 四（三）: 已选派过“科技副总”的企业原则上不再安排; the file says why, if it is done. */
export const placedEnterpriseServedBefore = cycleRule('enterprise-served-before', function* (cycle, ledger) {
  const yearOf = servedBefore(cycle, ledger)
  for (const { placement, enterprise, demand } of engagementsOf(cycle)) {
    const year = yearOf(enterprise)
    if (year === undefined) continue
    const excepted = placement.partial.private?.exception !== undefined
    yield {
      file: placement.file,
      path: ['private', 'demand'],
      severity: excepted ? ('warning' as const) : ('error' as const),
      args: { year, excepted, ...(demand && { other: demand.file }) },
    }
  }
})

/** 二: 尚在服务期内的“科技副总”不得申报. */
export const placedExpertInService = cycleRule('expert-in-service', function* (cycle, ledger) {
  const untilOf = stillServing(cycle, ledger)
  for (const { placement, expert } of engagementsOf(cycle)) {
    const until = expert && untilOf(expert)
    if (until === undefined) continue
    yield { file: placement.file, path: ['private', 'expert', 'name'], args: { until, placed: true } }
  }
})

/** 二: one person serves one enterprise at a time; who has ended, or whose term has run out, is free. */
export const expertPlacedTwice = cycleRule('expert-placed-twice', function* (cycle, ledger) {
  const recommendedOf = recommendedIn(ledger)
  const keyOf = (placement: FiledPlacement) => personIn(placement, recommendedOf(placement))
  const running = groupBy(
    [...ledger.cycles.values()].flatMap(({ placements }) => placements).filter(isRunning),
    keyOf,
  )
  for (const placement of cycle.placements.filter(isRunning)) {
    const key = keyOf(placement)
    const all = key === undefined ? [] : (running.get(key) ?? [])
    const other = all
      .slice(0, all.indexOf(placement))
      .find((one) => overlaps(one, placement) && !bornApart(recommendedOf(one), recommendedOf(placement)))
    if (!other) continue
    yield { file: placement.file, path: ['private', 'expert', 'name'], args: { other: other.file } }
  }
})

const isRunning = ({ partial }: FiledPlacement) =>
  partial.private !== undefined && partial.private.endedOn === undefined

/** The file of a placement's expert, where it names one. */
function recommendedIn({ cycles }: Ledger): (placement: FiledPlacement) => FiledExpert | undefined {
  const placeOf = (year: string, alias: string) => `${year}/${alias}`
  const recommended = new Map(
    [...cycles.values()].flatMap(({ experts }) =>
      experts.map((expert) => [placeOf(expert.year, expert.alias), expert] as const),
    ),
  )
  return ({ year, partial }) => recommended.get(placeOf(year, partial.private?.expert?.id ?? ''))
}

/** As recommended where there is a file: the name or the unit may be written in another way beside it. */
function personIn({ partial }: FiledPlacement, recommended: FiledExpert | undefined): string | undefined {
  const person = recommended && expertPerson(recommended)
  if (person) return personKey(person)
  const { name, organization } = partial.private?.expert ?? {}
  return name !== undefined && organization !== undefined ? personKey({ name, organization }) : undefined
}

/** Whichever file comes first. */
const overlaps = (one: FiledPlacement, other: FiledPlacement): boolean =>
  goesOnAt(one, other) && goesOnAt(other, one)

/** Whether it is not over when the other begins. */
function goesOnAt(one: FiledPlacement, other: FiledPlacement): boolean {
  const until = one.partial.private?.agreement?.to
  const from = other.partial.private?.agreement?.from ?? other.partial.public?.submittedOn
  return until === undefined || from === undefined || until >= from
}

/** 四（四）: who signs is in the list, once there is one. */
export const signedNotSelected = cycleRule('signed-not-selected', function* (cycle) {
  if (!cycle.selections) return
  for (const { placement, selection, isReadable } of engagementsOf(cycle)) {
    if (!isReadable || selection || placement.partial.public?.signedOn === undefined) continue
    yield { file: placement.file, path: ['public', 'signedOn'], args: {} }
  }
})

/** 四（五）: each pair of the list is placed; told only where every placement of its district can be read. */
export const selectedNotPlaced = cycleRule('selected-not-placed', function* (cycle) {
  // A year before this site has a list alone.
  if (!cycle.selections || !cycle.cycleGiven) return
  const engagements = engagementsOf(cycle)
  const placed = new Set(engagements.map(({ selection }) => selection))
  const unread = new Set(engagements.filter(({ isReadable }) => !isReadable).map(({ district }) => district))
  for (const [index, selection] of cycle.selections.list.entries()) {
    if (placed.has(selection) || unread.has(selection.district)) continue
    yield { file: cycle.selections.file, path: [index], args: {} }
  }
})

/** 隐私: a status that follows a public list tells which name belongs to which alias. Of a withdrawn demand nothing is public. */
export const matchedAlias = cycleRule('matched-alias', function* (cycle) {
  const selectionsOf = selectionsIn(cycle.selections?.list ?? [])
  for (const entry of cycle.entries) {
    const { file, partial } = entry
    if (partial.public === undefined || entry.isGiven(['public', 'enterprise', 'name'])) continue
    if (partial.public.status === '已撤回') continue
    if (partial.public.status === '已匹配') {
      yield { file, path: ['public', 'status'], args: { listed: false } }
    }
    const [name, creditCode] = [enterpriseName(partial), creditCodeOf(entry)]
    if (selectionsOf({ name, creditCode }).length === 0) continue
    yield { file, path: ['private', 'enterprise', 'name'], args: { listed: true } }
  }
})

/** 隐私: beside a public page of that alias, a placement's path would record the conduct of a person who can be found out. */
export const aliasTaken = cycleRule('alias-taken', function* ({ entries, placements }) {
  const demands = new Map(entries.map(({ id, file }) => [id, file]))
  for (const { alias, file } of placements) {
    const other = demands.get(alias)
    if (other !== undefined) yield { file, path: [], args: { other } }
  }
})
