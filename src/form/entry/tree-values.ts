import { type FieldNode, fieldsBelow } from '../../domain/form-tree.ts'
import {
  emptyMapping,
  isMapping,
  type Path,
  type Tree,
  type TreeMapping,
  valueAt,
  withoutEmpty,
} from '../../domain/tree.ts'
import { setAt } from './answers.ts'

/** A file's fields as texts by their path, for forms that are made of its schema alone: no list of groups is in it. */

/** The fields that a person fills in, in the schema's order. */
export const enteredFields = (root: FieldNode): FieldNode[] =>
  [...fieldsBelow(root)].filter(({ path }) => path !== 'sealed' && !path.includes('[]'))

export const pathOfField = ({ path }: Pick<FieldNode, 'path'>): Path => path.split('.')

/** What the fields show. */
export function valuesOfTree(fields: readonly FieldNode[], tree: Tree): Map<string, string> {
  return new Map(
    fields.map((field) => {
      const value = valueAt(tree, pathOfField(field))
      return [field.path, typeof value === 'string' ? value : '']
    }),
  )
}

/** The tree with what the fields say in place of what it had there, without blank fields and empty parts. */
export function treeOfValues(
  fields: readonly FieldNode[],
  values: ReadonlyMap<string, string>,
  before: Tree = emptyMapping(),
): TreeMapping {
  const tree = isMapping(before) ? structuredClone(before) : emptyMapping()
  for (const field of fields) setAt(tree, pathOfField(field), values.get(field.path)?.trim() ?? '')
  return withoutEmptyParts(withoutEmpty(tree) as TreeMapping)
}

function withoutEmptyParts(tree: TreeMapping): TreeMapping {
  const kept = emptyMapping()
  for (const [key, value] of Object.entries(tree)) {
    const whole = isMapping(value) ? withoutEmptyParts(value) : value
    if (!isMapping(whole) || Object.keys(whole).length > 0) kept[key] = whole
  }
  return kept
}
