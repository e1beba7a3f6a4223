import { codes, type Finding } from '../../src/domain/finding.ts'
import { buildLedger, type Source } from '../../src/domain/ledger.ts'
import { checkLedger } from '../../src/domain/rules/index.ts'
import { canonicalEntry } from '../../src/node/canonical-entry.ts'
import { inStableOrder } from '../../src/node/check-folder.ts'
import { githubReport } from '../../src/report/github-annotations.ts'
import { jsonReport } from '../../src/report/json.ts'
import { type LocatedFinding, locateFindings, type Report } from '../../src/report/locate-findings.ts'
import { markdownReport } from '../../src/report/markdown.ts'
import { publicTable } from '../../src/report/public-table.ts'
import { terminalReport } from '../../src/report/terminal.ts'
import { type ContentFile, readContentFile } from '../../src/yaml/content-file.ts'

export interface CheckedEntry {
  /** What the reader, the rules and the reporters did that they never may; empty if all is well. */
  faults: string[]
  /** What people are shown, in each format. */
  reports: string[]
  /** The codes of its errors; none: the entry was accepted. */
  errors: Set<Finding['code']>
}

/** One entry on its whole way: read, validated beside the rest of the ledger, reported four times, rewritten. */
export function checkEntry(file: string, bytes: Uint8Array, surroundings: readonly Source[]): CheckedEntry {
  const read = readContentFile(file, bytes)!
  const ledger = buildLedger([...surroundings, read as Source])
  const files = new Map([[file, read]])
  const own = [...read.findings, ...checkLedger(ledger)].filter((found) => found.file === file)
  const located = locateFindings(inStableOrder(own, files), files)
  const report = { findings: located, files: 1 }
  const [terminal, github, markdown, json] = reportsOf(report, read)
  const faults = [
    ...located.flatMap((found) => locationFault(found, read)),
    ...[terminalFault(terminal), githubFault(github), markdownFault(markdown)].filter(
      (fault) => fault !== false,
    ),
    ...(JSON.parse(json).findings.length === located.length ? [] : ['JSON lacks findings']),
    ...canonicalFaults(read),
  ]
  const errors = own.filter(({ severity }) => severity === 'error').map(({ code }) => code)
  if (read.value === undefined && errors.length === 0) faults.push('refused without an error')
  return { faults, reports: [terminal, github, markdown, json], errors: new Set(errors) }
}

/** A refusal has a code of the table, words, and a place within the text (or says that it is the whole file). */
export function locationFault({ finding, location, words }: LocatedFinding, { text }: ContentFile): string[] {
  const { code, path } = finding
  if (!(code in codes) || !words.title || !words.problem || !words.repair) return [`${code} without words`]
  if (!('line' in location)) return path.length > 0 ? [`${code} at ${path.join('.')} has no place`] : []
  const lines = (text ?? '').split('\n')
  const line = lines[location.line - 1]
  // Bytes that are no text have a place in what a lenient reader shows.
  if (text === undefined) return code === 'encoding' && location.line >= 1 ? [] : [`${code} in no text`]
  const within = line !== undefined && location.column >= 1 && location.column <= line.length + 1
  return within ? [] : [`${code} at ${location.line}:${location.column}, outside the text`]
}

function reportsOf(report: Report, { file, tree }: ContentFile): [string, string, string, string] {
  const tables = tree === undefined ? [] : [publicTable(file, tree)]
  return [
    terminalReport(report, { colour: false }),
    githubReport(report),
    markdownReport(report, { siteUrl: 'https://example.invalid/', tables }),
    jsonReport(report),
  ]
}

/** No sign that steers a terminal. */
export function terminalFault(shown: string): string | false {
  return (
    /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f]/.test(shown) &&
    'a control character'
  )
}

/** Every command is one of ours: severity, known properties, and nothing that opens another. */
export function githubFault(shown: string): string | false {
  if (/[\r\u0000]/.test(shown)) return 'a line break in a command'
  const lines = shown.split('\n').filter((line) => line.includes('::'))
  const own = /^::(?:error|warning|notice) file=[^,:]*(?:,line=\d+,col=\d+)?,title=[^,:]*::/
  return lines.some((line) => !own.test(line)) && 'a forged command'
}

/** No raw HTML, and no more cells in a table's row than two. */
export function markdownFault(shown: string): string | false {
  const text = shown.replace(/`[^`\n]*`/g, '')
  if (/[<>]/.test(text)) return 'raw HTML'
  const rows = text.split('\n').filter((line) => line.startsWith('|'))
  return rows.some((row) => row.split('|').length !== 4) && 'a row with more cells'
}

/** What `--fix` writes says the same, and is left alone by the next run. */
function canonicalFaults(read: ContentFile): string[] {
  const written = canonicalEntry(read)
  if (written === undefined) return []
  const again = readContentFile(read.file, new TextEncoder().encode(written))!
  if (canonicalEntry(again) !== written) return ['the canonical form is not stable']
  return read.value !== undefined && again.value === undefined ? ['the canonical form is refused'] : []
}
