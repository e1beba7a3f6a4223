import { allNodes, type FieldNode, fieldAt, formTree } from '../../domain/form-tree.ts'
import { type ReportInput, reportSchema } from '../../domain/service-report.ts'
import type { PathsOf } from '../../text/dotted-path.ts'
import type { FieldItem } from '../entry/plan.ts'

/** The fields of a two-month report as the form asks for them; all about a field comes from the schema. */

export type ReportPath = PathsOf<ReportInput>

export const reportTree = formTree(reportSchema)

/** Days of a month of the period before, as the form names them. */
export const earlierDays: FieldItem<string> = {
  kind: 'field',
  path: 'choices.earlier[].days',
  node: fieldAt(reportTree, 'private.days[].days'),
}

/** By the names of controls, `[]` for an index. */
export const reportNodes: ReadonlyMap<string, FieldNode> = new Map([
  ...[...allNodes(reportTree)].map((node) => [node.path, node] as const),
  [earlierDays.path, earlierDays.node],
])

export const reportField = (path: ReportPath): FieldItem<string> => ({
  kind: 'field',
  path,
  node: fieldAt(reportTree, path),
})

/** What came out of the period, one number each. */
export const resultFields: readonly FieldItem<string>[] = fieldAt(reportTree, 'private.results').children.map(
  (node) => ({ kind: 'field', path: node.path, node }),
)
