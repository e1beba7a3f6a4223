import { askedOf } from '../src/documents/import/import-asked.ts'
import type { ImportedTree, ImportFinding } from '../src/documents/import/import-result.ts'
import { leftoverLocation } from '../src/documents/import/leftover-location.ts'
import type { District } from '../src/domain/district.ts'
import type { Finding } from '../src/domain/finding.ts'
import type { Site } from '../src/domain/site.ts'
import { valueAt } from '../src/domain/tree.ts'
import { fieldName } from '../src/text/field-names.ts'
import { wordFinding } from '../src/text/findings.ts'
import { reasons, importWords as words } from '../src/text/import.ts'
import { type Locality, localityOf } from '../src/text/locality.ts'
import { codeFault } from './import-codes.ts'

export interface ImportReport {
  /** Where the entry was written, below the output folder. */
  target: string
  imported: ImportedTree
  /** Name of the file that it is from. */
  fileName: string
  /** Of schema and rules. */
  findings: readonly Finding[]
  year: string
  /** Another entry of this run has the same enterprise. */
  isTwice: boolean
  code: string | undefined
  /** As in `Job`. */
  accepted: readonly string[]
  district: District
  site: Site | undefined
}

/** What a clerk must know of one entry. */
export interface EntryReport {
  /** For the terminal, which may be kept: never with a value of the form, public or not. */
  text: string
  /** The same with what the paper says, for a file beside the entry. */
  quoted: string
  /** How many places a person must look at. */
  open: number
}

export function importReport(report: ImportReport): EntryReport {
  const open = openOf(report)
  const written = (quote: boolean) =>
    linesOf(report, open, quote)
      .map((line) => `  ${line}\n`)
      .join('')
  return {
    text: written(false),
    quoted: written(true),
    open:
      report.imported.findings.length +
      report.imported.leftovers.length +
      open.asked.length +
      open.further.length +
      open.about.length,
  }
}

/** What is open beside the fields and texts of the paper. */
interface Open {
  asked: string[]
  /** About code and sealing. */
  about: string[]
  /** Of the rules, without fields that are listed as empty already. */
  further: Finding[]
}

function openOf({
  imported,
  findings,
  code,
  accepted,
  district,
  year,
  fileName,
  isTwice,
}: ImportReport): Open {
  const { paper } = imported
  const fault = paper.creditCode === undefined ? undefined : codeFault(paper.creditCode, accepted)
  const empty = new Set(
    imported.findings.filter(({ outcome }) => outcome === 'empty').map(({ path }) => path.join('.')),
  )
  return {
    asked: askedOf(paper, { fileName, year, district }).map(words.asked),
    about: [
      ...(isTwice ? [words.duplicate] : []),
      ...(code === undefined && fault ? [words.codeRefused(fault)] : []),
      ...(code === undefined ? [words.noCode] : []),
    ],
    further: findings.filter(
      ({ code: found, path, severity }) =>
        severity !== 'information' &&
        found !== NOT_ON_PAPER &&
        !(EMPTY_CODES.has(found) && empty.has(path.join('.'))),
    ),
  }
}

/** No paper has a place for it, so it is a step of its own, and no fault of this paper. */
const NOT_ON_PAPER = 'no-consent'

/** What the rules say of a field that was left empty. */
const EMPTY_CODES: ReadonlySet<string> = new Set(['missing', 'required-here'])

function linesOf(
  { target, imported, findings: findingsOfRules, code, district, site }: ImportReport,
  open: Open,
  quote: boolean,
): string[] {
  const { understood, findings, leftovers, paper } = imported
  const count = (outcome: ImportFinding['outcome']) =>
    findings.filter((found) => found.outcome === outcome).length
  const counts = [
    words.understood(understood.length),
    words.toFill(count('empty')),
    words.toLook(count('look')),
  ]
  const name = quote ? enterpriseOf(imported) : undefined
  const lines = [`→ ${target}${name ? `（${name}）` : ''}`, `${counts.join('，')}。`, ...open.asked]
  if (understood.length > 0) lines.push(`已读出：${understoodNames(imported)}。`)
  if (findings.length > 0)
    lines.push(words.listed, ...findings.map((found) => `  ${fieldLine(found, quote)}`))
  if (leftovers.length > 0) {
    lines.push(words.leftovers(leftovers.length))
    for (const left of leftovers) {
      lines.push(`  ${leftoverLocation(left)}${quote ? `：${onOneLine(left.text)}` : ''}`)
    }
  }
  if (paper.digest) lines.push(words.digest(paper.digest))
  if (paper.filing) lines.push(words.filing)
  lines.push(...open.about)
  if (code !== undefined && site?.privatePart !== 'plain') lines.push(words.notSealed)
  if (findingsOfRules.some(({ code: found }) => found === NOT_ON_PAPER)) lines.push(words.noConsent)
  lines.push(...checkedLines(imported, open, localityOf(site, [district])))
  return lines
}

const onOneLine = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .join(' / ')

function enterpriseOf({ tree }: ImportedTree): string | undefined {
  const name = valueAt(tree, ['public', 'enterprise', 'name'])
  return typeof name === 'string' && name !== '' ? name : undefined
}

function understoodNames({ understood }: ImportedTree): string {
  return [...new Set(understood.map((path) => fieldName('demand', path)))].join('、')
}

function fieldLine({ path, label, why, outcome, read, readings }: ImportFinding, quote: boolean): string {
  const cell = label ? `（${words.cell(label)}）` : ''
  const said = quote && read !== undefined ? words.quoted(onOneLine(read)) : ''
  const ways = quote && readings ? (outcome === 'look' ? words.howRead : words.readings)(readings) : ''
  return `【${words.outcome[outcome]}】${fieldName('demand', path)}${cell}：${said}${reasons[why]}${ways}`
}

/** “No error” only where nothing at all is open. */
function checkedLines(imported: ImportedTree, { further, asked, about }: Open, locality: Locality): string[] {
  if (further.length > 0) {
    const missing = further.filter(({ code }) => code === 'missing')
    const others = further.filter(({ code }) => code !== 'missing')
    return [
      words.checked,
      ...(missing.length > 0
        ? [`  ${words.missing(missing.map(({ path }) => fieldName('demand', path)))}`]
        : []),
      ...others.map((found) => {
        const { problem, repair } = wordFinding(found, locality)
        return `  ${problem}${repair}`
      }),
    ]
  }
  const whole = [imported.findings, imported.leftovers, asked, about].every(({ length }) => length === 0)
  return [whole ? words.valid : words.onlyEmpty]
}
