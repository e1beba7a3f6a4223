import { type Finding, finding, type Point } from './finding.ts'

/** Of one file. Even a small one can hold tens of thousands of faults; beyond these nobody reads on. */
export const MOST_FINDINGS = 200

/** The first findings of a file, and one that says where the others begin. */
export function bounded(file: string, findings: Finding[], placeOf: (found: Finding) => Point): Finding[] {
  const next = findings[MOST_FINDINGS]
  if (!next) return findings
  const args = { at: placeOf(next), shown: MOST_FINDINGS }
  return [...findings.slice(0, MOST_FINDINGS), finding('too-many-findings', { file }, args)]
}
