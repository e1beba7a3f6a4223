import type { Paper } from '../../domain/declaration.ts'
import { demandSchema } from '../../domain/demand.ts'
import { type FieldNode, fieldAt, fieldsBelow, formTree } from '../../domain/form-tree.ts'
import type { DemandPath } from '../../text/labels.ts'

const root = formTree(demandSchema)

export const nodeOf = (path: DemandPath): FieldNode => fieldAt(root, path)

/** The fields below a place of the form that have a row of their own on paper, in the form's order. */
export function rowFields(path: DemandPath): FieldNode[] {
  const node = nodeOf(path)
  const group = node.spec.kind === 'list' ? node.children[0]! : node
  return [...fieldsBelow(group)].filter(({ declaration }) => hasRow(declaration?.paper))
}

const hasRow = (paper: Paper | undefined) => typeof paper === 'object' && 'row' in paper
