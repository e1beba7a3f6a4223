import { demandSchema } from '../domain/demand.ts'
import { type FieldNode, formTree } from '../domain/form-tree.ts'
import { publishOf } from '../domain/publish.ts'

/** A field of the public part as the open data has it. */
export interface OpenField {
  /** Dotted path in an object of `demands`: the enterprise's fields are at its root. */
  path: string
  node: FieldNode
}

/** The published fields below status and date, in the projection's order, parents first. */
export const openFields: readonly OpenField[] = fieldsOf(formTree(demandSchema.parts.public), '')

function fieldsOf(parent: FieldNode, prefix: string): OpenField[] {
  return parent.children.flatMap((node): OpenField[] => {
    if (!isShown(node) || node.path === 'status' || node.path === 'submittedOn') return []
    if (node.path === 'enterprise') return fieldsOf(node, '')
    const path = prefix + node.key
    const item = node.spec.kind === 'list' ? node.children[0] : undefined
    return [{ path, node }, ...(item ? fieldsOf(item, `${path}[].`) : fieldsOf(node, `${path}.`))]
  })
}

function isShown(node: FieldNode): boolean {
  return ['always', 'if-named', 'shared'].includes(publishOf(node))
}
