import type { Finding } from '../../../domain/finding.ts'
import { pathOf } from '../../../domain/kinds.ts'
import { type ReportPlace, readReportMark, reportsIn } from '../../../domain/report-place.ts'
import { isMapping, type Tree, valueAt } from '../../../domain/tree.ts'
import { wordForForm } from '../../../text/findings.ts'
import { placeOfReportName } from '../../../text/report-form.ts'
import { receiving as text } from '../../../text/reports-desk.ts'
import { readContentFile } from '../../../yaml/content-file.ts'
import type { Place } from '../follow-up/places.ts'

/** A report that experts have sent, and where it belongs. */
export interface SentReport {
  place: ReportPlace
  path: string
  tree: Tree
}

/** The reports in a file or in a pasted text, and why others are not taken, in words. */
export interface SentReports {
  reports: SentReport[]
  refused: string[]
}

/** `name`: of the file, where the first line is gone; '' where there is none. */
export function readReports(written: string, name: string, own: Place): SentReports {
  const found: SentReports = { reports: [], refused: [] }
  const several = reportsIn(written)
  for (const each of several.length > 0 ? several : [written]) {
    const read = readReport(each, name, own)
    if (typeof read === 'string') found.refused.push(read)
    else found.reports.push(read)
  }
  return found
}

function readReport(written: string, name: string, own: Place): SentReport | string {
  const named = placeOfReportName(name)
  const place = readReportMark(written) ?? (named && { ...own, ...named })
  if (!place) return text.noPlace
  if (place.year !== own.year) return text.otherYear(place.year)
  if (place.district !== own.district) return text.otherDistrict
  const path = pathOf('report', { ...place })
  const { tree, findings = [] } = readContentFile(path, new TextEncoder().encode(written)) ?? {}
  if (tree === undefined) return wordsOf(findings)
  if (valueAt(tree, ['sealed']) !== undefined) return text.sealed
  return isMapping(tree) && valueAt(tree, ['public']) !== undefined ? { place, path, tree } : text.notReport
}

function wordsOf([first]: readonly Finding[]): string {
  if (!first) return text.notReport
  const { problem, repair } = wordForForm(first)
  return problem + repair
}

/**
 * The report as it is taken: what the district has recorded of the enterprise's confirmation stays as long as what was confirmed
 * is the same. `before`: the report of that period, as it stood.
 */
export function withConfirmation(tree: Tree, before: Tree | undefined): Tree {
  const confirmed = valueAt(before, ['private', 'confirmed'])
  const [part, was] = [valueAt(tree, ['private']), valueAt(before, ['private'])]
  if (!isMapping(tree) || !isMapping(confirmed) || !isMapping(part) || !isMapping(was)) return tree
  const isSame = contentOf(part) === contentOf(was)
  return isSame && part['confirmed'] === undefined ? { ...tree, private: { ...part, confirmed } } : tree
}

const contentOf = ({ confirmed: _, ...content }: Record<string, Tree>): string =>
  JSON.stringify(Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1)))
