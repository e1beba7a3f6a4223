import { canonicalTree } from '../../domain/canonical-tree.ts'
import { kinds } from '../../domain/kinds.ts'
import { type ReportPlace, reportMark } from '../../domain/report-place.ts'
import { reportSchema } from '../../domain/service-report.ts'
import type { Tree } from '../../domain/tree.ts'
import { commentsOf } from '../../text/comments-of.ts'
import { reportFileName } from '../../text/report-form.ts'
import { writeYaml } from '../../yaml/write.ts'
import { reportTree } from './report-fields.ts'

/** The finished report as the file that the district takes: plain, since whoever takes it seals it. */
export interface ReportFile {
  name: string
  text: string
}

const comment = commentsOf(reportSchema)

/** @throws RangeError for one that is larger than a report may be */
export function reportFile(tree: Tree, place: ReportPlace, districtName: string): ReportFile {
  const header = [reportMark(place, districtName)]
  const text = writeYaml(canonicalTree(tree, reportTree), reportTree, { header, comment })
  const bytes = new TextEncoder().encode(text).length
  if (bytes > kinds.report.maxBytes) throw new RangeError(`The report has ${bytes} bytes`)
  return { name: reportFileName(place.alias, place.period), text }
}
