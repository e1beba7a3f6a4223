import type { Found, FoundRow } from '../../catalogue/finder.ts'
import type { Query } from '../../catalogue/query.ts'

/** An answer, as the page shows it. */
export interface Shown {
  found: Found
  /** Of this page; none where the plain list answers. */
  rows: FoundRow[] | undefined
  page: number
  pages: number
  /** The paragraph that was asked for; '' for none. */
  profile: string
  /** Demands of the years that were looked through. */
  all: number
  /** These years, the newest first. */
  years: string[]
  /** Demands of the other years. */
  olderCount: number
  /** For an empty list: what one condition less would find. */
  fewer: { to: Query; hits: number }[]
  /** For an empty list: the words that nothing has, and what is left without them. */
  inTheWay: { words: string[]; rest: string }
  nearest: FoundRow[]
}

/** One condition, in the page's words, with the question that leaves it out. */
export interface Condition {
  name: string
  to: Query
}
