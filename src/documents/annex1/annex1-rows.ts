import { fullLabel } from '../../domain/declaration.ts'
import { YES_NO } from '../../domain/fields.ts'
import type { FieldNode } from '../../domain/form-tree.ts'
import { valueAt } from '../../domain/tree.ts'
import type { DemandPath } from '../../text/labels.ts'
import { type FormRow, field, label } from '../office/docx-table.ts'
import { type Line, line, linesOf } from '../office/docx-text.ts'
import { boxes, inLines, ticked } from './annex1-ticks.ts'
import { rowFields } from './form-fields.ts'

/**
 * A row for each field below this place that has no cell in the official layout.
 * @param values what stands at the place; undefined on a blank form.
 */
export function ownRows(
  path: DemandPath,
  values: object | undefined,
  widths: [label: number, value: number],
): FormRow[] {
  const [labelWidth, valueWidth] = widths
  return rowFields(path).map((node) => {
    const below = node.path.slice(path.length).replace(/^\[\]/, '').slice(1)
    const lines = linesFor(node, valueAt(values, below.split('.')), valueWidth)
    return { cells: [label(fullLabel(node.declaration!), labelWidth), field(lines, valueWidth)] }
  })
}

function linesFor({ spec, children }: FieldNode, value: unknown, width: number): Line[] {
  const options = spec.kind === 'list' ? children[0]!.spec : spec
  if (options.kind === 'option') {
    return inLines(boxes(options.options, value as string | readonly string[] | undefined), width)
  }
  if (spec.kind === 'yes-no') {
    const [yes, no] = YES_NO
    return [line(`${ticked(yes, value === true)}  ${ticked(no, value === false)}`)]
  }
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return linesOf(items.join('\n'))
}
