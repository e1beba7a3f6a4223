import { characters } from './characters.ts'
import type { Clause } from './clauses.ts'
import { asksForExpert, demandsToMatch, engagementsOf, hasEnded, type Stage } from './engagement.ts'
import { LEAST_TO_RANK } from './expert.ts'
import { codes, type Finding } from './finding.ts'
import type { CycleLedger, Entry, FiledExpert, Ledger } from './ledger.ts'
import { Matcher } from './matching-score.ts'
import { placedIn } from './placed-experts.ts'
import { bestPairs, type Pair } from './relevance-passage.ts'
import { checkExpert } from './rules/index.ts'
import { recommendedExpertInService } from './rules/recommendation-rules.ts'

/**
 * 四（三）: recommended experts for a demand. Who may be sent is decided first, by the ledger; the rest is put in order by what demand
 * and expert say in the same words. It chooses nobody: a person reads the sentences side by side.
 */

/** Why an expert is not among those who are ranked. */
export interface Exclusion {
  expert: FiledExpert
  clause: Clause
  /** What a rule says; or that somebody has him already; or that the file is faulty. */
  why: Finding | 'placed' | 'faulty'
}

export interface Match {
  expert: FiledExpert
  /** Two or three, the nearest first: of the demand, and of the expert's strengths. */
  pairs: Pair[]
  /** The home unit has named this demand. */
  isTarget: boolean
  /** What a person should look at: the month of birth, an exception. */
  remarks: Finding[]
}

export interface Matches {
  entry: Entry
  /** Why the demand takes no expert; then both lists are empty. */
  refused: { reason: 'withdrawn' } | { reason: 'no-request' } | { reason: 'placed'; stage: Stage } | undefined
  sameIndustry: Match[]
  otherIndustry: Match[]
}

/** The experts of a cycle, as far as they concern every demand alike. */
export interface Pool {
  eligible: FiledExpert[]
  /** Too short to be ranked. */
  short: FiledExpert[]
  excluded: Exclusion[]
  /** Sealed, and no key. */
  unchecked: FiledExpert[]
  /** Placements that cannot be read: they may be somebody's of the pool. */
  unreadPlacements: number
}

const MOST = 5
const MOST_PAIRS = 3

/** Who of a cycle's experts may be sent, each of the others with the reason. */
export function poolOf(cycle: CycleLedger, ledger: Ledger): Pool {
  const engagements = engagementsOf(cycle)
  const running = engagements.filter((one) => one.isReadable && !hasEnded(one))
  const isPlaced = placedIn(running)
  const inService = new Map(
    ([...recommendedExpertInService.check(cycle, ledger)] as Finding[]).map((found) => [found.file, found]),
  )
  const pool: Pool = {
    eligible: [],
    short: [],
    excluded: [],
    unchecked: [],
    unreadPlacements: engagements.filter(({ isReadable }) => !isReadable).length,
  }
  for (const expert of cycle.experts) {
    if (expert.partial.private === undefined) pool.unchecked.push(expert)
    else if (expert.value === undefined) pool.excluded.push({ expert, clause: '4.2', why: 'faulty' })
    else if (isPlaced(expert)) {
      pool.excluded.push({ expert, clause: '2', why: 'placed' })
    } else {
      const against = inService.get(expert.file) ?? findingsOf(expert, cycle, ledger).find(isAgainst)
      if (against) pool.excluded.push({ expert, clause: codes[against.code].clause, why: against })
      else if (characters(strengthsOf(expert)) < LEAST_TO_RANK) pool.short.push(expert)
      else pool.eligible.push(expert)
    }
  }
  return pool
}

const findingsOf = (expert: FiledExpert, { cycle }: CycleLedger, { settings }: Ledger): Finding[] => [
  ...checkExpert(expert, { cycle, site: settings }),
]

/** Whom an enterprise may not be told of: not eligible, or he has not agreed to it. */
const isAgainst = ({ severity, code }: Finding) => severity === 'error' || code === 'no-consent'

const strengthsOf = ({ partial }: FiledExpert): string => partial.private?.strengths ?? ''
const linesOf = (expert: FiledExpert): string[] => strengthsOf(expert).split('\n')

/** For each demand of a cycle that asks for an expert its matches, in the order of the entries. */
export function matchesOf(cycle: CycleLedger, ledger: Ledger, pool = poolOf(cycle, ledger)): Matches[] {
  const toMatch = demandsToMatch(cycle)
  const matcher = new Matcher(
    toMatch.map(({ entry }) => questionText(entry)),
    pool.eligible.map((expert) => ({ id: expert.alias, lines: linesOf(expert) })),
  )
  const experts = new Map(pool.eligible.map((expert) => [expert.alias, expert]))
  const states = new Map(toMatch.map(({ entry, state }) => [entry, state]))
  return cycle.entries.map((entry) => {
    const refused = refusalOf(entry, states.get(entry))
    const matches: Matches = { entry, refused, sameIndustry: [], otherIndustry: [] }
    if (refused) return matches
    const industry = entry.partial.public?.enterprise?.industry
    const { ranked, sharedWith } = matcher.rank(questionText(entry))
    const asked = textsOf(entry).join('\n')
    for (const { id, most } of ranked) {
      const expert = experts.get(id)!
      const isSame = industry !== undefined && expert.partial.private?.industries?.includes(industry) === true
      const list = isSame ? matches.sameIndustry : matches.otherIndustry
      if (list.length === MOST || most < matcher.telling) continue
      const pairs = bestPairs(asked, linesOf(expert), sharedWith(id), MOST_PAIRS, matcher.telling)
      // Whom no sentence speaks for is not shown.
      if (pairs.length === 0) continue
      list.push({
        expert,
        pairs,
        isTarget: isTarget(expert, entry),
        remarks: findingsOf(expert, cycle, ledger),
      })
    }
    return matches
  })
}

/** Stages from which on a demand has its expert. */
const TAKEN: ReadonlySet<string> = new Set(['已确认', '已入选', '已签约', '服务中', '期满'] satisfies Stage[])

function refusalOf(entry: Entry, state: Stage | '待对接' | undefined): Matches['refused'] {
  if (entry.partial.public?.status === '已撤回') return { reason: 'withdrawn' }
  if (!asksForExpert(entry)) return { reason: 'no-request' }
  return state !== undefined && TAKEN.has(state) ? { reason: 'placed', stage: state as Stage } : undefined
}

function isTarget({ partial }: FiledExpert, { district, id }: Entry): boolean {
  return (partial.private?.targets ?? []).some((target) => target?.district === district && target.id === id)
}

/** What a demand says of what it looks for; all of it is public. */
export function textsOf({ partial }: Entry): string[] {
  const { expertRequest, challenges = [] } = partial.public ?? {}
  const texts = [
    expertRequest?.field,
    expertRequest?.problem,
    ...challenges.flatMap((challenge) => [challenge?.summary, challenge?.description]),
  ]
  return texts.filter((text) => text !== undefined)
}

/** The wanted field counts twice. */
export function questionText(entry: Entry): string {
  const texts = textsOf(entry)
  return [...texts.slice(0, 1), ...texts].join('\n')
}
