import { type Annex2Column, type Annex2Row, type Annex2Table, annex2Column } from '../../domain/annex2.ts'
import type { Demand } from '../../domain/demand.ts'
import { honors, OTHER } from '../../domain/option-lists.ts'
import { type Tally, tallyOf } from '../annex2/tally.ts'

/** What the 推荐函 says in figures, all counted from the entries. */
export interface LetterCounts extends Tally {
  /** Entries with part 四 only, and their problems. */
  alone: number
  problemsAlone: number
  people: number
  agreed: number
  /** In the form's order, 其他 included; an entry may have several. */
  honors: [honor: string, entries: number][]
  withoutHonor: number
  withInstitutions: number
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
  const alone = demands.filter((demand) => !demand.public.expertRequest)
  const people = demands.flatMap((demand) => demand.private?.candidates ?? [])
  const having = (honor: string) =>
    demands.filter((demand) => (demand.public.enterprise.honors as readonly string[]).includes(honor)).length
  return {
    ...tallyOf(demands.map((demand) => ({ demand }))),
    alone: alone.length,
    problemsAlone: alone.flatMap((demand) => demand.public.challenges ?? []).length,
    people: people.length,
    agreed: people.filter(({ agreed }) => agreed).length,
    honors: honors.map((honor): [string, number] => [honor, having(honor)]),
    withoutHonor: demands.filter((demand) => demand.public.enterprise.honors.length === 0).length,
    withInstitutions: demands.filter((demand) => demand.public.research.institutions.length > 0).length,
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

/** 其他 has no name of its own in a sentence. */
export const isOther = (honor: string): boolean => honor === OTHER
