import type { Clause } from '../../domain/clauses.ts'
import { asClause } from '../notice/clauses-of.ts'

/** The clauses that a story names, each once, in its own order. Its MDX is held to plain attributes. */
export function clausesCited(source: string): Clause[] {
  const ids = [...source.matchAll(/<ClauseRef\s+id="([^"<]+)"/g)].map(([, id]) => asClause(id!))
  return [...new Set(ids)]
}
