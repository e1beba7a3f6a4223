import { readMark } from '../../../domain/entry-mark.ts'
import type { Finding } from '../../../domain/finding.ts'
import { pathOf } from '../../../domain/kinds.ts'
import { type ReportPlace, readReportMark, reportsIn } from '../../../domain/report-place.ts'
import { isMapping, type Tree, valueAt } from '../../../domain/tree.ts'
import { wordForForm } from '../../../text/findings.ts'
import { placeOfReportName } from '../../../text/report-form.ts'
import { receiving as text } from '../../../text/reports-desk.ts'
import { readContentFile } from '../../../yaml/content-file.ts'
import { readTidied } from '../../entry/pasted-text.ts'
import type { Place } from '../follow-up/places.ts'

/** A report that experts have sent, and where it belongs. */
export interface SentReport {
  place: ReportPlace
  path: string
  tree: Tree
}

/** A report that another one takes the place of. */
export interface Replaced {
  /** Its day of reporting; '' where none is written. */
  on: string
  /** Than what takes its place: perhaps an old file was sent again. */
  isNewer: boolean
  /** By the enterprise, which the other is not. */
  wasConfirmed: boolean
}

/** The reports in a file or in a pasted text, and why others are not taken, in words. */
export interface SentReports {
  reports: SentReport[]
  refused: string[]
}

const TEXT_FILE = /\.(?:ya?ml|txt)$/i

/** A file as it comes; `name` as in `readReports`. */
export function readReportFile(bytes: Uint8Array, name: string, own: Place): SentReports {
  const { text: written, findings = [] } = readContentFile(pathOf('report', { ...own }), bytes) ?? {}
  if (written !== undefined) return readReports(written, name, own)
  // Where it belongs is not known yet.
  const ofBytes = findings.filter(({ code }) => code !== 'file-name')
  return { reports: [], refused: [TEXT_FILE.test(name) ? wordsOf(ofBytes) : text.notText] }
}

/** `name`: of the file, where the first line is gone; '' where there is none. */
export function readReports(written: string, name: string, own: Place): SentReports {
  if (written.trim() === '') return { reports: [], refused: [text.empty] }
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
  if (!place) return readMark(written) ? text.demand : text.noPlace
  if (place.year !== own.year) return text.otherYear(place.year)
  if (place.district !== own.district) return text.otherDistrict
  const path = pathOf('report', { ...place })
  const { tree, findings } = readTidied(
    written,
    (text) => readContentFile(path, new TextEncoder().encode(text))!,
    (read) => isMapping(valueAt(read.tree, ['public'])),
  )
  if (tree === undefined) return wordsOf(findings)
  if (valueAt(tree, ['sealed']) !== undefined) return text.sealed
  return isMapping(tree) && valueAt(tree, ['public']) !== undefined ? { place, path, tree } : text.notReport
}

function wordsOf([first]: readonly Finding[]): string {
  if (!first) return text.notReport
  const { problem, repair } = wordForForm(first)
  const line = 'at' in first.args && first.args.at ? text.line(first.args.at.line) : ''
  return line + problem + repair
}

/** '' where no date is written. */
const submittedOn = (tree: Tree): string => {
  const day = valueAt(tree, ['public', 'submittedOn'])
  return typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : ''
}

/** Of several reports for one place the one of the last day counts; of the same day, the one that comes last. */
export const isNewest = (report: SentReport, all: readonly SentReport[]): boolean =>
  all
    .filter(({ path }) => path === report.path)
    .reduce((one, other) => (submittedOn(other.tree) < submittedOn(one.tree) ? one : other)) === report

/** What a report takes the place of, and what of that is lost; undefined where nothing is known to have been there. */
export function replacedBy(tree: Tree, before: Tree | undefined): Replaced | undefined {
  if (before === undefined) return undefined
  const confirmed = ['private', 'confirmed']
  const [on, now] = [submittedOn(before), submittedOn(tree)]
  return {
    on,
    isNewer: now !== '' && on > now,
    wasConfirmed: valueAt(before, confirmed) !== undefined && valueAt(tree, confirmed) === undefined,
  }
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
