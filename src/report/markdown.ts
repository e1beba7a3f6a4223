import type { Severity } from '../domain/finding.ts'
import { clauseAnchor, clauseName } from '../text/clause-names.ts'
import { correctedYaml } from '../text/fixes.ts'
import { visible } from '../text/visible.ts'
import { clauseOf, countOf, type LocatedFinding, type Report } from './locate-findings.ts'
import type { PublicTable } from './public-table.ts'
import { summary } from './terminal.ts'

export interface MarkdownOptions {
  /** Where the site is published, with a `/` at its end; without it nothing is linked. */
  siteUrl?: string
  /** The public parts of the changed entries. */
  tables?: readonly PublicTable[]
  /** Bytes; sections beyond are counted, never cut. */
  longest?: number
  /** It stands below a heading that says the verdict. */
  isPart?: boolean
}

/** A comment on GitHub ends at 65,536 characters; counted here in bytes, to be on the safe side. */
const LONGEST = 60_000
const MOST_PER_FILE = 50

const MARKS: Record<Severity, string> = { error: '❌ 错误', warning: '⚠ 提醒', information: 'ℹ 说明' }

/** Findings for the summary and the comment of a pull request: by file, then the public parts as tables. */
export function markdownReport(report: Report, options: MarkdownOptions = {}): string {
  const { tables = [], longest = LONGEST, isPart = false } = options
  const verdict = countOf(report, 'error') > 0 ? '待修改' : '可审核'
  const sections = [
    ...[...Map.groupBy(report.findings, ({ finding }) => finding.file)].map(([file, findings]) =>
      fileSection(file, findings, options),
    ),
    ...(tables.length > 0 ? ['## 公开部分（将在网站公开）', ...tables.map(tableSection)] : []),
  ]
  const head = [...(isPart ? [] : [`## 核对结果：${verdict}`]), plain(summary(report))]
  return `${fitting(head, sections, longest).join('\n\n')}\n`
}

/** As many whole sections as fit, and a line that says how many do not. */
function fitting(head: string[], sections: string[], longest: number): string[] {
  const kept = [...head]
  const bytes = (text: string) => new TextEncoder().encode(text).length
  let length = bytes(head.join('\n\n'))
  for (const [index, section] of sections.entries()) {
    length += bytes(section) + 2
    if (length > longest - 300) {
      return [
        ...kept,
        `*内容太长，还有 ${sections.length - index} 段没有列出；请在本地运行 npm run check 查看全部。*`,
      ]
    }
    kept.push(section)
  }
  return kept
}

function fileSection(file: string, findings: readonly LocatedFinding[], options: MarkdownOptions): string {
  const shown = findings.slice(0, MOST_PER_FILE).map((located) => item(located, options))
  const rest = findings.length - shown.length
  const more = rest > 0 ? [`*这个文件还有 ${rest} 条没有列出。*`] : []
  return [`### ${code(file)}`, ...shown, ...more].join('\n\n')
}

function item(located: LocatedFinding, { siteUrl }: MarkdownOptions): string {
  const { finding, words, location } = located
  const at = 'line' in location ? `第 ${location.line} 行` : '整个文件'
  const lines = [
    `- **${MARKS[finding.severity]}　${at}**　${plain(words.problem)}`,
    `  改法：${plain(words.repair)}`,
  ]
  const fix = correctedYaml(finding)
  if (fix !== undefined) lines.push(`  改成：${code(fix)}`)
  lines.push(`  依据：${clauseLink(located, siteUrl)}　检查项：${ruleLink(located, siteUrl)}`)
  return lines.join('  \n')
}

function clauseLink({ finding }: LocatedFinding, siteUrl: string | undefined): string {
  const clause = clauseOf(finding)
  const anchor = clauseAnchor(clause)
  const year = /^content\/cycles\/(\d{4})\//.exec(finding.file)?.[1]
  if (!siteUrl || !anchor || !year) return clauseName(clause)
  return `[${clauseName(clause)}](${siteUrl}notice/${year}/#${anchor})`
}

function ruleLink({ finding, words }: LocatedFinding, siteUrl: string | undefined): string {
  return siteUrl ? `[${words.title}](${siteUrl}rules/#${finding.code})` : `${words.title}（${finding.code}）`
}

const LONGEST_VALUE = 160

function tableSection({ file, rows }: PublicTable): string {
  const lines = rows.map(({ label, value }) => {
    const characters = [...value]
    const short =
      characters.length > LONGEST_VALUE
        ? `${characters.slice(0, LONGEST_VALUE).join('')}…（共 ${characters.length} 字）`
        : value
    return `| ${plain(label)} | ${plain(short)} |`
  })
  return [`### ${code(file)}`, '', '| 栏目 | 内容 |', '|---|---|', ...lines].join('\n')
}

/** Escapes a text: nothing in it becomes markup, a link, a table cell, a mention or a second line. */
function plain(text: string): string {
  return visible(text.replace(/\s+/g, ' '))
    .replaceAll('@', '＠')
    .replace(/[\\`*_{}[\]()#+!|~&<>$]/g, (sign) => `&#${sign.charCodeAt(0)};`)
    .replace(/(https?|ftp):/gi, '$1&#58;')
    .replace(/www\./gi, 'www&#46;')
}

/** A code span that backticks and line ends cannot leave. */
function code(text: string): string {
  const safe = visible(text).replaceAll('`', 'ˋ').replaceAll('|', '¦').replaceAll('@', '＠')
  return `\`${safe}\``
}
