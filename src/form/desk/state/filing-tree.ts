import { canonicalTree } from '../../../domain/canonical-tree.ts'
import { filingSchema } from '../../../domain/district.ts'
import { type FieldNode, formTree } from '../../../domain/form-tree.ts'
import { emptyMapping, type Tree, type TreeMapping } from '../../../domain/tree.ts'
import { enteredFields, treeOfValues, valuesOfTree } from '../../entry/tree-values.ts'

const form = formTree(filingSchema)

/** The fields of a filing that a person fills in, in the form's order. */
export const filingFields: readonly FieldNode[] = enteredFields(form)

/** The fields' values as a tree, without blank fields and empty parts. */
export function filingTree(values: ReadonlyMap<string, string>): Tree {
  const tree: TreeMapping = treeOfValues(filingFields, values)
  tree['public'] ??= emptyMapping()
  return tree
}

export const filingValues = (tree: Tree): Map<string, string> => valuesOfTree(filingFields, tree)

/** What is written, and for each blank field what stood there before. */
export function filledFiling(written: Tree, before: Tree): Tree {
  const values = filingValues(takeFiling(before))
  for (const [path, value] of filingValues(written)) if (value.trim() !== '') values.set(path, value)
  return filingTree(values)
}

/** A filing from a file, as far as it can be shown in the fields: a field for a day takes one way of writing it. */
export function takeFiling(tree: Tree): Tree {
  return filingTree(filingValues(canonicalTree(tree, form)))
}
