import type { ImportedTree, ImportFinding, Leftover } from '../src/documents/import/import-result.ts'
import type { District } from '../src/domain/district.ts'
import type { Finding } from '../src/domain/finding.ts'
import type { Site } from '../src/domain/site.ts'
import { fieldName } from '../src/text/field-names.ts'
import { wordFinding } from '../src/text/findings.ts'
import { reasons, importWords as words } from '../src/text/import.ts'
import { type Locality, localityOf } from '../src/text/locality.ts'
import { codeFault } from './import-codes.ts'

export interface ImportReport {
  /** Where the entry was written, below the output folder. */
  target: string
  imported: ImportedTree
  /** Its findings from `validate`. */
  findings: readonly Finding[]
  code: string | undefined
  /** As in `Job`. */
  accepted: readonly string[]
  district: District
  site: Site | undefined
}

/** Report for a clerk, in Chinese; never with a value of the form, public or not. */
export function importReport({
  target,
  imported,
  findings,
  code,
  accepted,
  district,
  site,
}: ImportReport): string {
  const { understood, leftovers, paper } = imported
  const empty = imported.findings.filter(({ outcome }) => outcome === 'empty')
  const look = imported.findings.filter(({ outcome }) => outcome === 'look')
  const counts = [words.understood(understood.length), words.toFill(empty.length), words.toLook(look.length)]
  const lines = [`→ ${target}`, `${counts.join('，')}。`]
  if (understood.length > 0) lines.push(`已读出：${understoodNames(imported)}。`)
  lines.push(...section('待填', empty), ...section('请核对', look))
  if (leftovers.length > 0)
    lines.push(words.leftovers(leftovers.length), ...leftovers.map((left) => `  ${locationText(left)}`))
  if (paper.digest) lines.push(words.digest(paper.digest))
  if (paper.districtName && ![district.name, district.shortName].includes(paper.districtName)) {
    lines.push(words.otherDistrict(paper.districtName, district.name))
  }
  const fault = paper.creditCode === undefined ? undefined : codeFault(paper.creditCode, accepted)
  if (code === undefined && fault) lines.push(words.codeRefused(fault))
  if (code === undefined) lines.push(words.noCode)
  else if (site?.privatePart !== 'plain') lines.push(words.notSealed)
  lines.push(...validation(findings, empty, localityOf(site, [district])))
  return lines.map((line) => `  ${line}\n`).join('')
}

function understoodNames({ understood }: ImportedTree): string {
  return [...new Set(understood.map((path) => fieldName('demand', path)))].join('、')
}

function section(title: string, findings: readonly ImportFinding[]): string[] {
  if (findings.length === 0) return []
  return [
    `${title}：`,
    ...findings.map(({ path, label, why }) => {
      const cell = label ? `（${words.cell(label)}）` : ''
      return `  ${fieldName('demand', path)}${cell}：${reasons[why]}`
    }),
  ]
}

function locationText({ text, place }: Leftover): string {
  const { length } = [...text]
  if ('table' in place) return words.inTable(place.table, place.row, place.cell, length)
  if ('sheet' in place) return words.inSheet(place.sheet, place.row, place.column, length)
  return place.paragraph === 0 ? words.inNested(length) : words.inParagraph(place.paragraph, length)
}

/** The rules' findings, without fields already reported as empty. */
function validation(
  findings: readonly Finding[],
  empty: readonly ImportFinding[],
  locality: Locality,
): string[] {
  const extra = new Set(empty.map(({ path }) => path.join('.')))
  const further = findings.filter(({ code, path }) => code !== 'missing' || !extra.has(path.join('.')))
  if (findings.length === 0) return [words.valid]
  if (further.length === 0) return [words.onlyEmpty]
  return [
    words.checked,
    ...further.map((found) => {
      const { problem, repair } = wordFinding(found, locality)
      return `  ${problem}${repair}`
    }),
  ]
}
