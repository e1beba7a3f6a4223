import {
  type Annex2Column,
  type Annex2Row,
  type Annex2Table,
  annex2Column,
  isRecommendedFirst,
} from '../../domain/annex2.ts'
import type { Demand } from '../../domain/demand.ts'
import { honors, OTHER } from '../../domain/option-lists.ts'

/** What the 推荐函 says in figures, all counted from the entries. */
export interface LetterCounts {
  /** Who is recommended: entries with part 三, the rows of 附件2. */
  asking: number
  /** Of these: with a 备选人员, and without. */
  withCandidates: number
  unspecified: number
  people: number
  agreed: number
  /** Problems of part 四 that they pose too. */
  problems: number
  /** Those that some of them have, in the form's order, without 其他; an entry may have several. */
  honors: [honor: string, entries: number][]
  withInstitutions: number
  /** Whom clause 6.2 recommends first. */
  first: number
  /** Entries with part 四 only, and their problems. */
  alone: number
  problemsAlone: number
}

/** The letter and the table that it is sent with say different things: neither may go out. */
export class CountsDisagree extends Error {
  override name = 'CountsDisagree'
  /** Which counts, with the table's figure and the entries'. */
  readonly counts: readonly { count: string; table: number; entries: number }[]

  constructor(counts: CountsDisagree['counts']) {
    super(`counts disagree: ${counts.map(({ count }) => count).join(', ')}`)
    this.counts = counts
  }
}

/** Counts the entries of a table, and throws `CountsDisagree` where the table's own rows say otherwise. */
export function letterCounts(table: Annex2Table): LetterCounts {
  const counts = countEntries(table.entries.map(({ demand }) => demand))
  const written = countRows(table)
  const unlike = Object.entries(written)
    .map(([count, found]) => ({ count, table: found, entries: counts[count as keyof typeof written] }))
    .filter(({ table, entries }) => table !== entries)
  if (unlike.length > 0) throw new CountsDisagree(unlike)
  return counts
}

function countEntries(demands: readonly Demand[]): LetterCounts {
  const asking = demands.filter((demand) => demand.public.expertRequest)
  const alone = demands.filter((demand) => !demand.public.expertRequest)
  const people = asking.flatMap((demand) => demand.private?.candidates ?? [])
  const withCandidates = asking.filter((demand) => (demand.private?.candidates?.length ?? 0) > 0).length
  const problemsOf = (some: readonly Demand[]) =>
    some.reduce((sum, demand) => sum + (demand.public.challenges?.length ?? 0), 0)
  const having = (honor: (typeof honors)[number]) =>
    asking.filter((demand) => demand.public.enterprise.honors.includes(honor)).length
  return {
    asking: asking.length,
    withCandidates,
    unspecified: asking.length - withCandidates,
    people: people.length,
    agreed: people.filter(({ agreed }) => agreed).length,
    problems: problemsOf(asking),
    honors: honors
      .filter((honor) => honor !== OTHER)
      .map((honor): [string, number] => [honor, having(honor)])
      .filter(([, count]) => count > 0),
    withInstitutions: asking.filter((demand) => demand.public.research.institutions.length > 0).length,
    first: asking.filter(isRecommendedFirst).length,
    alone: alone.length,
    problemsAlone: problemsOf(alone),
  }
}

const CANDIDATE = [annex2Column('candidate1'), annex2Column('candidate2')]
const AGREED = [annex2Column('agreed1'), annex2Column('agreed2')]
const UNSPECIFIED = annex2Column('unspecified')

/** The same from what stands in the cells of 附件2 and its sheet of problems. */
function countRows({ rows, challengesAlone }: Annex2Table) {
  const cells = (columns: readonly Annex2Column[]) =>
    rows.flatMap((row) => columns.map(({ value }) => value(row)).filter((value) => value !== undefined))
  const named = (row: Annex2Row) => CANDIDATE.some(({ value }) => value(row) !== undefined)
  return {
    asking: rows.length,
    withCandidates: rows.filter(named).length,
    unspecified: cells([UNSPECIFIED]).length,
    people: cells(CANDIDATE).length,
    agreed: cells(AGREED).filter((value) => value === '是').length,
    alone: new Set(challengesAlone.map(({ entry }) => entry.file)).size,
    problemsAlone: challengesAlone.length,
  }
}
