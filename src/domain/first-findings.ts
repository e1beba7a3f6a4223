import { type Finding, finding, type Point } from './finding.ts'

/** Of one file. Even a small one can hold tens of thousands of faults; beyond these nobody reads on. */
export const MAX_FINDINGS = 200

/** The first findings of a file, and one that says where the others begin. */
export function firstFindings(
  file: string,
  findings: Finding[],
  locationOf: (found: Finding) => Point,
): Finding[] {
  const next = findings[MAX_FINDINGS]
  if (!next) return findings
  const args = { at: locationOf(next), shown: MAX_FINDINGS }
  return [...findings.slice(0, MAX_FINDINGS), finding('too-many-findings', { file }, args)]
}
