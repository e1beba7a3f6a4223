import { withoutIdNumbers } from '../domain/credit-code.ts'
import type { Code, Severity } from '../domain/finding.ts'
import { clauseOf, countOf, type Report } from './locate-findings.ts'

/** The shape of `--format json`; a change of meaning raises `version`. */
export interface JsonReport {
  version: 1
  /** How many files were read. */
  files: number
  counts: Record<Severity, number>
  findings: JsonFinding[]
}

export interface JsonFinding {
  code: Code
  severity: Severity
  /** Below the repository's root, with `/`. */
  file: string
  /** From 1; both absent for the file as a whole. */
  line?: number
  /** From 1, in UTF-16 code units. */
  column?: number
  /** Clause id of the notice, such as `4.3`, or 报送, 附件1, 附件2, 隐私, 文件, title. */
  clause: string
  /** The check in a few words, the problem and the repair, in Chinese. */
  title: string
  problem: string
  repair: string
}

/** Findings for programs; values of private fields are never in it. */
export function jsonReport(report: Report): string {
  const { files, findings } = report
  const data: JsonReport = {
    version: 1,
    files,
    counts: {
      error: countOf(report, 'error'),
      warning: countOf(report, 'warning'),
      information: countOf(report, 'information'),
    },
    findings: findings.map(({ finding: { code, severity, file }, words, location }) => ({
      code,
      severity,
      file,
      ...('line' in location && { line: location.line, column: location.column }),
      clause: clauseOf({ code, file }),
      ...words,
    })),
  }
  return `${withoutIdNumbers(JSON.stringify(data, undefined, 2))}\n`
}
