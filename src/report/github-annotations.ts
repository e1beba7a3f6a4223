import type { Severity } from '../domain/finding.ts'
import { clauseName } from '../text/clause-names.ts'
import { visible } from '../text/visible.ts'
import type { LocatedFinding, Report } from './locate-findings.ts'
import { clauseOf } from './locate-findings.ts'
import { summary } from './terminal.ts'

const COMMANDS: Record<Severity, 'error' | 'warning' | 'notice'> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
}

/** GitHub shows at most ten annotations of each kind for a step, and drops the rest silently. */
const MOST = 10

/** Workflow commands: one annotation a finding, the first of each kind, and the rest counted. */
export function githubReport(report: Report): string {
  const shown = (Object.keys(COMMANDS) as Severity[]).flatMap((severity) =>
    report.findings.filter(({ finding }) => finding.severity === severity).slice(0, MOST),
  )
  const hidden = report.findings.length - shown.length
  const lines = shown.map(annotation)
  if (hidden > 0) lines.push(`另有 ${hidden} 条没有在这里标出，完整清单见本次运行的摘要。`)
  return `${[...lines, summary(report)].join('\n')}\n`
}

function annotation({ finding, words, location }: LocatedFinding): string {
  const properties = {
    file: finding.file,
    ...('line' in location && { line: String(location.line), col: String(location.column) }),
    title: `${words.title}（${clauseName(clauseOf(finding))}）`,
  }
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`)
  return `::${COMMANDS[finding.severity]} ${list.join(',')}::${escapeData(`${words.problem}${words.repair}`)}`
}

function escapeData(text: string): string {
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  return visible(escaped)
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
