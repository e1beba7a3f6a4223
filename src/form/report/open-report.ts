import { kinds } from '../../domain/kinds.ts'
import { type ReportPlace, readReportMark } from '../../domain/report-place.ts'
import { isMapping, type Tree, valueAt, withoutEmpty } from '../../domain/tree.ts'
import { placeOfReportName, reportForm as text } from '../../text/report-form.ts'
import { readYaml } from '../../yaml/read.ts'
import { readTidied } from '../entry/pasted-text.ts'

/** Reports of ours that are opened: loaded when there is one. */

export interface PlacedReport {
  place: Pick<ReportPlace, 'period'>
  tree: Tree
}

interface ReadReport {
  tree: Tree
  /** As its first line says; absent where that is gone. */
  place: ReportPlace | undefined
}

/** Undefined for whatever is no report. */
export function readReport(written: string): ReadReport | undefined {
  if (new TextEncoder().encode(written).length > kinds.report.maxBytes) return undefined
  const { tree } = readTidied(
    written,
    (text) => readYaml(text, ''),
    (read) => isMapping(valueAt(read.tree, ['public'])),
  )
  if (tree === undefined || valueAt(tree, ['public']) === undefined) return undefined
  return { place: readReportMark(written), tree: withoutEmpty(tree) }
}

/** The report in a file, or why it is not opened here. */
export function openReport(written: string, name: string, own: ReportPlace): PlacedReport | string {
  const read = readReport(written)
  if (!read) return text.notReport
  const { tree } = read
  if (valueAt(tree, ['private']) === undefined) return text.sealed
  const place = read.place ?? placeOfReportName(name)
  if (!place) return text.noPlace
  if (place.alias !== own.alias || place.period > own.period) {
    return text.otherReport(place.alias, place.period)
  }
  return { tree, place }
}
