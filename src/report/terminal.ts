import { clauseName } from '../text/clause-names.ts'
import { visible } from '../text/visible.ts'
import { clauseOf, countOf, type LocatedFinding, type Report } from './locate-findings.ts'

export interface TerminalOptions {
  colour: boolean
}

const SEVERITIES = {
  error: { name: '错误', colour: 31 },
  warning: { name: '提醒', colour: 33 },
  information: { name: '说明', colour: 36 },
} as const

/** Findings for a terminal: by file, each with location, problem, repair, clause. */
export function terminalReport(report: Report, { colour }: TerminalOptions): string {
  const paint = (text: string, code: number) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const lines: string[] = []
  let file: string | undefined
  for (const located of report.findings) {
    if (located.finding.file !== file) {
      file = located.finding.file
      lines.push('', paint(visible(file), 1))
    }
    lines.push(...describe(located, paint))
  }
  lines.push('', summary(report))
  return `${lines.join('\n').trimStart()}\n`
}

function describe(located: LocatedFinding, paint: (text: string, code: number) => string): string[] {
  const { finding, words, location, excerpt } = located
  const { name, colour } = SEVERITIES[finding.severity]
  const at = 'line' in location ? `${location.line}:${location.column}` : '文件'
  const lines = [
    `  ${at}  ${paint(name, colour)}  ${visible(words.problem)}`,
    `      改法：${visible(words.repair)}`,
  ]
  if (excerpt !== undefined && 'line' in location)
    lines.push(...excerptLines(excerpt, location.line, location.column))
  lines.push(paint(`      依据：${clauseName(clauseOf(finding))}　代码：${finding.code}`, 2))
  return lines
}

const LONGEST_EXCERPT = 60

function excerptLines(excerpt: string, line: number, column: number): string[] {
  const from = Math.max(0, column - 1 - LONGEST_EXCERPT / 2)
  const shown = visible(excerpt.slice(from, from + LONGEST_EXCERPT))
  const before = visible(excerpt.slice(from, column - 1))
  const margin = `      ${line} | `
  const indent = [...before].map((character) => (isWide(character) ? '　' : ' ')).join('')
  return [`${margin}${shown}`, `${' '.repeat(margin.length - 2)}| ${indent}^`]
}

function isWide(character: string): boolean {
  return character.codePointAt(0)! >= 0x2e80
}

export function summary(report: Report): string {
  const errors = countOf(report, 'error')
  const warnings = countOf(report, 'warning')
  const information = countOf(report, 'information')
  if (errors + warnings + information === 0) return `已核对 ${report.files} 个文件，没有发现问题。`
  const parts = [
    errors && `${errors} 个错误（必须改正）`,
    warnings && `${warnings} 个提醒（请人工判断）`,
    information && `${information} 条说明`,
  ].filter(Boolean)
  return `已核对 ${report.files} 个文件：${parts.join('，')}。`
}
