import type { Clause } from './clauses.ts'
import { type CodeInfo, codes, type Finding } from './finding.ts'
import { classify, kinds } from './kinds.ts'

/** The clause that a finding stands on: its code's, or, where the schema reports it, that of the file's kind. */
export function clauseOf({ code, file }: Pick<Finding, 'code' | 'file'>): Clause {
  const { clause, ofSchema }: CodeInfo = codes[code]
  const { kind } = classify(file)
  return ofSchema && kind !== undefined ? kinds[kind].clause : clause
}
