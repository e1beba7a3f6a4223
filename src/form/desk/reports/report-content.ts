import { fullLabel } from '../../../domain/declaration.ts'
import { type FieldNode, fieldsBelow, formTree } from '../../../domain/form-tree.ts'
import { reportSchema } from '../../../domain/service-report.ts'
import { type Tree, valueAt } from '../../../domain/tree.ts'
import { recording as text } from '../../../text/reports-desk.ts'
import { pathOfField } from '../../entry/tree-values.ts'

/** What a report says but for its confirmation, in the labels of its fields. */
export function reportContent(tree: Tree): { label: string; value: string }[] {
  const days = valueAt(tree, ['private', 'days'])
  const months = (Array.isArray(days) ? days : []).map((row: unknown) =>
    text.day(String(valueAt(row, ['month']) ?? ''), String(valueAt(row, ['days']) ?? '')),
  )
  const lines = fields.flatMap((node) => {
    const value = valueAt(tree, pathOfField(node))
    return typeof value === 'string' && value !== '' ? [{ label: labelOf(node), value }] : []
  })
  return [{ label: text.days, value: months.join('，') }, ...lines]
}

const labelOf = ({ declaration, key }: FieldNode) => (declaration ? fullLabel(declaration) : key)

const fields = [...fieldsBelow(formTree(reportSchema))].filter(
  ({ path }) => path.startsWith('private.') && !path.includes('[]') && !path.startsWith('private.confirmed'),
)
